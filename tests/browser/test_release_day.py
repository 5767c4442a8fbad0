"""A release day: two languages under embargo, a journalist who reads ahead, the second, a correction, a withdrawal."""

import datetime
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from editions.models import BasePage, Edition
from editions.schedule import rounds
from newsroom.models import SearchEntry
from tests import factories

ADDRESSES = {"en": "/en/news/bridge-opened/", "es": "/es/noticias/puente-abierto/"}
HEADLINES = {"en": "Bridge opened", "es": "Puente abierto"}


@pytest.fixture
def reader(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Somebody with no account and no cookie."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 800})
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def release() -> Any:
    """Written, translated and approved, and never out."""
    page = factories.release()
    page.unpublish()
    Edition.objects.filter(page=page).update(first_published_at=None, last_published_at=None)
    BasePage.objects.filter(pk=page.pk).update(first_published_at=None, last_published_at=None)
    return type(page).objects.get(pk=page.pk)


def status(page: Page, address: str) -> int:
    response = page.goto(address)
    assert response is not None
    return response.status


def finds_nothing(reader: Page) -> None:
    for language, address in ADDRESSES.items():
        assert status(reader, address) in (404, 410)
        for place in (f"/{language}/", address.rpartition("/")[0].rpartition("/")[0] + "/"):
            reader.goto(place)
            expect(reader.locator("body")).not_to_contain_text(HEADLINES[language])
        feed = reader.request.get(f"/{language}/rss.xml").text()
        assert HEADLINES[language] not in feed


def schedule(chief: Page, pk: int) -> None:
    chief.goto(reverse("editions:schedule", args=[pk]))
    expect(chief.locator("main")).to_contain_text("On the newsroom's clock: Panama, UTC−5")
    for box in chief.locator("[name=languages]").all():
        box.check()
    chief.fill("[name=at]", "2020-01-01 09:00")
    chief.get_by_role("button", name="Schedule", exact=True).click()
    expect(chief.locator("main")).to_contain_text("This instant has passed")
    chief.fill("[name=at]", "2030-05-06 09:00")
    for box in chief.locator("[name=languages]").all():
        box.check()
    chief.get_by_role("button", name="Schedule", exact=True).click()
    expect(chief.locator("main")).to_contain_text("6 May 2030, 09:00 (Panama, UTC−5) · 14:00 UTC")
    expect(chief.get_by_role("button", name="Take the schedule back")).to_have_count(2)


def moved(at: datetime.datetime) -> None:
    """Nobody waits for 2030."""
    from wagtail.models import Revision

    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.approved_go_live_at = at
        revision.content["go_live_at"] = at.isoformat()
        revision.save()


def preview(chief: Page, edition: Edition) -> str:
    chief.goto(reverse("editions:preview_links", args=[edition.pk]))
    chief.fill("[name=for_whom]", "Agency desk")
    chief.get_by_role("button", name="Make a link").click()
    return chief.locator("input[readonly]").first.input_value()


def test_a_release_day(chief: Page, reader: Page, live_server: LiveServer) -> None:
    release_page = release()
    finds_nothing(reader)
    schedule(chief, release_page.pk)

    # The journalist reads one language ahead, and enters nowhere.
    spanish = Edition.objects.get(page=release_page, language="es")
    address = preview(chief, spanish).replace("http://testserver", live_server.url)
    assert status(reader, address) == 200
    expect(reader.locator("h1")).to_have_text(HEADLINES["es"])
    expect(reader.locator(".preview-banner")).to_contain_text("6 de mayo de 2030, 09:00 (Panamá, UTC−5)")
    expect(reader.locator("body")).not_to_contain_text(HEADLINES["en"])
    finds_nothing(reader)

    moved(timezone.now() + datetime.timedelta(hours=1))
    rounds.run()
    finds_nothing(reader)
    at = timezone.now() + datetime.timedelta(seconds=2)
    moved(at)
    assert rounds.run().published == 0 or timezone.now() > at
    time.sleep(max((at - timezone.now()).total_seconds(), 0))
    rounds.run()
    late = timezone.now() - at
    for language, public in ADDRESSES.items():
        assert status(reader, public) == 200
        expect(reader.locator("h1")).to_have_text(HEADLINES[language])
        assert HEADLINES[language] in reader.request.get(f"/{language}/rss.xml").text()
        reader.goto(f"/{language}/")
        expect(reader.locator("main")).to_contain_text(HEADLINES[language])
    assert late < datetime.timedelta(minutes=1)
    assert SearchEntry.objects.filter(page=release_page).count() == 2
    assert status(reader, address) == 410

    chief.goto(reverse("editions:board"))
    chief.get_by_text("Went out on schedule").click()
    expect(chief.locator(".board-schedule")).to_contain_text("Puente abierto")

    # A correction without its Spanish note is refused, with both it is told in both.
    corrections = reverse("editions:corrections", args=[release_page.pk])
    chief.goto(corrections)
    notes = chief.locator("main textarea")
    notes.nth(0).fill("The bridge is 300 metres long.")
    chief.get_by_role("button", name="Publish the note now").click()
    expect(chief.locator("body")).to_contain_text("Spanish")
    assert status(reader, ADDRESSES["en"]) == 200
    expect(reader.locator("main")).not_to_contain_text("300 metres")
    chief.goto(corrections)
    notes.nth(0).fill("The bridge is 300 metres long.")
    notes.nth(1).fill("El puente mide 300 metros.")
    chief.get_by_role("button", name="Save", exact=True).first.click()
    chief.goto(reverse("wagtailadmin_pages:edit", args=[release_page.pk]))
    chief.fill("[name=headline_en]", "Long bridge opened")
    chief.get_by_role("button", name="More actions").last.click()
    chief.get_by_role("button", name="Publish", exact=True).click()
    chief.get_by_role("button", name="Publish anyway").click()
    for language, note in {"en": "300 metres", "es": "300 metros"}.items():
        reader.goto(ADDRESSES[language])
        expect(reader.locator("main .correction")).to_contain_text(note)
        assert note in reader.request.get(f"/{language}/rss.xml").text()
    reader.goto(ADDRESSES["en"])
    expect(reader.locator("h1")).to_have_text("Long bridge opened")
    reader.get_by_role("link", name="What it said before").click()
    expect(reader.locator("h1")).to_have_text(HEADLINES["en"])
    expect(reader.locator(".correction--earlier")).to_be_visible()

    # Withdrawn in both languages, with the reason.
    chief.goto(reverse("wagtailadmin_pages:unpublish", args=[release_page.pk]))
    chief.fill("[name=why_en]", "The figures were another office's.")
    chief.fill("[name=why_es]", "Las cifras eran de otra oficina.")
    chief.locator("main form button[type=submit], main form input[type=submit]").first.click()
    for language, reason in {"en": "another office", "es": "otra oficina"}.items():
        assert status(reader, ADDRESSES[language]) == 410
        expect(reader.locator("main")).to_contain_text(reason)
    finds_nothing(reader)
