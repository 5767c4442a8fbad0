"""Instants are entered on the newsroom's clock, and told with their zone and in UTC."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from editions import actions
from editions.admin.addresses import edition_url
from editions.admin.instant_fields import InstantField
from editions.instants import told
from editions.schedule import rounds
from tests import factories
from tests.editing import desk, post_page, publish_anyway
from tests.people import person

from .scheduling import came, edition, fresh, scheduled


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "1 December 2026, 21:30 (Panama, UTC−5) · 2 December 2026, 02:30 UTC"),
        ("es", "1 de diciembre de 2026, 21:30 (Panamá, UTC−5) · 2 de diciembre de 2026, 02:30 UTC"),
    ],
)
def test_an_instant_is_told_with_its_zone_and_in_utc(language: str, expected: str) -> None:
    with translation.override(language):
        assert told(datetime.datetime(2026, 12, 2, 2, 30, tzinfo=datetime.UTC)) == expected


def test_summer_time_shows_in_the_difference(settings: Any) -> None:
    settings.TIME_ZONE = "America/New_York"
    assert "New York, UTC−4" in told(datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC))
    assert "New York, UTC−5" in told(datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC))


def test_an_hour_that_summer_time_skips_or_repeats_is_refused_with_its_zone(settings: Any) -> None:
    settings.TIME_ZONE = "America/New_York"
    for hour in ("2027-03-14 02:30", "2027-11-07 01:30"):
        with pytest.raises(ValidationError, match="America/New_York"):
            InstantField().clean(hour)


def test_an_instant_that_has_passed_is_refused_and_told() -> None:
    with pytest.raises(ValidationError, match=r"has passed.*UTC"):
        InstantField().clean("2020-01-01 10:00")


@pytest.mark.django_db
def test_a_page_and_an_edition_cannot_be_scheduled_for_the_past(admin: Client) -> None:
    page = factories.release(languages=("en",))
    for action in ("publish", ""):
        response = post_page(admin, page, action, go_live_at="2020-01-01 10:00")
        assert "has passed" in response.content.decode()
        data = desk(admin, page.edition("es")) | {"go_live_at": "2020-01-01 10:00", f"action-{action}": "1"}
        response = admin.post(edition_url(page.edition("es")), data)
        assert "has passed" in response.content.decode()
    with pytest.raises(ValidationError):
        scheduled(page, "es", at=timezone.now() - datetime.timedelta(seconds=1))
    assert edition(page, "es").scheduled_revision is None


@pytest.mark.django_db
def test_one_form_schedules_the_languages_that_are_chosen(admin: Client) -> None:
    page = factories.release(languages=("en",))
    address = reverse("editions:schedule", args=[page.pk])
    assert "Panama, UTC−5" in admin.get(address).content.decode()
    response = admin.post(address, {"languages": ["es"], "at": "2030-01-02 09:00"}, follow=True)
    assert "2 January 2030, 09:00 (Panama, UTC−5) · 14:00 UTC" in response.content.decode()
    due = edition(page, "es").scheduled_revision.approved_go_live_at
    assert due == datetime.datetime(2030, 1, 2, 14, tzinfo=datetime.UTC)
    response = admin.post(reverse("editions:unschedule", args=[edition(page, "es").pk]), follow=True)
    assert "not scheduled any more" in response.content.decode()
    assert edition(page, "es").scheduled_revision is None


@pytest.mark.django_db
def test_scheduling_says_what_is_missing_and_schedules_nothing(admin: Client) -> None:
    page = factories.release(languages=("en",))
    working = page.edition("es")
    working.content = working.content | {"headline_es": ""}
    working.save_revision()
    address = reverse("editions:schedule", args=[page.pk])
    response = admin.post(address, {"languages": ["en", "es"], "at": "2030-01-02 09:00"})
    assert "Headline: missing in Spanish" in response.content.decode()
    assert fresh(page).scheduled_revision is None


@pytest.mark.django_db
def test_who_may_not_publish_may_not_schedule(client: Client) -> None:
    page = factories.release(languages=("en",))
    client.force_login(person("editor", "Editors"))
    response = client.post(
        reverse("editions:schedule", args=[page.pk]), {"languages": ["es"], "at": "2030-01-02 09:00"}
    )
    assert response.status_code in (302, 403)
    assert edition(page, "es").scheduled_revision is None


@pytest.mark.django_db
def test_languages_that_go_out_together_are_scheduled_by_their_original() -> None:
    page = factories.release(languages=("en",))
    page.unpublish()
    type(page).objects.filter(pk=page.pk).update(release_policy="together")
    with pytest.raises(ValidationError, match="goes out in all languages together"):
        actions.schedule(fresh(page), ["en", "es"], timezone.now() + datetime.timedelta(hours=1))


@pytest.mark.django_db
def test_a_text_that_went_out_on_schedule_is_corrected_like_any_other(admin: Client) -> None:
    page = factories.release()
    scheduled(page, "en", "es")
    came()
    rounds.run()
    post_page(admin, fresh(page), "publish", headline_en="Corrected")
    publish_anyway(admin, fresh(page))
    assert fresh(page).headline_en == "Corrected"
    assert fresh(page).scheduled_revision is None
