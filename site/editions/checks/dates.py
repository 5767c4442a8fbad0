"""Dates of one side that the other lacks."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy

from .differences import Sentences, differences
from .pair import Pair
from .reading.dates import Date, Reading
from .reading.text import Text

SENTENCES = Sentences(
    gettext_lazy("The original has the date “%(text)s”; the translation has no such date."),
    gettext_lazy("The translation has the date “%(text)s”; the original has no such date."),
)


def check(pair: Pair) -> Iterator[str]:
    if pair.original.language.months and pair.translation.language.months:
        missing = _lacking(pair.original, pair.translation, may_add_year=False)
        added = _lacking(pair.translation, pair.original, may_add_year=True)
        yield from differences(missing, added, SENTENCES)


def _lacking(text: Text, other: Text, *, may_add_year: bool) -> list[str]:
    return [date.text for date in text.dates if not _has(other, date, may_add_year)]


def _has(text: Text, date: Date, may_add_year: bool) -> bool:
    return any(_has_reading(text, reading, may_add_year) for reading in date.readings)


def _has_reading(text: Text, reading: Reading, may_add_year: bool) -> bool:
    day, month, year = reading
    is_year_said = year is None or may_add_year or Decimal(year) in text.amounts
    known = text.years.get((day, month), set())
    if known and (year is None or year in known or (None in known and is_year_said)):
        return True
    # "24/06/23"
    if year and any(year % 100 == theirs or year == theirs % 100 for theirs in known if theirs):
        return True
    # "June 24–26, 2023" and "del 24 al 26 de junio de 2023": the day stands apart from its month.
    return day is not None and Decimal(day) in text.loose_amounts and month in text.months and is_year_said
