"""Handing a release on: plain links, which need no script and ask nobody."""

import html as entities
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from publications import models
from tests import factories

from . import scenes

pytestmark = pytest.mark.django_db


def block(client: Client, address: str) -> str:
    found = re.search(r'<section class="share">.*?</section>', scenes.body_of(client, address), re.DOTALL)
    assert found
    return found[0]


def link(text: str, start: str) -> str:
    found = re.search(rf'href="({start}[^"]*)"', text)
    assert found
    return entities.unescape(found[1])


def test_a_mail_is_ready_to_be_sent(client: Client) -> None:
    page = factories.release(headline_en="Bridge & 100 % open?", public_slug_en="bridge")
    address = link(block(client, page.address("en")), "mailto:")
    assert "+" not in address
    fields = parse_qs(urlsplit(address).query)
    assert fields["subject"] == ["Bridge & 100 % open?"]
    assert fields["body"] == ["A bridge.\r\n\r\nhttp://testserver/en/news/bridge/"]


def test_whatsapp_is_a_link_and_no_request(client: Client) -> None:
    page = factories.release()
    text = block(client, page.address("es"))
    words = parse_qs(urlsplit(link(text, "https://wa.me/")).query)["text"]
    assert words == [f"Puente abierto http://testserver{page.address('es')}"]
    assert "src=" not in text


def test_the_text_can_be_taken_along_without_a_script(client: Client) -> None:
    page = factories.release()
    text = block(client, page.address("en"))
    assert client.get(link(text, page.address("en") + "release.txt")).status_code == 200
    # What needs a script is not seen without it.
    assert [item.count("<button") for item in re.findall(r"<li hidden>.*?</li>", text)] == [1, 1]
    assert text.count("<button") == 2


def test_the_script_is_small_and_a_file_of_the_site(client: Client) -> None:
    html = scenes.body_of(client, factories.release().address("en"))
    assert '<script type="module" src="/static/newsroom/share.js"></script>' in html
    with open(finders.find("newsroom/share.js"), "rb") as file:  # noqa: PTH123
        assert len(file.read()) <= 2048
    assert "share.js" not in scenes.body_of(client, "/en/news/")


@pytest.mark.parametrize(
    ("language", "citation"),
    [
        ("en", "Migration Organization, “Bridge opened”, news release, Lima, 1 March 2026, {}"),
        ("es", "Organización de Migraciones, “Puente abierto”, {kind}, Lima, 1 de marzo de 2026, {}"),
    ],
)
def test_a_release_says_how_it_is_cited(client: Client, language: str, citation: str) -> None:
    issuer = [models.ReleaseInstitution(institution=scenes.institution())]
    page = factories.release(release_institutions=issuer)
    url = f"http://testserver{page.address(language)}"
    text = block(client, page.address(language))
    assert citation.format(url, kind="comunicado de prensa") in text


@pytest.mark.parametrize(
    ("language", "cited"), [("en", "“‘Enough’: a bridge”"), ("es", "“«Basta»: un puente”")]
)
def test_quotation_marks_within_others_are_the_next_pair(client: Client, language: str, cited: str) -> None:
    page = factories.release(headline_en="“Enough”: a bridge", headline_es="“Basta”: un puente")
    assert cited in block(client, page.address(language))


def test_a_preview_cannot_be_shared() -> None:
    page = factories.release()
    assert "wa.me" not in page.make_preview_request(preview_mode="en").content.decode()
