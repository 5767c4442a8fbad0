"""Dates in running text, written out or in figures, in the languages known.

"3/16/2018" is read as the other dates of the page settle it: one of them with
more than twelve in a place says that the day stands there.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from . import messages
from .languages import LanguageTable, Tables
from .messages import Notice, UnreadableText

Doubt = Literal["", "impossible", "no_year", "ambiguous", "short_year"]

_ISO = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?![\d-])")
_FIGURES = re.compile(
    r"(?<![\d/.-])(?P<one>\d\d?)(?P<mark>[/.-])(?P<two>\d\d?)(?P=mark)"
    r"(?P<year>\d{4}|\d{2})(?![\d/]|[.-]\d)"
)
# POSIX: two figures of a year from 69 on are of the twentieth century.
_PIVOT = 69


@dataclass(frozen=True)
class NumericOrder:
    """Whether the month comes first in "6/8/2016", and whether the page says so."""

    month_first: bool
    settled: bool


@dataclass(frozen=True)
class FoundDate:
    """A date at text[start:end]; `value` is None if it has no year or cannot be."""

    start: int
    end: int
    text: str
    value: datetime.date | None
    doubt: Doubt = ""
    weekday: int | None = None

    def or_refuse(self, line: int) -> FoundDate:
        """Itself, or UnreadableText("bad_date") for a day that does not exist."""
        if self.doubt == "impossible":
            params = {"line": line, "text": self.text}
            raise UnreadableText("bad_date", messages.BAD_DATE, params)
        return self

    def notices(self, line: int) -> list[Notice]:
        """What an editor should check about this date."""
        found = []
        params: dict[str, object] = {"text": self.text}
        if self.doubt == "no_year":
            found.append(Notice(line, messages.NO_YEAR, params))
        if self.value is None:
            return found
        read = params | {"date": self.value.isoformat()}
        if self.doubt == "ambiguous":
            found.append(Notice(line, messages.DATE_AMBIGUOUS, read))
        if self.doubt == "short_year":
            found.append(Notice(line, messages.DATE_SHORT_YEAR, read))
        if self.weekday not in (None, self.value.weekday()):
            found.append(Notice(line, messages.WEEKDAY_DIFFERS, params))
        return found


def settle_numeric_order(texts: Iterable[str], tables: Tables) -> NumericOrder:
    """Day or month first, by the dates in figures on the page or the language."""
    day_first = month_first = False
    for text in texts:
        for match in _FIGURES.finditer(text):
            day_first |= int(match["one"]) > 12
            month_first |= int(match["two"]) > 12
    if day_first != month_first:
        return NumericOrder(month_first, settled=True)
    return NumericOrder(tables[0].month_first, settled=False)


def find_date(text: str, tables: Tables, order: NumericOrder) -> FoundDate | None:
    """The first date of a short text, in the first language that reads one."""
    for table in tables:
        matches = [match for form in _written_forms(table) if (match := form.search(text))]
        if matches:
            return _read_written(min(matches, key=lambda match: match.start()), table)
    if match := _ISO.search(text):
        return _found(match, int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _FIGURES.search(text):
        return _read_figures(match, order)
    return None


@cache
def _written_forms(table: LanguageTable) -> tuple[re.Pattern[str], ...]:
    """Day before month, and month before day; the year may be missing."""
    months = _either(table.months)
    links = _either(table.date_links)
    weekday = rf"(?:(?P<weekday>{_either(table.weekdays)})\.?,?\s+)?"
    first = rf"|{_either(table.first_day)}" if table.first_day else ""
    day = rf"(?P<day>(?:\d\d?(?!\d)){first})(?:\s?(?:{'|'.join(table.day_suffixes)}))?"
    month = rf"(?P<month>{months})(?![^\W_])\.?"
    year = rf"(?:\s*[,.]?\s*(?:(?:{links})\s+)?(?P<year>\d{{4}})(?!\d))?"
    day_first = rf"{weekday}{day}\s*[,.-]?\s*(?:(?:{links})\s+)?{month}(?:-(?=\d))?{year}"
    month_first = rf"{weekday}{month}\s+{day}{year}"
    begin = r"(?<![\w/])"
    return (
        re.compile(begin + day_first, re.IGNORECASE),
        re.compile(begin + month_first, re.IGNORECASE),
    )


def _either(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


def _read_written(match: re.Match[str], table: LanguageTable) -> FoundDate:
    month = table.months[match["month"].lower()]
    day = int(match["day"]) if match["day"].isdigit() else 1
    weekday = table.weekdays[match["weekday"].lower()] if match["weekday"] else None
    if match["year"]:
        return _found(match, int(match["year"]), month, day, weekday=weekday)
    # A leap year, so that 29 February without a year is not called impossible.
    found = _found(match, 2000, month, day)
    doubt: Doubt = found.doubt or "no_year"
    return FoundDate(found.start, found.end, found.text, None, doubt)


def _read_figures(match: re.Match[str], order: NumericOrder) -> FoundDate:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    doubt: Doubt = ""
    if len(match["year"]) == 2:
        year += 1900 if year >= _PIVOT else 2000
        doubt = "short_year"
    if one > 12 or two > 12:
        month_first = two > 12
    else:
        month_first = order.month_first
        if one != two and not order.settled:
            doubt = "ambiguous"
    month, day = (one, two) if month_first else (two, one)
    return _found(match, year, month, day, doubt)


def _found(
    match: re.Match[str],
    year: int,
    month: int,
    day: int,
    doubt: Doubt = "",
    weekday: int | None = None,
) -> FoundDate:
    start, end = match.span()
    try:
        value = datetime.date(year, month, day)
    except ValueError:
        return FoundDate(start, end, match[0], None, "impossible", weekday)
    return FoundDate(start, end, match[0], value, doubt, weekday)
