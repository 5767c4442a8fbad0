"""The editions the board is about, with what lists need to know of each in one query."""

import datetime
from typing import Any, Self

from django.db.models import BigIntegerField, Case, Count, F, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Revision, WorkflowState

from ..models import Edition
from ..permissions import editions_for
from ..querysets import EditionQuerySet
from .groups import IS_UNSETTLED, Group, condition, unfinished
from .since import goes_out, reason_in_sql, since_in_sql, submitted_by
from .states import IS_ORIGINAL, state_in_sql

# What may be asked for in the address, and the column it means.
ORDERS = {"due": "due_date", "since": "since"}
HEAVY = ("content", "sources", "kept", "set_aside")


class RowQuerySet(EditionQuerySet):
    def with_state(self) -> Self:
        """Adds `state_now`, which is `Edition.state`."""
        return self.with_activity().annotate(state_now=state_in_sql())

    def with_work(self) -> Self:
        """Adds `since`, `reason`, `submitted_by`, `goes_out` and `is_unfinished` to rows `with_state()`; people too."""
        return (
            self.annotate(
                since=since_in_sql(),
                reason=reason_in_sql(),
                submitted_by=submitted_by(),
                goes_out=goes_out(),
                is_unfinished=Case(When(unfinished(), then=Value(True)), default=Value(False)),
            )
            .select_related("page__content_type", "translator", "reviewer")
            # The state is known already; the texts would only be carried around.
            .defer(*HEAVY)
        )

    def translations(self) -> Self:
        """Not originals, nor aliases, which follow what they were made from."""
        return self.exclude(IS_ORIGINAL).filter(page__alias_of=None)

    def unsettled(self) -> Self:
        """Without the translations that are as they should be, which are in no group but ALL.

        Of a large newsroom these are nearly all, and what is asked of each of the others is much.
        """
        return self.filter(pk__in=unsettled_keys())

    def in_group(self, group: str, today: datetime.date | None = None) -> Self:
        rows = self if group == Group.ALL else self.unsettled()
        return rows.filter(condition(group, today or timezone.localdate()))

    def count_by_group(self) -> dict[str, int]:
        """How many rows each group has; two queries."""
        today = timezone.localdate()
        groups = [group for group in Group if group != Group.ALL]
        counted = self.unsettled().aggregate(
            **{group.name: Count("pk", filter=condition(group, today)) for group in groups}
        )
        return {group.value: counted[group.name] for group in groups} | {Group.ALL.value: self.count()}

    def sorted_by(self, order: str, *, before: tuple[Combinable, ...] = ()) -> Self:
        """`due`, `since` or either with a minus; unknown orders mean what is due first, longest first."""
        columns = [F("due_date").asc(nulls_last=True), F("since").asc(nulls_last=True), F("pk").asc()]
        if column := ORDERS.get(order.removeprefix("-")):
            first = F(column).desc if order.startswith("-") else F(column).asc
            columns.insert(0, first(nulls_last=True))
        return self.order_by(*before, *columns)


def unsettled_keys() -> QuerySet:
    """Of editions that are not live as they should be, by what is wrong; of those that something happens to."""
    editions = Edition._base_manager.order_by()
    ours = {"base_content_type__app_label": "editions", "base_content_type__model": "edition"}
    # By their keys: SQLite would else walk all revisions of editions.
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False).order_by().values("pk")
    due = Revision.objects.filter(pk__in=scheduled, **ours)
    moderated = WorkflowState.objects.filter(
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES), **ours
    )
    of_itself = editions.filter(IS_UNSETTLED).values("pk")
    return of_itself.union(
        editions.filter(live=True, page__live=False).values("pk"),
        *(
            records.order_by().annotate(of=Cast("object_id", BigIntegerField())).values("of")
            for records in (due, moderated)
        ),
    )


def rows_for(user: Any) -> RowQuerySet:
    """The translations a person may open, with their states."""
    allowed = editions_for(user).order_by().values("pk")
    return RowQuerySet(Edition).filter(pk__in=allowed).translations().with_state()
