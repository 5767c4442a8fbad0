"""The order of dates, and small or capital letters in the names of months and weekdays."""

import datetime
import re
from collections.abc import Iterator

from django.utils import formats, translation

from ..reading.dates import Date
from ..reading.language import Language
from ..reading.text import Text

# "lunes, el 24 de junio": a short word may stand between.
WORD_BEFORE = re.compile(r"(\w+)(?:,?\s{1,2}\w{1,3})?,?\s{1,2}$")
NAME_BEFORE = re.compile(r"(\w+)\s$")
SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:;•–—-]\s*|\n\s*)[«“\"(¿¡]?$")


def dates(text: Text) -> Iterator[tuple[str, str]]:
    """Words as they stand and as the language sets them. A date without year may be a street's name."""
    for date in text.dates:
        if not date.name or date.name.isupper() or not (year := date.readings[0].year):
            continue
        if date.readings[0].day and date.day_first != text.language.day_first is not None:
            if right := _as_set(date, year, text.language.code):
                yield date.text, right
            continue
        begins = date.text.startswith(date.name) and _begins_sentence(text, date.start)
        if (right := _cased(date.name, text.language)) != date.name and not begins:
            yield date.name, right
        yield from _weekday(text, date)


def _weekday(text: Text, date: Date) -> Iterator[tuple[str, str]]:
    """The weekday before a date; "Santo Domingo, 24 de junio" begins with none."""
    before = WORD_BEFORE.search(text.prose, max(0, date.start - 30), date.start)
    if not before or before[1].lower() not in text.language.weekdays or before[1].isupper():
        return
    name = NAME_BEFORE.search(text.prose, max(0, before.start(1) - 30), before.start(1))
    is_named = name and name[1][0].isupper() and name[1].lower() not in text.language.function_words
    right = _cased(before[1], text.language)
    if right != before[1] and not is_named and not _begins_sentence(text, before.start(1)):
        yield before[1], right


def _as_set(date: Date, year: int, language: str) -> str:
    try:
        day = datetime.date(year, date.readings[0].month, date.readings[0].day or 1)
    except ValueError:
        return ""
    with translation.override(language):
        return formats.date_format(day, "DATE_FORMAT")


def _cased(name: str, language: Language) -> str:
    return (name[0].lower() if language.is_lower else name[0].upper()) + name[1:]


def _begins_sentence(text: Text, place: int) -> bool:
    return SENTENCE_BEGINS.search(text.prose, max(0, place - 5), place) is not None or not place
