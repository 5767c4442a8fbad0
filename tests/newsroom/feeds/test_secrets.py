"""Nothing that readers may not read leaves by any of the machines' doors, whatever its state."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from publications import models
from tests import factories

from . import scenes

pytestmark = pytest.mark.django_db

SECRET = "Secretissimo"
FILES = ("rss.xml", "atom.xml", "calendar.ics", "card.jpg", "release.txt")


def kept_back(page: Any) -> None:
    page.edition("es").unpublish()


def withdrawn(page: Any) -> None:
    page.unpublish()


def restricted(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def changed_again(page: Any) -> None:
    """Live with another text; the secret is only being written."""
    edition = page.edition("es")
    content = {
        key: value.replace(SECRET, "Sabido").replace(SECRET.lower(), "sabido")
        if isinstance(value, str)
        else value
        for key, value in edition.content.items()
    }
    edition.content = content | {"headline_es": "Sabido", "summary_es": "", "public_slug_es": "sabido"}
    edition.save_revision().publish()
    later = type(page).objects.get(pk=page.pk).edition("es")
    later.content = later.content | {"headline_es": SECRET, "summary_es": SECRET}
    later.save_revision()


STATES: list[Callable[[Any], None]] = [kept_back, withdrawn, restricted, changed_again]


def surfaces(client: Client, pages: list[Any]) -> dict[str, str]:
    """Every address for machines in the language, and what a page's head says."""
    addresses = {"/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/es/", "/es/noticias/"}
    index = client.get("/sitemap.xml").content.decode()
    addresses |= {
        part.split("</loc>")[0] for part in index.split("http://testserver") if part.startswith("/sitemap-")
    }
    above = ["/es/", "/es/noticias/", "/es/mecanismos/", "/en/", "/en/news/", "/en/mechanisms/"]
    for page in pages:
        own = [page.address("es"), page.address("en")]
        addresses |= {address for address in own if address}
        above += [address for address in (*own, page.get_parent().specific.address("es")) if address]
    addresses |= {f"{address}{file}" for address in above for file in FILES}
    found = {}
    for address in sorted(addresses):
        response = client.get(address)
        if response.status_code == 200 and not address.endswith(".jpg"):
            found[address] = response.content.decode()
    return found


def scene() -> list[Any]:
    forum = scenes.mechanism()
    release = factories.release(
        headline_es=SECRET,
        summary_es=SECRET,
        body_es=factories.body(SECRET),
        public_slug_es=SECRET.lower(),
        mechanisms=[forum],
    )
    meeting = scenes.meeting(
        forum, headline_es=SECRET, summary_es=SECRET, place_es=SECRET, public_slug_es=SECRET.lower()
    )
    factories.release(
        body_es=[("paragraph", f'<p><a linktype="page" id="{release.pk}">See</a></p>')],
        related_releases=[models.RelatedRelease(related=release)],
    )
    return [release, meeting]


def tells(text: str) -> bool:
    return SECRET.lower() in text.lower()


def test_the_secret_would_be_seen_if_it_were_none(client: Client) -> None:
    """Else the tests below could not fail."""
    telling = {address for address, text in surfaces(client, scene()).items() if tells(text)}
    assert telling >= {
        "/es/rss.xml",
        "/es/noticias/atom.xml",
        "/es/mecanismos/rss.xml",
        "/es/mecanismos/calendar.ics",
        "/es/noticias/puente-abierto/release.txt",
        f"/es/noticias/{SECRET.lower()}/release.txt",
        "/news-sitemap.xml",
    } - {"/es/noticias/puente-abierto/release.txt"}
    assert any(address.startswith("/sitemap-") for address in telling)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_no_surface_tells_what_is_not_live(client: Client, state: Callable[[Any], None]) -> None:
    pages = scene()
    for page in pages:
        state(page)
    fresh = [type(page).objects.get(pk=page.pk) for page in pages]
    telling = [address for address, text in surfaces(client, fresh).items() if tells(text)]
    assert telling == []


def test_what_is_scheduled_is_told_by_no_surface_before_its_time(client: Client) -> None:
    pages = scene()
    for page in pages:
        kept_back(page)
        edition = type(page).objects.get(pk=page.pk).edition("es")
        edition.go_live_at = timezone.now() + datetime.timedelta(hours=1)
        edition.save_revision().publish()
        assert not type(page).objects.readable("es").filter(pk=page.pk).exists()
    assert [address for address, text in surfaces(client, pages).items() if tells(text)] == []


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("state", STATES[:3], ids=lambda state: state.__name__)
def test_no_file_is_below_an_edition_that_is_not_readable(
    client: Client, state: Callable[[Any], None], file: str
) -> None:
    release, meeting = scene()
    address = (meeting if file == "calendar.ics" else release).address("es")
    for page in (release, meeting):
        state(page)
    assert client.get(f"{address}{file}").status_code in (404, 410)
