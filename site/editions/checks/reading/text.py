"""One side of a segment, read: what the checks compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from ...segments import Kind
from . import addresses
from .dates import Date, find_dates
from .language import Language
from .markup import Markup, read_markup
from .numbers import Number, find_numbers
from .quotations import Passage, find_passages
from .spelled import WORD, spelled_numbers
from .times import Time, find_times

# Longer than any publication; what is behind it is not looked at.
LONGEST = 300_000


@dataclass(frozen=True, eq=False)
class Text:
    """Places are those of `plain`, which has a line for each paragraph."""

    kind: Kind
    value: Any
    language: Language

    @cached_property
    def markup(self) -> Markup:
        value = self.value[:LONGEST] if isinstance(self.value, str) and not self.kind.is_chosen else ""
        return read_markup(value) if self.kind is Kind.RICH else Markup(value)

    @property
    def plain(self) -> str:
        return self.markup.text

    @cached_property
    def prose(self) -> str:
        """`plain` with web and mail addresses blanked."""
        return addresses.without_addresses(self.plain)

    @cached_property
    def passages(self) -> list[Passage]:
        return find_passages(self.prose)

    @cached_property
    def own(self) -> str:
        """`prose` with quotations and italics blanked: words that may be in another language on purpose."""
        places = [(passage.start, passage.end) for passage in self.passages] + self.markup.apart
        return _blanked(self.prose, places)

    @cached_property
    def dates(self) -> list[Date]:
        return find_dates(self.prose, self.language)

    @cached_property
    def times(self) -> list[Time]:
        return find_times(_without(self.prose, self.dates), self.language)

    @cached_property
    def numbers(self) -> list[Number]:
        """Those that belong to no date and no time of day."""
        return find_numbers(_without(self.prose, [*self.dates, *self.times]), self.language)

    @cached_property
    def years(self) -> dict[tuple[int | None, int], set[int | None]]:
        """By day and month the years of the dates; under no day those of every date of the month."""
        years: dict[tuple[int | None, int], set[int | None]] = {}
        for date in self.dates:
            for day, month, year in date.readings:
                years.setdefault((day, month), set()).add(year)
                years.setdefault((None, month), set()).add(year)
        return years

    @cached_property
    def months(self) -> set[int]:
        """Those named, in a date or alone."""
        words = set(WORD.findall(self.prose.lower()))
        named = {number for name, number in self.language.months.items() if name in words}
        return named | {month for _day, month in self.years}

    @cached_property
    def minutes(self) -> frozenset[int]:
        return frozenset(time.minutes for time in self.times)

    @cached_property
    def loose_amounts(self) -> frozenset[Decimal]:
        """Every number the text gives in figures outside dates, or in words."""
        figures = {value for number in self.numbers for value in number.values | number.parts}
        hours = {Decimal(time.minutes // 60) for time in self.times}
        return frozenset(figures | hours) | spelled_numbers(self.prose, self.language)

    @cached_property
    def amounts(self) -> frozenset[Decimal]:
        """`loose_amounts` and the figures of dates."""
        parts = {part for date in self.dates for reading in date.readings for part in reading if part}
        return self.loose_amounts | {Decimal(part) for part in parts}


def _without(text: str, found: Sequence[Date | Time]) -> str:
    return _blanked(text, [(item.start, item.end) for item in found])


def _blanked(text: str, places: list[tuple[int, int]]) -> str:
    parts = []
    position = 0
    for start, end in sorted(places):
        if end > position:
            start = max(start, position)
            parts += [text[position:start], addresses.BLANK * (end - start)]
            position = end
    return "".join([*parts, text[position:]])
