"""What goes out next, what should have gone out and has not, and how late the last ones were."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.urls import reverse

from ..languages import endonym
from ..models import ScheduledRun
from ..permissions import editions_for
from ..schedule.due import waiting_bundles
from .since import goes_out

LINES = 8


@dataclass(frozen=True)
class Coming:
    at: datetime.datetime
    title: str
    address: str
    language_name: str = ""


@dataclass(frozen=True)
class Schedule:
    """`failed` and `done` are runs, the newest first; bundles that failed are `failed_bundles`."""

    coming: list[Coming]
    failed: list[ScheduledRun]
    failed_bundles: list[Any]
    done: list[ScheduledRun]

    def __bool__(self) -> bool:
        return bool(self.coming or self.failed or self.failed_bundles or self.done)


def schedule(user: Any) -> Schedule:
    """Of the editions a person may open; four queries."""
    theirs = editions_for(user)
    runs = ScheduledRun.objects.filter(edition__in=theirs.order_by().values("pk")).select_related(
        "edition__page"
    )
    bundles = list(waiting_bundles()) if user.has_perm("editions.view_bundle") else []
    waiting = theirs.annotate(goes_out=goes_out()).filter(goes_out__isnull=False).select_related("page")
    coming = [
        Coming(
            edition.goes_out,
            edition.page.get_admin_display_title(),
            reverse("editions:schedule", args=[edition.page_id]),
            endonym(edition.language),
        )
        for edition in waiting.order_by("goes_out")[:LINES]
    ]
    coming += [
        Coming(one.go_live_at, one.name, reverse("editions:bundle", args=[one.pk]))
        for one in bundles
        if one.go_live_at
    ]
    return Schedule(
        sorted(coming, key=lambda one: one.at)[:LINES],
        list(runs.filter(done_at=None).order_by("-due_at")[:LINES]),
        [one for one in bundles if one.error],
        list(runs.filter(done_at__isnull=False).order_by(F("done_at").desc())[:LINES]),
    )
