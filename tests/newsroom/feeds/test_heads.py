"""What the head of a page tells machines: alternates, and how it is shown where it is shared."""

import re

import pytest
from django.test import Client

from newsroom.alternates import default_address
from newsroom.feeds.language_tags import language_tag, open_graph_locale
from tests import factories

from . import scenes

pytestmark = pytest.mark.django_db

META = re.compile(r'<meta (?:property|name)="((?:og|article|twitter):[^"]+)" content="([^"]*)">')
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')


def shared(client: Client, address: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in META.findall(scenes.body_of(client, address)):
        found.setdefault(name, []).append(value)
    return found


def alternates(client: Client, address: str) -> dict[str, str]:
    return dict(ALTERNATE.findall(scenes.body_of(client, address)))


@pytest.mark.parametrize("language", scenes.BOTH)
def test_all_editions_name_all_editions_and_one_default(client: Client, language: str) -> None:
    page = factories.release()
    english, spanish = (f"http://testserver{page.address(code)}" for code in scenes.BOTH)
    wanted = {"en": english, "es": spanish, "x-default": english}
    assert alternates(client, page.address(language)) == wanted


def test_the_default_is_an_edition_that_can_be_read(client: Client) -> None:
    page = factories.release(languages=("es",), original="es")
    spanish = f"http://testserver{page.address('es')}"
    assert alternates(client, page.address("es")) == {"es": spanish, "x-default": spanish}


def test_the_front_pages_default_is_the_root(client: Client) -> None:
    assert alternates(client, "/es/")["x-default"] == "http://testserver/"
    assert default_address({}) is None


def test_a_narrowed_list_names_its_like_in_other_languages(client: Client) -> None:
    factories.release()
    (narrowing,) = set(re.findall(r'href="([^"]*\?kind=[^"&]*)"', scenes.body_of(client, "/en/news/")))
    address = "/en/news/" + narrowing[narrowing.index("?") :]
    found = alternates(client, address)
    assert "?" in found["en"]
    assert found["x-default"] == found["en"]
    assert shared(client, address)["og:url"] == [f"http://testserver{address}"]


def test_a_release_is_shown_as_an_article(client: Client) -> None:
    scenes.branded()
    page = factories.release(headline_es="Puente «abierto» & más")
    scenes.published(page, "es", scenes.moment(2), scenes.moment(5))
    meta = shared(client, page.address("es"))
    assert meta["og:type"] == ["article"]
    assert meta["og:title"] == ["Puente «abierto» &amp; más"]
    assert meta["og:description"] == ["Un puente."]
    assert meta["og:url"] == [f"http://testserver{page.address('es')}"]
    assert meta["og:site_name"] == ["La Oficina"]
    assert (meta["og:locale"], meta["og:locale:alternate"]) == (["es_ES"], ["en_US"])
    assert meta["og:image"][0].startswith(f"http://testserver{page.address('es')}card.jpg?v=")
    assert (meta["og:image:width"], meta["og:image:height"]) == (["1200"], ["630"])
    assert "Puente" in meta["og:image:alt"][0]
    assert meta["article:published_time"][0].startswith("2026-03-02T")
    assert meta["article:modified_time"][0].startswith("2026-03-05T")
    assert meta["twitter:card"] == ["summary_large_image"]


def test_a_locale_that_cannot_be_read_is_not_offered(client: Client) -> None:
    page = factories.release(languages=("en",))
    assert "og:locale:alternate" not in shared(client, page.address("en"))


def test_a_list_is_shown_as_a_part_of_the_site(client: Client) -> None:
    factories.news_index()
    meta = shared(client, "/en/news/")
    assert meta["og:type"] == ["website"]
    assert "article:published_time" not in meta


def test_what_is_not_there_tells_machines_nothing(client: Client) -> None:
    page = factories.release()
    page.unpublish()
    for address in ("/en/nothing/", page.address("en")):
        html = client.get(address).content.decode()
        assert "og:" not in html
        assert "ld+json" not in html
        assert "x-default" not in html


def test_a_preview_tells_machines_nothing(admin: Client) -> None:
    page = factories.release()
    html = page.make_preview_request(preview_mode="en").content.decode()
    assert "noindex" in html
    assert "og:" not in html
    assert "ld+json" not in html
    assert "rss.xml" not in html


@pytest.mark.parametrize(
    ("code", "tag", "locale"),
    [
        ("en", "en", "en_US"),
        ("es", "es", "es_ES"),
        ("pt-br", "pt-BR", "pt_BR"),
        ("fr", "fr", "fr_FR"),
        ("zh-hans", "zh-Hans", "zh_CN"),
        ("qu", "qu", "qu_PE"),
    ],
)
def test_any_language_is_written_as_standards_write_it(code: str, tag: str, locale: str) -> None:
    assert language_tag(code) == tag
    assert open_graph_locale(code) == locale
