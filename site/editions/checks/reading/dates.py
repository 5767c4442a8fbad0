"""Dates in a text: written out in its language, in figures, or as a month of a year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .language import Language, either

FIGURES = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\w/]|[.-]\d)")
ISO = re.compile(r"(?<![\w/-])(\d{4})-(\d\d)-(\d\d)(?![\w/-])")


class Reading(NamedTuple):
    """One way to read a date; a month may stand without day or without year."""

    day: int | None
    month: int
    year: int | None


@dataclass(frozen=True)
class Date:
    """At text[start:end]. "3/6/2016" has two readings; `name` is the month as it is written."""

    text: str
    start: int
    end: int
    readings: tuple[Reading, ...]
    name: str = ""
    day_first: bool = True


def find_dates(text: str, language: Language) -> list[Date]:
    """In order, none overlapping another; the longest of those that begin in one place."""
    found: list[Date] = []
    candidates = [*_written(text, language), *_in_figures(text)]
    for date in sorted(candidates, key=lambda date: (date.start, -date.end)):
        if not found or date.start >= found[-1].end:
            found.append(date)
    return found


def _written(text: str, language: Language) -> Iterator[Date]:
    if not language.months:
        return
    day_first, month_first, month_alone = _forms(language)
    for form in (day_first, month_first, month_alone):
        for match in form.finditer(text):
            groups = match.groupdict()
            day, year = groups.get("day"), groups.get("year")
            # "5 may attend": where months have a capital, a date without it is one only with its year.
            if not language.is_lower and match["month"][0].islower() and not (day and year):
                continue
            # "ſeptember" matches where case is ignored, and is no name of a month.
            month = language.months.get(match["month"].lower())
            number = None if day is None else int(day) if day.isdecimal() else 1
            if month is not None and number in (None, *range(1, 32)):
                reading = Reading(number, month, int(year) if year else None)
                # A point ends an abbreviation, or else the sentence.
                written = match[0].rstrip(".")
                end = match.start() + len(written)
                yield Date(written, match.start(), end, (reading,), match["month"], form is not month_first)


@lru_cache
def _forms(language: Language) -> tuple[re.Pattern[str], ...]:
    links = rf"(?:(?:{either(language.date_words)})\s{{1,2}})?"
    day = rf"(?P<day>\d{{1,2}}|{either(language.first_day)})(?:\s?(?:{either(language.ordinal_suffixes)}))?"
    month = rf"(?P<month>{either(language.months)})(?!\w)\.?"
    year = rf"(?:,?\s{{1,2}}{links}(?P<year>\d{{4}})(?!\w))"
    no_amount = r"(?!\w|[.,\s]\d{3}(?!\d)|\s?%)"
    begin = r"(?<![\w.,/])"
    return tuple(
        re.compile(begin + form, re.IGNORECASE)
        for form in (
            rf"{day}\s{{0,2}}{links}{month}{year}?",
            rf"{month}\s{{1,2}}{day}{no_amount}{year}?",
            rf"{month}{year}",
        )
    )


def _in_figures(text: str) -> Iterator[Date]:
    for match in FIGURES.finditer(text):
        one, two, year = int(match[1]), int(match[3]), int(match[4])
        readings = {Reading(day, month, year) for day, month in ((one, two), (two, one)) if 1 <= month <= 12}
        readings = {reading for reading in readings if 1 <= (reading.day or 0) <= 31}
        if readings:
            yield Date(match[0], *match.span(), tuple(sorted(readings)))
    for match in ISO.finditer(text):
        if 1 <= int(match[2]) <= 12:
            yield Date(match[0], *match.span(), (Reading(int(match[3]), int(match[2]), int(match[1])),))
