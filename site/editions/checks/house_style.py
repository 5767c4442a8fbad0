"""Dates, numbers, percent signs and acronyms of a translation that are set as another language sets them."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from django.utils import formats, translation
from django.utils.translation import gettext as _

from .pair import Pair
from .reading.dates import Date
from .reading.language import Language, either
from .reading.numbers import Number
from .reading.text import Text

SPACES = " \u00a0\u2009\u202f"
GROUPED = re.compile(rf"(\d{{1,3}})((?:[.,'’{SPACES}]\d{{3}})+)(?:([.,])(\d+))?")
DECIMAL = re.compile(r"\d+[.,]\d+")
PERCENT = re.compile(rf"[{SPACES}]?%$")
CURRENCY = re.compile(r"[$€£¥]\s?$")
WORD_BEFORE = re.compile(r"(\w+)(?:,?\s{1,2}\w{1,3})?,?\s{1,2}$")
SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:;•–—-]\s*|\n\s*)[«“\"(¿¡]?$")
# Around an acronym, where the other language's is explained.
NEAR = 80


def check(pair: Pair) -> Iterator[str]:
    if pair.segment.is_kept:
        return
    language = pair.translation.language
    said = dict.fromkeys([*_dates(pair.translation), *_numbers(pair), *_acronyms(pair)])
    for text, right in said:
        yield _("In %(language)s, “%(text)s” is written “%(right)s”.") % {
            "language": language.name,
            "text": text,
            "right": right,
        }


def _dates(text: Text) -> Iterator[tuple[str, str]]:
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
        before = WORD_BEFORE.search(text.prose, max(0, date.start - 30), date.start)
        if before and before[1].lower() in text.language.weekdays and not before[1].isupper():
            right = _cased(before[1], text.language)
            if right != before[1] and not _begins_sentence(text, before.start(1)):
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


def _numbers(pair: Pair) -> Iterator[tuple[str, str]]:
    for number in pair.translation.numbers:
        right = _with_percent(_with_separators(number, pair), pair.translation.language)
        if right != number.text:
            yield number.text, right


def _with_separators(number: Number, pair: Pair) -> str:
    """Changed only where it is sure which number is meant: by the original, or by what follows."""
    language, figures = pair.translation.language, number.figures
    if grouped := GROUPED.fullmatch(figures):
        first, groups, _mark, decimals = grouped.groups()
        separator = language.thousands[0]
        marks = {mark if mark not in SPACES else " " for mark in groups if not mark.isdigit()}
        accepted = {mark if mark not in SPACES else " " for mark in language.thousands}
        is_sure = max(number.values) in pair.original.amounts or groups.count(groups[0]) > 1
        if is_sure and not marks <= accepted and not _is_designation(figures, pair.original):
            right = separator.join([first, *re.findall(r"\d{3}", groups)])
            right += language.decimal + decimals if decimals else ""
            return number.text.replace(figures, right, 1)
    elif DECIMAL.fullmatch(figures) and language.decimal not in figures:
        money = CURRENCY.search(pair.translation.prose, max(0, number.start - 2), number.start)
        if number.is_percent or number.has_scale or money:
            right = figures.replace(",", ".").replace(".", language.decimal)
            return number.text.replace(figures, right, 1)
    return number.text


def _is_designation(figures: str, original: Text) -> bool:
    """Whether the original writes it so against its own language's usage: the number of a law, 25.871."""
    accepted = {mark if mark not in SPACES else " " for mark in original.language.thousands}
    return figures in {number.figures for number in original.numbers} and not set(figures) & accepted


def _with_percent(text: str, language: Language) -> str:
    sign = PERCENT.search(text)
    if sign is None or language.percent_is_spaced in (None, len(sign[0]) > 1):
        return text
    return text[: sign.start()] + ("\u00a0%" if language.percent_is_spaced else "%")


def _acronyms(pair: Pair) -> Iterator[tuple[str, str]]:
    foreign = pair.whole.foreign_terms
    if not foreign:
        return
    text = pair.translation.own
    for match in _form(tuple(foreign)).finditer(text):
        wrong, right = match[0], foreign[match[0]]
        is_said = right in pair.original.plain or _is_explained(text, match, right)
        if not is_said and not _is_shouted(text, match):
            yield wrong, right


@lru_cache(maxsize=8)
def _form(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@/.-])(?:{either(words)})(?![\w@]|[/.-]\w)")


def _is_explained(text: str, match: re.Match[str], right: str) -> bool:
    """ "OIM (IOM, por sus siglas en inglés)": one of the two in brackets behind the other."""
    before = text[max(0, match.start() - NEAR) : match.start()]
    after = text[match.end() : match.end() + NEAR]
    in_brackets = "(" in before.rpartition(")")[2]
    return (in_brackets and right in before) or (after.lstrip().startswith("(") and right in after)


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Among words in capitals, where "UN" may be any word."""
    around = text[max(0, match.start() - NEAR) : match.start()] + text[match.end() : match.end() + NEAR]
    return around.isupper()
