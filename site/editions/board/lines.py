"""An edition as one line of the board reads it."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_user_display_name

from ..languages import endonym
from ..models import Edition
from ..segments import Progress
from .since import Reason
from .states import STATES


@dataclass(frozen=True)
class Line:
    """`note` says of a live edition what becomes of its newer text; `due_note` whether it is late."""

    title: str
    title_language: str
    address: str
    kind: str
    language: str
    language_name: str
    state: str
    state_label: str
    note: str
    goes_out: datetime.datetime | None
    progress: Progress
    translator: str
    reviewer: str
    due_date: datetime.date | None
    due_note: str
    is_overdue: bool
    since: datetime.datetime | None
    reason: str


def line(edition: Any, today: datetime.date | None = None) -> Line:
    """Of an edition `with_state()` and `with_work()`; asks the database nothing."""
    today = today or timezone.localdate()
    page = edition.page
    is_late = bool(edition.is_unfinished and edition.due_date and edition.due_date < today)
    return Line(
        title=page.get_admin_display_title(),
        title_language=page.original_language,
        address=reverse("editions:edit", args=[page.pk, edition.language]),
        kind=kind_label(page.content_type),
        language=edition.language,
        language_name=endonym(edition.language),
        state=edition.state_now,
        state_label=str(STATES(edition.state_now).label),
        note=_note(edition),
        goes_out=edition.goes_out,
        progress=edition.progress,
        translator=_name(edition.translator),
        reviewer=_name(edition.reviewer),
        due_date=edition.due_date,
        due_note=due_note(edition.due_date, today) if edition.is_unfinished else "",
        is_overdue=is_late,
        since=edition.since,
        reason=str(Reason(edition.reason).label) if edition.reason else "",
    )


def kind_label(content_type: Any) -> str:
    """ "News release"; the name the table has where its code has gone."""
    model = content_type.model_class()
    return str(capfirst(model._meta.verbose_name if model else content_type.model))


def due_note(due: datetime.date | None, today: datetime.date) -> str:
    """How a due date stands to `today`, in words; empty when it is more than a day ahead."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return ngettext("%(days)d day overdue", "%(days)d days overdue", -days) % {"days": -days}
    return {0: _("due today"), 1: _("due tomorrow")}.get(days, "")


def _note(edition: Any) -> str:
    """A live language's state says nothing of the review its newer text is in."""
    known = (Edition.State.REVIEW, Edition.State.RETURNED)
    if not edition.moderated or edition.state_now in known:
        return ""
    return str((Edition.State.RETURNED if edition.returned else Edition.State.REVIEW).label)


def _name(user: Any) -> str:
    return str(get_user_display_name(user)) if user else ""
