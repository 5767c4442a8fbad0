"""What is due, and the next instant at which something will be."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import DraftStateMixin, Revision

from ..models import BasePage, Bundle


def due_revisions(now: datetime.datetime) -> list[int]:
    """Keys of the scheduled revisions whose instant has come: by instant, an original before what waits for it."""
    due = Revision.objects.filter(approved_go_live_at__lte=now)
    # Pages before editions, and in the order in which they were made: parents before their children.
    rows = due.values_list("approved_go_live_at", "base_content_type__model", "pk")
    return [pk for _at, _model, pk in sorted(rows, key=lambda row: (row[0], row[1] != "basepage", row[2]))]


def waiting_bundles() -> QuerySet[Bundle]:
    """Approved bundles that have an instant and are not out."""
    waiting = Bundle.objects.filter(approved_at__isnull=False, published_at=None, go_live_at__isnull=False)
    return waiting.order_by("go_live_at", "pk")


def due_bundles(now: datetime.datetime) -> list[int]:
    return list(waiting_bundles().filter(go_live_at__lte=now).values_list("pk", flat=True))


def due_expiries(now: datetime.datetime) -> Iterator[Any]:
    """Live publications, editions and snippets that are to be taken off by now."""
    for model in _models_with_drafts():
        yield from model._default_manager.filter(live=True, expire_at__lte=now).order_by("expire_at")


def next_instant(after: datetime.datetime) -> datetime.datetime | None:
    """When something will be due next; what is due already is not in it."""
    instants = [
        Revision.objects.filter(approved_go_live_at__gt=after)
        .order_by("approved_go_live_at")
        .values_list("approved_go_live_at", flat=True)
        .first(),
        waiting_bundles().filter(go_live_at__gt=after).values_list("go_live_at", flat=True).first(),
    ]
    for model in _models_with_drafts():
        live = model._default_manager.filter(live=True, expire_at__gt=after).order_by("expire_at")
        instants.append(live.values_list("expire_at", flat=True).first())
    return min((instant for instant in instants if instant is not None), default=None)


def _models_with_drafts() -> list[Any]:
    models = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    # The base table holds every publication's dates.
    return [model for model in models if model is BasePage or not issubclass(model, BasePage)]
