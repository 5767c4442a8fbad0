"""What somebody without an account reads at a preview link, and what they do not."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from editions import actions
from editions.instants import told
from editions.models import PreviewLink, PreviewVisit
from editions.previews.tokens import token_of
from publications.models import NewsRelease
from tests import factories

from .scene import HOUR, SECRET, draft, edition_of, html_of, link, opened, publish, schedule

pytestmark = pytest.mark.django_db

each_language = pytest.mark.parametrize("language", ["en", "es"])
each_original = pytest.mark.parametrize("original", ["en", "es"])


@each_original
@each_language
def test_a_draft_is_read_in_its_language_and_in_no_other(original: str, language: str) -> None:
    page = draft(original)
    html = html_of(link(page, language))
    other = "es" if language == "en" else "en"
    assert f'<html lang="{language}"' in html
    assert f"{SECRET[language]} in full." in html
    assert SECRET[other] not in html
    assert f"secret-{other}" not in html


@each_language
def test_the_public_still_reads_nothing_of_it(client: Client, language: str) -> None:
    page = draft()
    html_of(link(page, language))
    assert (
        client.get(f"/{language}/{'news' if language == 'en' else 'noticias'}/secret-{language}/").status_code
        == 404
    )
    assert SECRET[language] not in client.get(f"/{language}/").content.decode()


@each_language
def test_nobody_stores_lists_or_hears_of_it(language: str) -> None:
    response = opened(link(draft(), language))
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "ETag" not in response
    assert "Last-Modified" not in response
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@each_language
def test_its_head_tells_machines_nothing(language: str) -> None:
    html = html_of(link(draft(), language))
    assert '<meta name="robots" content="noindex">' in html
    for trace in ("canonical", "hreflang=", "og:", "ld+json", "rss.xml", "mailto:?", "wa.me"):
        assert trace not in html


@each_language
def test_the_banner_says_that_it_is_not_for_publication(language: str) -> None:
    html = html_of(link(draft(), language))
    with translation.override(language):
        assert translation.gettext("Preview, not for publication") in html
    assert "preview-banner" in html
    assert "Under embargo" not in html


def test_an_ordinary_page_has_no_banner(client: Client) -> None:
    page = factories.release()
    assert "preview-banner" not in client.get(page.address("en")).content.decode()


@each_language
def test_the_banner_tells_until_when_it_is_under_embargo(language: str) -> None:
    page = draft()
    moment = schedule(page, language)
    html = html_of(link(page, language))
    with translation.override(language):
        assert told(moment) in html


def test_a_draft_with_an_hour_that_is_not_scheduled_yet_is_under_embargo_too() -> None:
    page = draft()
    page = page.get_latest_revision_as_object()
    page.go_live_at = timezone.now() + HOUR
    page.save_revision()
    assert told(page.go_live_at) in html_of(link(page, "en"))


def test_a_translation_is_under_embargo_until_its_original_goes_out_too() -> None:
    page = draft()
    schedule(page, "es", timezone.now() + HOUR)
    later = schedule(page, "en", timezone.now() + 3 * HOUR)
    html = html_of(link(page, "es"))
    with translation.override("es"):
        assert told(later) in html


def test_of_a_live_original_the_hour_does_not_count() -> None:
    page = factories.release(languages=("en",))
    moment = schedule(page, "es")
    html = html_of(link(page, "es"))
    with translation.override("es"):
        assert told(moment) in html


def test_the_scheduled_text_is_shown_and_not_a_later_draft() -> None:
    page = draft()
    schedule(page, "en")
    later = NewsRelease.objects.get(pk=page.pk).get_latest_revision_as_object()
    later.headline_en = "Second thoughts"
    later.save_revision()
    html = html_of(link(page, "en"))
    assert SECRET["en"] in html
    assert "Second thoughts" not in html


def test_the_newest_draft_is_shown_where_none_is_scheduled() -> None:
    page = draft()
    shown = link(page, "es")
    actions.translate(edition_of(page, "es"), {"headline": "Otra cosa"})
    assert "Otra cosa" in html_of(shown)


def test_a_correction_of_a_live_text_is_shown_as_it_will_be() -> None:
    page = factories.release()
    page.headline_en = "Bridge opened, corrected"
    page.save_revision()
    assert "Bridge opened, corrected" in html_of(link(page, "en"))


def test_a_translation_of_a_live_original_shows_none_of_the_originals_draft() -> None:
    page = factories.release(languages=("en",))
    page.date = datetime.date(2031, 1, 2)
    page.save_revision()
    html = html_of(link(page, "es"))
    assert "2026" in html
    assert "2031" not in html


def test_pages_above_that_are_not_readable_are_not_named() -> None:
    page = draft()
    factories.news_index().unpublish()
    html = html_of(link(page, "en"))
    assert "News</a>" not in html


def test_links_lead_to_the_public_site_alone() -> None:
    other, hidden = factories.release(), draft(public_slug_en="hidden", public_slug_es="oculto")
    links = "".join(f'<a linktype="page" id="{one.pk}">there</a>' for one in (other, hidden))
    page = draft(body_en=[("paragraph", f"<p>{links}</p>")], public_slug_en="third", public_slug_es="tercero")
    html = html_of(link(page, "en"))
    assert f'<a href="{other.address("en")}">there</a>' in html
    assert html.count(">there</a>") == 2
    assert "/hidden" not in html
    assert "preview/" not in html


def test_each_visit_is_counted_with_its_time_and_nothing_else(client: Client) -> None:
    shown = link(draft(), "en")
    for _time in range(3):
        opened(shown)
    client.head(shown.address)
    assert shown.visits.count() == 3
    assert {field.name for field in PreviewVisit._meta.get_fields()} == {"id", "link", "at"}
    assert PreviewLink.objects.with_visits().get().visits_made == 3


def test_head_is_answered_and_nothing_else_but_get(client: Client) -> None:
    shown = link(draft(), "en")
    assert client.head(shown.address).status_code == 200
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)(shown.address).status_code == 405


def test_what_stands_behind_the_address_changes_nothing() -> None:
    shown = link(draft(), "en")
    assert Client().get(shown.address, {"page": "9", "kind": "statement"}).status_code == 200


def test_an_unknown_address_is_not_found(client: Client) -> None:
    shown = link(draft(), "en")
    token = token_of(shown)
    last = "0" if token[-1] != "0" else "1"
    for wrong in (token[:-1] + last, token[:-1], f"{shown.pk + 1}-{token.split('-')[1]}", "1", "x" * 41):
        assert client.get(shown.address.replace(token, wrong)).status_code == 404


@each_language
def test_a_link_of_one_language_is_not_found_in_the_other(client: Client, language: str) -> None:
    shown = link(draft(), language)
    with translation.override("es" if language == "en" else "en"):
        assert client.get(reverse("previews:page", args=[token_of(shown)])).status_code == 404


def test_the_database_holds_no_address() -> None:
    shown = link(draft(), "en")
    signature = token_of(shown).split("-")[1]
    assert re.fullmatch("[0-9a-f]{40}", signature)
    values = PreviewLink.objects.values().get()
    assert signature not in str(values)
    other = PreviewLink.objects.create(edition=shown.edition, language="en", expires_at=timezone.now())
    assert token_of(other).split("-")[1] != signature


def test_a_preview_costs_few_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    shown = link(draft(), "es")
    opened(shown)
    with django_assert_max_num_queries(20):
        opened(shown)


def test_publishing_the_other_language_leaves_it_open() -> None:
    page = draft()
    shown = link(page, "es")
    publish(page, "en")
    assert SECRET["es"] in html_of(shown)
