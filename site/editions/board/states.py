"""What the database knows of an edition's state, so that lists filter, sort and count by it.

The conditions are kept apart from `state_in_sql()`: a query that asked for the whole state in each of
its groups would be half a megabyte long.
"""

from django.db.models import Case, CharField, F, Q, Value, When

from ..models import Edition

STATES = Edition.State

IS_ORIGINAL = Q(language=F("page__original_language"))
IS_STARTED = IS_ORIGINAL | ~Q(content={}, latest_revision=None)
IS_OUT = Q(live=True, page__live=True)
IS_APPROVED = ~Q(text_hash="") & Q(approved_text=F("text_hash"))
HAS_CHANGES = (IS_ORIGINAL & Q(page__has_unpublished_changes=True)) | (
    ~IS_ORIGINAL & Q(has_unpublished_changes=True)
)

# Of editions `with_activity()`:
IS_IN_REVIEW = Q(moderated=True, returned=False)
IS_IDLE = Q(scheduled=False, moderated=False)
# Not started, or a draft nobody has approved; as long as it is idle.
IS_FIRST_DRAFT = Q(live=False, first_published_at=None) & ~IS_APPROVED
# A text that could be read but for something else: its original, another language.
IS_HELD = Q(live=True, page__live=False) | (IS_APPROVED & (Q(live=False) | HAS_CHANGES))
IS_WITHDRAWN = Q(live=False, first_published_at__isnull=False)


def state_in_sql() -> Case:
    """`Edition.state`, step by step the same; needs `with_activity()`."""
    return Case(
        When(~IS_STARTED, then=Value(STATES.MISSING.value)),
        When(IS_OUT & Q(scheduled=True), then=Value(STATES.DUE.value)),
        When(IS_OUT & HAS_CHANGES, then=Value(STATES.CHANGED.value)),
        When(IS_OUT, then=Value(STATES.LIVE.value)),
        When(scheduled=True, then=Value(STATES.SCHEDULED.value)),
        When(returned=True, then=Value(STATES.RETURNED.value)),
        When(moderated=True, then=Value(STATES.REVIEW.value)),
        When(live=True, then=Value(STATES.WAITING.value)),
        When(IS_APPROVED, then=Value(STATES.APPROVED.value)),
        When(first_published_at__isnull=False, then=Value(STATES.WITHDRAWN.value)),
        default=Value(STATES.DRAFT.value),
        output_field=CharField(),
    )
