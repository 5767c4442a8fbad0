"""Keyset paging: each page of a list begins where the last one ended, so that depth costs nothing.

The place is in the address as date and key of one item: `?before=2026-03-01-412`.
https://use-the-index-luke.com/no-offset
"""

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, QueryDict
from django.utils.translation import pgettext_lazy

BEFORE = pgettext_lazy("address", "before")
AFTER = pgettext_lazy("address", "after")
PLACE = re.compile(r"(\d{4}-\d\d-\d\d)-(\d{1,18})")


@dataclass(frozen=True)
class ListPage:
    """Items of one page, newest first, and what leads to the pages beside it."""

    items: list[Any]
    newer: dict[str, str] | None
    older: dict[str, str] | None
    is_first: bool


def list_page(
    listed: Callable[[], QuerySet],
    parameters: QueryDict,
    size: int,
    first: Callable[[], Iterable[Any]] | None = None,
) -> ListPage:
    """The page the address asks for, of rows with a `date`. Raises Http404 for a place that is none.

    `first` finds what the first page takes, one more than it shows, where that is known better.
    """
    after = _place(parameters.get(str(AFTER)))
    if after:
        newer = list(first_of(listed().filter(_beyond(after, "gt")), size + 1, "date", "pk"))
        if len(newer) > size:
            items = newer[size - 1 :: -1]
            return ListPage(items, _link(AFTER, items[0]), _link(BEFORE, items[-1]), is_first=False)
        # Nothing is newer than this page: it is the first one, and shown whole.
    before = None if after else _place(parameters.get(str(BEFORE)))
    if before:
        found = list(newest(listed().filter(_beyond(before, "lt")), size + 1))
    else:
        found = list(first() if first else newest(listed(), size + 1))
    items = found[:size]
    older = _link(BEFORE, items[-1]) if len(found) > size else None
    return ListPage(items, _link(AFTER, items[0]) if before and items else None, older, before is None)


def newest(queryset: QuerySet, number: int) -> QuerySet:
    """The newest of rows with a `date`."""
    return first_of(queryset, number, "-date", "-pk")


def first_of(queryset: QuerySet, number: int, *order: str) -> QuerySet:
    """The first rows in an order, found by their keys: of thousands of whole rows each would be carried to a sort."""
    ordered = queryset.order_by(*order)
    return ordered.filter(pk__in=ordered.values("pk")[:number])


def _place(text: str | None) -> tuple[datetime.date, int] | None:
    if text is None:
        return None
    found = PLACE.fullmatch(text)
    try:
        if found:
            return datetime.date.fromisoformat(found[1]), int(found[2])
    except ValueError:
        pass
    raise Http404


def _beyond(place: tuple[datetime.date, int], side: str) -> Q:
    date, key = place
    # The first condition says nothing new; it lets the database walk its index from there.
    return Q(**{f"date__{side}e": date}) & (
        Q(**{f"date__{side}": date}) | Q(date=date, **{f"pk__{side}": key})
    )


def _link(parameter: Any, item: Any) -> dict[str, str]:
    return {str(parameter): f"{item.date.isoformat()}-{item.pk}"}
