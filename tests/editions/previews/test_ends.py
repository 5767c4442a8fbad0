"""When a preview link is over, and what whoever opens it then is told."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from editions import actions
from editions.models import PreviewLink
from editions.previews.state import State
from tests import factories
from tests.people import person

from .scene import HOUR, SECRET, draft, edition_of, html_of, link, opened, publish, schedule

pytestmark = pytest.mark.django_db

each_language = pytest.mark.parametrize("language", ["en", "es"])


def over(shown: PreviewLink, sentence: str) -> str:
    """The page of a link that is over: 410, sealed, nothing of the text, no visit."""
    visits = shown.visits.count()
    response = opened(shown)
    html: str = response.content.decode()
    assert response.status_code == 410
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert f'<html lang="{shown.language}"' in html
    with translation.override(shown.language):
        assert translation.gettext(sentence) in html
    assert not any(secret in html for secret in SECRET.values())
    assert shown.visits.count() == visits
    return html


def state(shown: PreviewLink) -> State:
    found: State = PreviewLink.objects.get(pk=shown.pk).state
    return found


@each_language
def test_revoked(language: str) -> None:
    shown = link(draft(), language)
    html_of(shown)
    actions.revoke(shown)
    over(shown, "The newsroom has closed this link.")


@each_language
def test_expired(language: str) -> None:
    shown = link(draft(), language, days=2)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=2, seconds=-5), tick=False):
        html_of(shown)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=2, seconds=5), tick=False):
        over(shown, "This link was open for some days, which are over.")


@each_language
def test_deleted(language: str) -> None:
    page = draft()
    shown = link(page, language)
    page.delete()
    over(shown, "The text this link led to no longer exists.")


@pytest.mark.parametrize(("original", "language"), [("en", "en"), ("en", "es"), ("es", "es"), ("es", "en")])
def test_published_it_leads_to_the_page(original: str, language: str) -> None:
    page = draft(original)
    shown = link(page, language)
    publish(page, original)
    if language != original:
        html_of(shown)
        publish(page, language)
    html = opened(shown).content.decode()
    assert opened(shown).status_code == 410
    address = type(page).objects.get(pk=page.pk).address(language)
    assert f'<a href="{address}">' in html
    assert Client().get(address).status_code == 200


@each_language
def test_published_by_the_clock(language: str) -> None:
    page = draft()
    moment = schedule(page, language)
    if language != "en":
        publish(page, "en")
    shown = link(page, language)
    html_of(shown)
    with time_machine.travel(moment + datetime.timedelta(seconds=30)):
        call_command("publish_scheduled")
        assert state(shown) == State.PUBLISHED


def test_a_translation_that_waits_for_its_original_is_shown_until_that_is_live() -> None:
    page = draft()
    before = link(page, "es")
    publish(page, "es")
    after = link(page, "es")
    for shown in (before, after):
        html_of(shown)
    publish(page, "en")
    assert {state(before), state(after)} == {State.PUBLISHED}


def test_withdrawing_does_not_open_it_again() -> None:
    page = draft()
    shown = link(page, "en")
    publish(page, "en")
    type(page).objects.get(pk=page.pk).unpublish()
    html = over(shown, "This text has been published since.")
    assert "secret-en" not in html


def test_what_was_withdrawn_can_be_shown_anew() -> None:
    page = factories.release()
    page.unpublish()
    assert "Bridge opened" in html_of(link(page, "en"))


@each_language
def test_a_correction_is_shown_until_it_is_published(language: str) -> None:
    page = factories.release()
    if language == "en":
        page.headline_en = "Corrected"
        page.save_revision()
    else:
        actions.translate(edition_of(page, "es"), {"headline": "Corrected"})
    shown = link(page, language)
    assert "Corrected" in html_of(shown)
    publish(page, language)
    assert opened(shown).status_code == 410


def test_a_newer_draft_after_the_publish_is_not_shown_by_an_older_link() -> None:
    page = draft()
    shown = link(page, "en")
    publish(page, "en")
    later = type(page).objects.get(pk=page.pk)
    later.headline_en = "Later"
    later.save_revision()
    assert state(shown) == State.PUBLISHED
    assert "Later" in html_of(link(page, "en"))


def test_where_the_public_may_not_read_it_no_address_is_named() -> None:
    page = draft()
    shown = link(page, "en")
    publish(page, "en")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "secret-en" not in over(shown, "This text has been published since.")


def test_no_link_is_made_of_what_the_public_has() -> None:
    page = factories.release()
    with pytest.raises(ValidationError):
        link(page, "en")
    with pytest.raises(ValidationError):
        link(page, "es")


def test_no_link_is_made_of_a_text_that_is_not_begun() -> None:
    page = draft(headline_es="", summary_es="", body_es=[], public_slug_es="")
    with pytest.raises(ValidationError):
        link(page, "es")


@pytest.mark.parametrize("days", [0, -1, 61, 10_000])
def test_no_link_is_open_for_ever(days: int) -> None:
    with pytest.raises(ValidationError):
        link(draft(), "en", days=days)
    assert not PreviewLink.objects.exists()


def test_it_is_open_for_a_week_if_nobody_says_otherwise() -> None:
    shown = link(draft(), "en")
    assert abs(shown.expires_at - timezone.now() - datetime.timedelta(days=7)) < HOUR


def test_an_account_that_is_deleted_leaves_its_links() -> None:
    user = person("editor", "Editors")
    shown = link(draft(), "en", user=user)
    user.delete()
    html_of(shown)
