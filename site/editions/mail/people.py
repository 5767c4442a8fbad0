"""Who is concerned, who wants to know, and who knows already because they did it."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet
from wagtail.log_actions import registry

from ..history import PUBLISHING
from ..models import Edition, MailPreference


def among(ids: Iterable[int | None]) -> QuerySet:
    return get_user_model()._default_manager.filter(pk__in={pk for pk in ids if pk})


def reviewers(language: str) -> QuerySet:
    """Those who were given the permission; a superuser merely has it, as all others."""
    return ModelBackend().with_perm(f"editions.review_{language}", include_superusers=False)


def wanting(event: str, concerned: QuerySet, *, but: Iterable[int | None]) -> list[Any]:
    """Those of the concerned who can be reached and want this mail; one query, whatever their number."""
    unwilling = MailPreference.objects.filter(**{event: False}).values("user")
    readers = concerned.filter(is_active=True).exclude(email="").exclude(pk__in={pk for pk in but if pk})
    return list(readers.exclude(pk__in=unwilling).select_related("wagtail_userprofile").order_by("pk"))


def reachable(concerned: QuerySet) -> list[Any]:
    """Those who have an address, whatever mails they want."""
    readers = concerned.filter(is_active=True).exclude(email="")
    return list(readers.select_related("wagtail_userprofile").order_by("pk"))


def who_publish() -> list[int]:
    """Those who were given the permission to publish editions."""
    holders = ModelBackend().with_perm("editions.publish_edition", include_superusers=False)
    return list(holders.values_list("pk", flat=True))


def publishers(edition: Edition) -> set[int]:
    """Who put its live text out, as Wagtail's history has it.

    An edition that its original takes along has an entry without a person; the original's stands
    in the same transaction, hence no earlier.
    """
    if edition.last_published_at is None:
        return set()
    ids: set[int] = set()
    for what in [edition.page] if edition.is_original else [edition, edition.page]:
        entries = _publications(what).filter(timestamp__gte=edition.last_published_at, user__isnull=False)
        ids.update(entries.values_list("user_id", flat=True))
    return ids


def published_before(original: Edition) -> datetime.datetime | None:
    """When the original had gone out the time before; None where it had never."""
    entries = _publications(original.page)
    if original.last_published_at:
        entries = entries.filter(timestamp__lt=original.last_published_at)
    newest = entries.order_by("-timestamp").values_list("timestamp", flat=True).first()
    return newest if isinstance(newest, datetime.datetime) else None


def _publications(what: Any) -> QuerySet:
    entries: QuerySet = registry.get_logs_for_instance(what).filter(action__in=PUBLISHING)
    return entries
