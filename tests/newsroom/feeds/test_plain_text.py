"""A release as plain text: all of it, readable, in one language."""

from typing import Any

import pytest
from django.test import Client

from newsroom.feeds.html_text import plain_text
from publications import models
from tests import factories

from . import scenes

pytestmark = pytest.mark.django_db


def contact(number: int, place: str) -> models.Contact:
    return models.Contact.objects.create(
        name_en=f"Desk {number}",
        name_es=f"Oficina {number}",
        role_en="Press",
        role_es="Prensa",
        place_en=place,
        place_es=place,
        email=f"press{number}@example.org",
        phone="+507 555 0100",
    )


def full_release(**values: Any) -> models.NewsRelease:
    other = factories.release(headline_en="Other", headline_es="Otro", public_slug_en="other")
    spanish = factories.release(languages=("es",), original="es", headline_es="Solo español")
    paragraph = (
        f'<p>The bridge is <b>open</b>, see <a linktype="page" id="{other.pk}">the other</a>'
        f' and <a linktype="page" id="{spanish.pk}">this</a>.</p>'
        "<h2>What it is</h2><ul><li>of steel<ul><li>and wood</li></ul></li><li>long</li></ul>"
        '<ol><li>first</li><li>second</li></ol><p>See <a href="https://example.org/x">there</a>.</p>'
    )
    return factories.release(
        body_en=[
            ("paragraph", paragraph),
            ("quotation", {"text": "We are & stay glad.", "attribution": "The mayor"}),
        ],
        notes_en="<p>Tax: 5&nbsp;%.</p>",
        attachments_en=[("file", {"document": scenes.file("annex.pdf"), "title": "Annex"})],
        release_institutions=[models.ReleaseInstitution(institution=scenes.institution())],
        release_contacts=[
            models.ReleaseContact(contact=contact(number, place), sort_order=number)
            for number, place in enumerate(("Panama City", "Lima", "Panama City"))
        ],
        **values,
    )


def text_of(client: Client, page: Any, language: str = "en") -> str:
    response = client.get(f"{page.address(language)}release.txt")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode()


def test_the_text_has_all_parts_of_a_release_in_their_order(client: Client) -> None:
    page = full_release()
    scenes.published(page, "en", scenes.moment(2), scenes.moment(5, 17))
    text = text_of(client, page)
    parts = [
        "News release\n\nBridge opened\n\nA bridge.\n\nLima, 1 March 2026 – The bridge is open, ",
        "see the other (http://testserver/en/news/other/)",
        " and this (Español: http://testserver/es/noticias/solo-espanol/).\n\n",
        "What it is\n\n• of steel\n   • and wood\n• long\n\n1. first\n2. second\n\nSee there (https://example.org/x).",
        "\n\n“We are & stay glad.”\n\n— The mayor\n\n",
        "Notes to editors\n\nTax: 5\xa0%.\n\n",
        "About: Migration Organization\n\nAbout it.\n\n",
        "Attachments\n\nAnnex: http://testserver/documents/",
        "Media contacts\n\nPanama City\n\nDesk 0, Press\npress0@example.org\n+507 555 0100\n\nDesk 2, Press\n",
        "\n\nLima\n\nDesk 1, Press\n",
        f"\n\nhttp://testserver{page.address('en')}\nText of 5 March 2026, ",
        "\n\n###\n",
    ]
    position = 0
    for part in parts:
        assert part in text[position:], f"{part!r} is not in {text[position:]!r}"
        position += text[position:].index(part)
    assert text.endswith("###\n")
    assert "\n\n\n" not in text
    assert "<" not in text


def test_the_text_is_of_one_language(client: Client) -> None:
    text = text_of(client, full_release(), "es")
    assert "Puente abierto" in text
    assert "Lima, 1 de marzo de 2026 – El puente está abierto." in text
    for word in ("Bridge", "Migration", "About", "Media contacts", "Desk", "Press", "News release"):
        assert word not in text


def test_a_short_release_has_no_empty_parts(client: Client) -> None:
    text = text_of(client, factories.release(summary_en="", place_en=""))
    start = (
        "News release\n\nBridge opened\n\n1 March 2026 – The bridge is open.\n\nhttp://testserver/en/news/"
    )
    assert text.startswith(start)
    assert "Media contacts" not in text


def test_the_dateline_stands_alone_before_what_is_no_paragraph(client: Client) -> None:
    quotation = ("quotation", {"text": "Yes.", "attribution": ""})
    assert "Lima, 1 March 2026\n\n“Yes.”" in text_of(client, factories.release(body_en=[quotation]))
    heading = [("paragraph", "<h2>Why</h2><p>So.</p>")]
    assert "Lima, 1 March 2026\n\nWhy\n\nSo." in text_of(client, factories.release(body_en=heading))


@pytest.mark.parametrize("number", [1, 6])
def test_a_text_costs_at_most_eight_queries(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    others = [factories.release(headline_en=f"Other {one}") for one in range(number)]
    links = [
        (
            "paragraph",
            f'<p><a linktype="page" id="{other.pk}">a</a><a linktype="document" id="{scenes.file().pk}">b</a></p>',
        )
        for other in others
    ]
    page = full_release(body_es=links)
    address = f"{page.address('es')}release.txt"
    client.get(address)
    with django_assert_max_num_queries(8):
        assert client.get(address).content.decode().count("/documents/") == number


def test_nothing_but_a_release_has_a_text(client: Client) -> None:
    factories.news_index()
    for address in ("/en/release.txt", "/en/news/release.txt"):
        assert client.get(address).status_code == 404
    assert client.post(f"{factories.release().address('en')}release.txt").status_code == 405


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a<br/>b</p>", "a\nb"),
        ("<p>a</p><hr/><p>b</p>", "a\n\n* * *\n\nb"),
        ('<p><a href="mailto:a@example.org">a@example.org</a></p>', "a@example.org"),
        ('<p><a href="mailto:a@example.org">Ana</a></p>', "Ana (a@example.org)"),
        ('<p><a href="https://example.org/">https://example.org</a></p>', "https://example.org"),
        ("<p>a  \n b</p><p></p><p> </p>", "a b"),
        ("<ul><li>a</li></ul><p>b</p><ul><li>c</li></ul>", "• a\n\nb\n\n• c"),
        ("loose & <b>bold</b>", "loose & bold"),
        ("<p><a>no link</a></p>", "no link"),
        ("", ""),
    ],
)
def test_markup_becomes_what_a_reader_would_type(html: str, text: str) -> None:
    assert plain_text(html) == text
