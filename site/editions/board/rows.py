"""The editions the board is about, with what lists need to know of each in one query."""

import datetime
from typing import Any, Self

from django.db.models import Case, Count, F, Value, When
from django.db.models.expressions import Combinable
from django.utils import timezone

from ..models import Edition
from ..permissions import editions_for
from ..querysets import EditionQuerySet
from .groups import Group, condition, unfinished
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

    def in_group(self, group: str, today: datetime.date | None = None) -> Self:
        return self.filter(condition(group, today or timezone.localdate()))

    def count_by_group(self) -> dict[str, int]:
        """How many rows each group has; one query."""
        today = timezone.localdate()
        counted = self.aggregate(
            **{group.name: Count("pk", filter=condition(group, today)) for group in Group}
        )
        return {group.value: counted[group.name] for group in Group}

    def sorted_by(self, order: str, *, before: tuple[Combinable, ...] = ()) -> Self:
        """`due`, `since` or either with a minus; unknown orders mean what is due first, longest first."""
        columns = [F("due_date").asc(nulls_last=True), F("since").asc(nulls_last=True), F("pk").asc()]
        if column := ORDERS.get(order.removeprefix("-")):
            first = F(column).desc if order.startswith("-") else F(column).asc
            columns.insert(0, first(nulls_last=True))
        return self.order_by(*before, *columns)


def rows_for(user: Any) -> RowQuerySet:
    """The translations a person may open, with their states."""
    allowed = editions_for(user).order_by().values("pk")
    return RowQuerySet(Edition).filter(pk__in=allowed).translations().with_state()
