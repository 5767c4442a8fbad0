"""Editions scheduled as people do it, and their instants moved to a moment ago without waiting for them."""

import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Revision

from editions import actions
from editions.models import BasePage, Edition

SOON = datetime.timedelta(hours=1)


def scheduled(page: BasePage, *languages: str, at: datetime.datetime | None = None) -> datetime.datetime:
    at = at or timezone.now() + SOON
    actions.schedule(page, languages, at)
    return at


def came(at: datetime.datetime | None = None) -> datetime.datetime:
    """Every scheduled instant is `at` now, a second ago if nothing is said."""
    at = at or timezone.now() - datetime.timedelta(seconds=1)
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.approved_go_live_at = at
        revision.content["go_live_at"] = at.isoformat()
        revision.save()
    return at


def fresh(what: Any) -> Any:
    return type(what).objects.get(pk=what.pk)


def is_readable(page: BasePage, language: str) -> bool:
    return BasePage.objects.readable(language).filter(pk=page.pk).exists()


def edition(page: BasePage, language: str) -> Edition:
    return Edition.objects.get(page=page, language=language)
