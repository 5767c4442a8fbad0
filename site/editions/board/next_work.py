"""What somebody should do next: of everything on the board, what their permissions and their name make theirs."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerChoices, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..languages import codes
from ..permissions import may_assign, may_publish, may_review, may_translate
from .groups import Group, condition
from .lines import Line, line
from .rows import rows_for
from .states import IS_IDLE, IS_WITHDRAWN, STATES

LINES = 10


class Duty(IntegerChoices):
    """In the order in which they are listed where nothing is due: first what somebody else waits for."""

    REVIEW = 1
    CORRECT = 2
    PUBLISH = 3
    UPDATE = 4
    TRANSLATE = 5
    ASSIGN = 6
    WAIT = 7


@dataclass(frozen=True)
class NextWork:
    """`task` says what to do with the edition of `line`."""

    task: str
    line: Line


def next_work(user: Any) -> list[NextWork]:
    """At most ten, what is due first and then what waits longest; one query besides permissions'."""
    todo = duties(user)
    anything = Q(pk=None)
    for _duty, theirs in todo:
        anything |= theirs
    duty = Case(*(When(theirs, then=Value(duty.value)) for duty, theirs in todo), output_field=IntegerField())
    rows = rows_for(user).unsettled().with_work().filter(anything).annotate(duty=duty)
    due = F("due_date").asc(nulls_last=True)
    today = timezone.localdate()
    return [
        NextWork(task_of(Duty(edition.duty), edition), line(edition, today))
        for edition in rows.sorted_by("", before=(due, F("duty").asc()))[:LINES]
    ]


def duties(user: Any) -> list[tuple[Duty, Q]]:
    """Which rows `with_work()` are what kind of work for somebody; of one that is two, the first counts."""
    today = timezone.localdate()
    groups = {group: condition(group, today) for group in Group}
    theirs = Q(reviewer=user) | Q(reviewer=None)
    # Whoever submitted a text cannot approve it.
    by_another = Q(submitted_by=None) | ~Q(submitted_by=user.pk)
    reviewed = Q(language__in=[code for code in codes() if may_review(user, code)])
    translated = Q(language__in=[code for code in codes() if may_translate(user, code)])
    mine = Q(translator=user) | (Q(translator=None) & translated)
    outdated = groups[Group.STALE] & IS_IDLE & ~IS_WITHDRAWN
    found = [
        (Duty.REVIEW, groups[Group.IN_REVIEW] & reviewed & theirs & by_another),
        (Duty.CORRECT, groups[Group.RETURNED] & mine),
        (Duty.UPDATE, outdated & mine),
        (Duty.TRANSLATE, groups[Group.TO_TRANSLATE] & mine),
    ]
    if may_assign(user):
        unassigned = Q(translator=None) & (groups[Group.TO_TRANSLATE] | outdated)
        found.insert(2, (Duty.ASSIGN, unassigned))
    if may_publish(user):
        found += [(Duty.PUBLISH, groups[Group.APPROVED]), (Duty.WAIT, groups[Group.SCHEDULED])]
    return found


def task_of(duty: Duty, edition: Any) -> str:
    """A sentence of what is to be done, in the imperative."""
    progress = edition.progress
    if duty == Duty.UPDATE:
        return ngettext(
            "Bring %(count)d changed passage up to date",
            "Bring %(count)d changed passages up to date",
            progress.stale,
        ) % {"count": progress.stale}
    if duty == Duty.TRANSLATE and edition.state_now != STATES.MISSING:
        return _("Finish the translation") if progress.missing else _("Submit it for review")
    return {
        Duty.REVIEW: _("Review it"),
        Duty.CORRECT: _("Correct it and submit it again"),
        Duty.ASSIGN: _("Name a translator"),
        Duty.TRANSLATE: _("Translate it"),
        Duty.PUBLISH: _("Approved: see what it is waiting for"),
        Duty.WAIT: _("Scheduled: will be published automatically"),
    }[duty]
