"""How many readable releases have which values, whatever their number: counted in memory, one bit a release.

Each value is a number whose bits stand for the releases that have it, by their primary keys: those of one
country on one theme are counted by one `&`. What the database has logged since the last time is looked up
before anything is counted (`changes.py`). https://en.wikipedia.org/wiki/Bitmap_index
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, CharField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, ExtractMonth, ExtractYear

from editions.answers import answered
from editions.languages import codes

from ..models import NewsRelease
from . import changes
from .facet import Facet, together

# A facet's name and a key. Beside the facets: in which languages it is readable, and the month of its date.
Having = tuple[str, str]
READABLE, MONTH = "readable", "month"
FEW = 500


@dataclass(frozen=True)
class Tally:
    """Which releases have what, as the database had it when its log stood at `mark`."""

    mark: changes.Mark
    releases: Mapping[Having, int]

    def counts(self, name: str, among: Iterable[Having]) -> dict[str, int]:
        """By key of a facet: how many releases have it and all of `among`."""
        within = self.having(among)
        numbers = {
            key: (releases & within).bit_count()
            for (of, key), releases in self.releases.items()
            if of == name
        }
        return {key: number for key, number in sorted(numbers.items()) if number}

    def having(self, values: Iterable[Having]) -> int:
        """The releases that have all of at least one value."""
        return reduce(and_, (self.releases.get(value, 0) for value in values))


_latest: dict[str, Tally] = {}
_lock = threading.Lock()


def counts(
    language: str, chosen: Mapping[Facet, str], facets: Iterable[Facet]
) -> dict[Facet, dict[str, int]]:
    """By facet and key: how many readable releases have it, each facet counted without its own choice."""
    by_name = {facet.name: facet for facet in facets}
    found = answered(changes.TABLES, _counts, language, _values(chosen), tuple(by_name))
    return {by_name[name]: numbers for name, numbers in found.items()}


def by_month(language: str, chosen: Mapping[Facet, str]) -> dict[tuple[int, int], int]:
    """By year and month of their date: how many readable releases have all that is chosen."""
    found = answered(changes.TABLES, _by_month, language, _values(chosen))
    return {divmod(int(key), 100): number for key, number in found.items()}


def few(language: str, chosen: Mapping[Facet, str]) -> list[int] | None:
    """The primary keys of the readable releases that have all that is chosen; None where there are many."""
    found: list[int] | None = answered(changes.TABLES, _few, language, _values(chosen))
    return found


def forget() -> None:
    """For a database that was put back to what it was: its log may come to look like one that was read."""
    _latest.clear()


def _values(chosen: Mapping[Facet, str]) -> tuple[Having, ...]:
    return tuple(sorted((facet.name, key) for facet, key in chosen.items()))


def _counts(language: str, chosen: tuple[Having, ...], names: tuple[str, ...]) -> dict[str, dict[str, int]]:
    tally, readable = _now(), (READABLE, language)
    return {
        name: tally.counts(name, [readable, *(value for value in chosen if value[0] != name)])
        for name in names
    }


def _by_month(language: str, chosen: tuple[Having, ...]) -> dict[str, int]:
    return _now().counts(MONTH, [(READABLE, language), *chosen])


def _few(language: str, chosen: tuple[Having, ...]) -> list[int] | None:
    releases = _now().having([(READABLE, language), *chosen])
    if releases.bit_count() > FEW:
        return None
    keys = []
    while releases:
        keys.append(releases.bit_length() - 1)
        releases ^= 1 << keys[-1]
    return keys


def _now() -> Tally:
    if _may_be_undone():
        return _whole(changes.mark())
    database = str(connection.settings_dict["NAME"])
    with _lock:
        known = _latest.get(database)
        mark, changed = changes.since(known.mark) if known else (changes.mark(), None)
        if known is None or changed is None:
            tally = _whole(mark)
        else:
            tally = Tally(mark, _without_and_with(known.releases, changed) if changed else known.releases)
        _latest[database] = tally
    return tally


def _may_be_undone() -> bool:
    """Whether what is read now may be of a transaction that nobody else sees, and that may come to nothing."""
    return connection.in_atomic_block


def _whole(mark: changes.Mark) -> Tally:
    """Of all releases: about 10 µs for each."""
    bits: dict[Having, bytearray] = defaultdict(bytearray)
    for name, key, release in _rows(Q()).iterator(chunk_size=10_000):
        row, place = bits[name, key], release >> 3
        if len(row) <= place:
            row.extend(bytes(place + 1024 - len(row)))
        row[place] |= 1 << (release & 7)
    return Tally(mark, {value: int.from_bytes(row, "little") for value, row in bits.items()})


def _without_and_with(known: Mapping[Having, int], changed: set[int]) -> dict[Having, int]:
    """What was known, but of the changed releases what the database has now."""
    others = ~sum(1 << release for release in changed)
    found: dict[Having, int] = defaultdict(
        int, {value: releases & others for value, releases in known.items()}
    )
    for name, key, release in _rows(Q(pk__in=changed)):
        found[name, key] |= 1 << release
    return {value: releases for value, releases in found.items() if releases}


def _rows(wanted: Q) -> QuerySet:
    """Facet's name, key and release, of the releases wanted: one query."""
    from .releases import FACETS

    own = NewsRelease._base_manager.filter(wanted)
    month = ExtractYear("date") * 100 + ExtractMonth("date")
    parts = [_having(own, facet.name, facet.path) for facet in FACETS]
    parts.append(_having(own, MONTH, month))
    parts += [
        _having(NewsRelease.objects.readable(code).filter(wanted), READABLE, Value(code)) for code in codes()
    ]
    return together(parts)


def _having(releases: QuerySet, name: str, path: Any) -> QuerySet:
    rows: QuerySet = (
        releases.order_by()
        .annotate(having_key=Cast(path, TextField()))
        .filter(having_key__isnull=False)
        .values_list(Value(name, output_field=CharField()), "having_key", Cast("pk", BigIntegerField()))
    )
    return rows
