"""The groups of the board, each a condition on editions `with_activity()`.

An edition can be in several: one that is live and stale and whose correction is in review is in both.
"""

import datetime

from django.db.models import Exists, F, OuterRef, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from ..languages import codes
from ..models import BasePage
from .states import (
    HAS_CHANGES,
    IS_APPROVED,
    IS_FIRST_DRAFT,
    IS_HELD,
    IS_IDLE,
    IS_IN_REVIEW,
    IS_OUT,
)

DAYS_AHEAD = 7


class Group(TextChoices):
    TO_TRANSLATE = "to-translate", _("To translate")
    IN_REVIEW = "in-review", _("In review")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved, waiting")
    STALE = "stale", _("Stale")
    DUE = "due", _("Due")
    SCHEDULED = "scheduled", _("Scheduled")
    ALL = "all", _("All")


NOTHING_IN = {
    Group.TO_TRANSLATE: _(
        "Nothing waits to be translated. A publication comes here when a translation is asked for, or when "
        "its original is public and a language is missing or unfinished."
    ),
    Group.IN_REVIEW: _("No text is in review. A translation comes here when it is submitted."),
    Group.RETURNED: _(
        "No text was returned. A reviewer returns one with a comment on what is to be changed."
    ),
    Group.APPROVED: _(
        "No approved text is waiting. A text waits here while its original is not public, or where the languages "
        "of a publication go out together and another is not ready."
    ),
    Group.STALE: _("Every translation is up to date: no original has changed since it was translated."),
    Group.DUE: _("Nothing is due within a week. Due dates are set when a translation is asked for."),
    Group.SCHEDULED: _("No language is scheduled to go out."),
    Group.ALL: _("There are no translations yet. They appear here with the first publication."),
}

LACKS_TEXT = Q(segments_missing__gt=0)
IS_STALE = Q(segments_stale__gt=0)
# Of a translation's own row; see `RowQuerySet.unsettled()` for what else it may be.
IS_UNSETTLED = Q(live=False) | Q(has_unpublished_changes=True) | LACKS_TEXT | IS_STALE


def condition(group: str, today: datetime.date) -> Q:
    """Which editions are in a group, as SQL decides it."""
    return {
        Group.TO_TRANSLATE: to_translate(),
        Group.IN_REVIEW: IS_IN_REVIEW,
        Group.RETURNED: Q(returned=True),
        Group.APPROVED: IS_IDLE & IS_HELD,
        Group.STALE: IS_STALE,
        Group.DUE: unfinished() & Q(due_date__lte=today + datetime.timedelta(days=DAYS_AHEAD)),
        Group.SCHEDULED: Q(scheduled=True),
        Group.ALL: Q(pk__isnull=False),
    }[Group(group)]


def to_translate() -> Q:
    """Not started, or begun and not submitted, where somebody asked for it or the original is public.

    A live text is among them when a newer draft of it lies about, or when the original has gained text.
    """
    live = IS_OUT & (LACKS_TEXT | (HAS_CHANGES & ~IS_APPROVED))
    return IS_IDLE & (IS_FIRST_DRAFT | live) & offered()


def offered() -> Q:
    """Asked for, once the original has text, or with an original readers have."""
    readable = Q()
    for code in codes():
        original = BasePage.objects.readable(code).filter(pk=OuterRef("page"), original_language=code)
        readable |= Q(Exists(original.order_by()))
    return Q(requested_at__isnull=False, segments_total__gt=0) | readable


def unfinished() -> Q:
    """Editions whose due date still says something: a date before the text last went out has been met."""
    first_time = ~IS_OUT & (Q(moderated=True) | IS_FIRST_DRAFT)
    again = IS_OUT & (HAS_CHANGES | LACKS_TEXT | IS_STALE) & Q(due_date__gt=F("last_published_at__date"))
    return Q(scheduled=False) & (first_time | again)
