"""Editions in every state, and the people who work on them."""

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.utils import timezone

from editions import actions
from editions.models import Edition
from editions.models.policy import ReleasePolicy
from publications.models import NewsRelease
from tests import factories

EMPTY = {"headline_es": None, "summary_es": None, "body_es": [], "place_es": None}
State = Edition.State


def person(name: str, *permissions: str) -> Any:
    """Somebody who may enter the admin and has these permissions, by codename."""
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "secret", first_name=name)
    wanted = Permission.objects.filter(codename__in=[*permissions, "access_admin"])
    assert {permission.codename for permission in wanted} == {*permissions, "access_admin"}
    user.user_permissions.set(wanted)
    return get_user_model().objects.get(pk=user.pk)


def translator(name: str = "Ana") -> Any:
    return person(name, "translate_es")


def reviewer(name: str = "Luis") -> Any:
    return person(name, "review_es")


def again(edition: Edition) -> Edition:
    """The edition's row as the database has it now."""
    return Edition.objects.get(pk=edition.pk)


def untranslated(**values: Any) -> Edition:
    """Of a release readers have in English alone; nobody has begun."""
    return factories.release(languages=("en",), **(EMPTY | values)).edition("es")


def drafted(**values: Any) -> Edition:
    return factories.release(languages=("en",), **values).edition("es")


def live(**values: Any) -> Edition:
    return factories.release(**values).edition("es")


def unpublished(**values: Any) -> Edition:
    """A draft of a release whose original is a draft as well."""
    page = NewsRelease(original_language="en", date=datetime.date(2026, 3, 1))
    for language, texts in factories.TEXTS.items():
        for name, text in texts.items():
            setattr(page, f"{name}_{language}", factories.body(text) if name == "body" else text)
    for name, value in values.items():
        setattr(page, name, value)
    return actions.create(page, factories.news_index()).edition("es")


def changed(edition: Edition, text: str = "Otro titular") -> Edition:
    """With a newer draft."""
    actions.translate(again(edition), {"headline": text})
    return again(edition)


def in_review(edition: Edition, by: Any = None) -> Edition:
    actions.submit(again(edition), user=by or _somebody("submitter", "translate_es"))
    return again(edition)


def returned(edition: Edition) -> Edition:
    in_review(edition)
    actions.return_(again(edition), user=_somebody("returner", "review_es"), comment="Names.")
    return again(edition)


def scheduled(edition: Edition) -> Edition:
    draft = again(edition).get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + datetime.timedelta(days=3)
    draft.save_revision().publish()
    return again(edition)


def approved(edition: Edition | None = None) -> Edition:
    """Approved, of a release that goes out in all languages together and whose original is not ready."""
    edition = edition or unpublished(release_policy=ReleasePolicy.TOGETHER)
    actions.publish(again(edition))
    return again(edition)


def waiting() -> Edition:
    edition = unpublished()
    actions.publish(again(edition))
    return again(edition)


def withdrawn() -> Edition:
    edition = live()
    actions.withdraw(again(edition))
    return again(edition)


def stale(edition: Edition, headline: str = "Bridge closed") -> Edition:
    """Its original's headline has changed, and readers have the change."""
    page = edition.page.specific.get_latest_revision_as_object()
    page.headline_en = headline
    page.save_revision().publish()
    return again(edition)


def in_every_state() -> dict[str, Edition]:
    return {
        State.MISSING: untranslated(),
        State.DRAFT: drafted(),
        State.REVIEW: in_review(drafted()),
        State.RETURNED: returned(drafted()),
        State.APPROVED: approved(),
        State.SCHEDULED: scheduled(drafted()),
        State.WAITING: waiting(),
        State.LIVE: live(),
        State.CHANGED: changed(live()),
        State.DUE: scheduled(live()),
        State.WITHDRAWN: withdrawn(),
    }


def _somebody(name: str, *permissions: str) -> Any:
    found = get_user_model().objects.filter(username=name).first()
    return found or person(name, *permissions)
