"""Who is told of a release, and of what nobody is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from time_machine import travel

from newsroom.models import Announcement, Delivery
from newsroom.subscribers import announcing
from publications.models import CountryData, Mechanism, MechanismsIndex, ReleaseCountry, Theme
from tests import factories
from tests.newsroom.subscribers.scenes import deliver, news, subscriber

pytestmark = pytest.mark.django_db


def told() -> list[str]:
    return [message.to[0] for message in deliver()]


def test_a_release_is_announced_in_each_language_when_it_becomes_readable_there() -> None:
    subscriber("english@example.org")
    subscriber("spanish@example.org", "es")
    page = news(languages=("en",))
    assert told() == ["english@example.org"]
    page.edition("es").get_latest_revision().publish()
    assert told() == ["spanish@example.org"]


def test_a_correction_is_not_announced_nor_what_comes_back() -> None:
    subscriber()
    page = news()
    assert len(told()) == 1
    page.headline_en = "Bridge opened at last"
    page.save_revision().publish()
    page.unpublish()
    page.refresh_from_db()
    page.save_revision().publish()
    assert told() == []
    assert Announcement.objects.filter(language="en").count() == 1


def test_a_translation_that_waits_for_its_original_is_announced_with_it() -> None:
    subscriber("spanish@example.org", "es")
    page = news(languages=("en",))
    page.unpublish()
    page.edition("es").get_latest_revision().publish()
    assert told() == []
    page.refresh_from_db()
    page.save_revision().publish()
    assert told() == ["spanish@example.org"]


def test_who_confirms_later_is_not_told_of_what_was_out_before() -> None:
    news()
    announcing.announce_missed()
    subscriber()
    assert told() == []
    news(public_slug_en="second", public_slug_es="segundo")
    assert len(told()) == 1


def test_an_archive_that_is_filled_is_announced_to_nobody() -> None:
    subscriber()
    old = factories.release(date=timezone.localdate() - timedelta(days=40))
    announcing.went_out([old.pk])
    assert told() == []
    # And stays no news, should its date be corrected.
    type(old).objects.filter(pk=old.pk).update(date=timezone.localdate())
    assert told() == []


def test_publishing_wakes_the_worker_up_after_the_transaction(
    django_capture_on_commit_callbacks: Any,
) -> None:
    from django_tasks_db.models import DBTaskResult

    subscriber()
    with django_capture_on_commit_callbacks(execute=True):
        page = news()
        assert not Announcement.objects.exists()
    assert Announcement.objects.filter(release=page, settled_at=None).count() == 2
    assert {row.backend_name for row in DBTaskResult.objects.all()} == {"alerts"}


def test_a_publish_costs_one_query_where_there_is_nothing_to_announce(
    django_assert_num_queries: Any,
) -> None:
    page = news()
    announcing.went_out([page.pk])
    with django_assert_num_queries(1):
        announcing.went_out([page.pk])


def test_announcing_goes_wrong_and_the_release_is_out_all_the_same(
    django_capture_on_commit_callbacks: Any, monkeypatch: Any
) -> None:
    def fail(*args: Any) -> None:
        raise RuntimeError

    subscriber()
    monkeypatch.setattr(announcing, "announce", fail)
    with django_capture_on_commit_callbacks(execute=True):
        page = news()
    assert page.live
    monkeypatch.undo()
    assert len(told()) == 1


def test_filters_are_met_by_one_value_of_each_facet() -> None:
    panama, peru = CountryData.objects.get(iso2="PA"), CountryData.objects.get(iso2="PE")
    labour = Theme.objects.create(name_en="Labour", name_es="Trabajo")
    health = Theme.objects.create(name_en="Health", name_es="Salud")
    index = factories.add(
        factories.home(), MechanismsIndex(headline_en="Mechanisms", headline_es="Mecanismos")
    )
    body = {"body_en": factories.body("x"), "body_es": factories.body("y")}
    forum = factories.add(index, Mechanism(headline_en="Forum", headline_es="Foro", kind="summit", **body))
    wanted = {
        "all": {},
        "kind": {"kind": ["statement", "remarks"]},
        "country": {"country": [str(panama.pk), str(peru.pk)]},
        "theme": {"theme": [str(labour.pk)]},
        "mechanism": {"mechanism": [str(forum.pk)]},
        "both": {"kind": ["statement"], "theme": [str(labour.pk), str(health.pk)]},
    }
    unwanted = {
        "other-kind": {"kind": ["remarks"]},
        "other-theme": {"theme": [str(health.pk)]},
        "not-both": {"kind": ["statement"], "theme": [str(health.pk)]},
        "gone": {"mechanism": ["999999"]},
    }
    for name, filters in (wanted | unwanted).items():
        subscriber(f"{name}@example.org", filters=filters)
    news(
        kind="statement",
        themes=[labour],
        mechanisms=[forum],
        release_countries=[ReleaseCountry(country=panama)],
    )
    assert sorted(told()) == sorted(f"{name}@example.org" for name in wanted)


def test_settling_again_after_it_broke_off_makes_only_what_is_missing() -> None:
    for number in range(3):
        subscriber(f"reader{number}@example.org")
    news(languages=("en",))
    announcing.announce_missed()
    announcing.settle_all()
    Delivery.objects.first().delete()
    Announcement.objects.update(settled_at=None)
    announcing.settle_all()
    assert Delivery.objects.count() == 3


def test_what_was_withdrawn_before_anybody_was_found_is_no_news_after_a_while() -> None:
    subscriber()
    page = news(languages=("en",))
    announcing.announce_missed()
    page.unpublish()
    with travel(timezone.now() + timedelta(days=31)):
        announcing.settle_all()
    assert Announcement.objects.get().settled_at is not None
    assert not Delivery.objects.exists()
