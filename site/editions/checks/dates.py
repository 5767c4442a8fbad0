"""Dates of one side that the other lacks."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

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
    theirs = [reading for other in text.dates for reading in other.readings]
    if any(_agree(*pair, text, may_add_year) for pair in product(date.readings, theirs)):
        return True
    # "June 24–26, 2023" and "del 24 al 26 de junio de 2023": the day stands apart from its month.
    return any(
        reading.day is not None
        and Decimal(reading.day) in text.loose_amounts
        and (reading.month in _months(text))
        and _has_year(text, reading, may_add_year)
        for reading in date.readings
    )


def _agree(mine: Reading, theirs: Reading, text: Text, may_add_year: bool) -> bool:
    if mine.month != theirs.month or (mine.day != theirs.day and None not in (mine.day, theirs.day)):
        return False
    if mine.day is not None and theirs.day is None:
        return False
    if mine.year is None or theirs.year is None:
        return _has_year(text, mine, may_add_year)
    return mine.year == theirs.year or mine.year % 100 == theirs.year


def _has_year(text: Text, reading: Reading, may_add_year: bool) -> bool:
    return reading.year is None or may_add_year or Decimal(reading.year) in text.amounts


def _months(text: Text) -> set[int]:
    """Months the text names, in a date or alone."""
    words = set(text.prose.lower().split())
    named = {number for name, number in text.language.months.items() if name in words}
    return named | {reading.month for date in text.dates for reading in date.readings}
