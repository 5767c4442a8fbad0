"""Since when an edition waits, and for what: the youngest event that made it wait."""

from typing import NamedTuple

from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    F,
    OuterRef,
    Q,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState

from .states import IS_FIRST_DRAFT, IS_HELD


class Reason(TextChoices):
    RETURNED = "returned", _("returned")
    SUBMITTED = "submitted", _("submitted")
    APPROVED = "approved", _("approved")
    CHANGED = "changed", _("original changed")
    ASKED = "asked", _("asked for")
    SAVED = "saved", _("last saved")
    PUBLISHED = "published", _("original published")


class Event(NamedTuple):
    reason: Reason
    when: Q
    at: Combinable


def _review(field: str) -> Subquery:
    """A field of the review an edition is in; there is at most one."""
    states = WorkflowState.objects.filter(
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
        base_content_type__app_label="editions",
        base_content_type__model="edition",
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    return Subquery(states.values(field)[:1])


def goes_out() -> Case:
    """The instant an edition is scheduled for; an original's is its page's."""

    def of(model: str, key: str) -> Subquery:
        revisions = Revision.objects.filter(
            approved_go_live_at__isnull=False,
            base_content_type__app_label="editions",
            base_content_type__model=model,
            object_id=Cast(OuterRef(key), CharField()),
        )
        return Subquery(revisions.order_by("-approved_go_live_at").values("approved_go_live_at")[:1])

    is_original = Q(language=F("page__original_language"))
    return Case(When(is_original, then=of("basepage", "page_id")), default=of("edition", "pk"))


def submitted_by() -> Subquery:
    """Who asked for the review: they cannot approve it."""
    return _review("requested_by")


def events() -> list[Event]:
    """In the order in which they are decided; the first that holds counts."""
    started = _review("created_at")
    ended = _review("current_task_state__finished_at")
    return [
        Event(Reason.RETURNED, Q(returned=True), Coalesce(ended, started)),
        Event(Reason.SUBMITTED, Q(moderated=True), started),
        Event(
            Reason.APPROVED, (Q(scheduled=True) | IS_HELD) & Q(approved_at__isnull=False), F("approved_at")
        ),
        Event(Reason.CHANGED, Q(stale_since__isnull=False), F("stale_since")),
        Event(
            Reason.ASKED,
            IS_FIRST_DRAFT & Q(requested_at__isnull=False),
            F("requested_at"),
        ),
        Event(Reason.SAVED, Q(latest_revision__isnull=False), F("latest_revision__created_at")),
        Event(Reason.PUBLISHED, Q(page__first_published_at__isnull=False), F("page__first_published_at")),
    ]


def since_in_sql() -> Case:
    return Case(*(When(event.when, then=event.at) for event in events()), output_field=DateTimeField())


def reason_in_sql() -> Case:
    return Case(
        *(When(event.when, then=Value(event.reason.value)) for event in events()),
        default=Value(""),
        output_field=CharField(),
    )
