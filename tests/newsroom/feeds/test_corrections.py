"""What machines are told of a correction: feeds, JSON-LD, the plain text, sitemaps."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils.dateparse import parse_datetime

from newsroom.models import CorrectionsPage, MenuSection, StandardPage
from publications.models import NewsRelease
from tests import factories
from tests.editions.corrections.scene import EN, ES, notes_of, told

from . import scenes
from .test_rss_atom import FILES, read
from .test_structured_data import DOCUMENT

pytestmark = pytest.mark.django_db


def old_release() -> NewsRelease:
    page = factories.release()
    for code in scenes.BOTH:
        scenes.published(page, code, scenes.moment(2))
    return page


def documents(client: Client, address: str) -> list[dict[str, Any]]:
    return [json.loads(text) for text in DOCUMENT.findall(scenes.body_of(client, address))]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(("language", "text", "summary"), [("en", EN, "A bridge."), ("es", ES, "Un puente.")])
def test_a_feed_tells_it_at_the_head_of_the_entry_and_as_an_update(
    client: Client, file: str, language: str, text: str, summary: str
) -> None:
    page = old_release()
    told(page)
    (note,) = notes_of(page, language)
    (entry,) = read(client, f"/{language}/{file}").entries
    assert text in entry.summary
    assert entry.summary.index(text) < entry.summary.index(summary)
    assert note.published_at is not None
    if file == "atom.xml":
        updated = parse_datetime(entry.updated)
        assert updated == note.published_at
        assert parse_datetime(entry.published) == scenes.moment(2)


def test_the_newest_note_is_told_with_its_kind(client: Client) -> None:
    page = old_release()
    told(page)
    told(page, "retraction", en="All <wrong>.", es="Todo mal.")
    (entry,) = read(client, "/en/rss.xml").entries
    assert entry.summary.startswith("<p>Retraction, ")
    assert "All &lt;wrong&gt;." in entry.summary
    assert EN not in entry.summary


def test_the_plain_text_tells_it_before_the_text(client: Client) -> None:
    page = old_release()
    told(page)
    text = scenes.body_of(client, f"{page.address('en')}release.txt")
    assert "CORRECTION\n" in text
    assert text.index(EN) < text.index("The bridge is open.")
    assert "UTC" in text[text.index("CORRECTION") : text.index(EN)]


def test_a_sitemap_tells_of_it_as_a_change_in_every_language(client: Client) -> None:
    page = old_release()
    before = scenes.body_of(client, f"/sitemap-{page.pk // 2500}.xml")
    told(page)
    after = scenes.body_of(client, f"/sitemap-{page.pk // 2500}.xml")
    assert before.count("<lastmod>2026-03-02") == 2
    assert "<lastmod>2026-03-02" not in after


@pytest.mark.parametrize(("language", "text"), [("en", EN), ("es", ES)])
def test_json_ld_has_a_correction_comment(client: Client, language: str, text: str) -> None:
    page = old_release()
    told(page)
    (note,) = notes_of(page, language)
    (article,) = [one for one in documents(client, page.address(language)) if one["@type"] == "NewsArticle"]
    (comment,) = article["correction"]
    assert (comment["@type"], comment["text"], comment["inLanguage"]) == ("CorrectionComment", text, language)
    assert note.published_at is not None
    assert parse_datetime(comment["datePublished"]) == note.published_at.replace(microsecond=0)
    assert parse_datetime(article["dateModified"]) == note.published_at.replace(microsecond=0)


def test_json_ld_tells_it_of_a_page_that_is_no_article_too(client: Client) -> None:
    page = factories.add(
        factories.home(),
        StandardPage(
            headline_en="Paths", headline_es="Vías", body_en=factories.body("x"), body_es=factories.body("y")
        ),
    )
    assert not [one for one in documents(client, page.address("en")) if "correction" in one]
    told(page)
    (work,) = [one for one in documents(client, page.address("en")) if "correction" in one]
    assert work["@type"] == "WebPage"


def test_the_publisher_names_its_corrections_page_where_it_is_readable(client: Client) -> None:
    release = old_release()
    MenuSection.objects.create(label_en="News", label_es="Noticias", page=release)
    factories.add(
        factories.home(),
        CorrectionsPage(headline_en="Corrections", body_en=factories.body("x")),
        languages=("en",),
    )

    def policies(language: str) -> list[str | None]:
        articles = documents(client, release.address(language))
        return [
            one["publisher"].get("correctionsPolicy") for one in articles if one["@type"] == "NewsArticle"
        ]

    assert policies("en") == ["http://testserver/en/corrections/"]
    assert policies("es") == [None]
