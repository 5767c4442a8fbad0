"""Separators of thousands and decimals, and the space before the percent sign."""

import re
from collections.abc import Iterator

from ..pair import Pair
from ..reading.language import Language
from ..reading.numbers import Number
from ..reading.text import Text

SPACES = " \u00a0\u2009\u202f"
GROUPED = re.compile(rf"(\d{{1,3}})((?:[.,'’{SPACES}]\d{{3}})+)(?:([.,])(\d+))?")
DECIMAL = re.compile(r"\d+[.,]\d+")
PERCENT = re.compile(rf"[{SPACES}]?%$")
CURRENCY = re.compile(r"[$€£¥]\s?$")


def numbers(pair: Pair) -> Iterator[tuple[str, str]]:
    """Numbers as they stand and as the language of the translation sets them."""
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
