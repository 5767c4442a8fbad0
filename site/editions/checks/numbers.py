"""Numbers, percentages and times of day of one side that the other lacks."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .differences import Sentences, differences
from .pair import Pair
from .reading.numbers import Number
from .reading.text import Text
from .reading.times import Time

SENTENCES = Sentences(
    gettext_lazy("The original says “%(text)s”; the translation has no such number."),
    gettext_lazy("The translation says “%(text)s”; the original has no such number."),
)


def check(pair: Pair) -> Iterator[str]:
    missing, added = _lacking(pair.original, pair.translation), _lacking(pair.translation, pair.original)
    yield from differences(missing, added, SENTENCES)
    for text in _lost_percentages(pair.original, pair.translation):
        yield _("The original says “%(text)s”; the translation has no percentage there.") % {"text": text}
    for text in _lost_percentages(pair.translation, pair.original):
        yield _("The translation says “%(text)s”; the original has no percentage there.") % {"text": text}


def _lacking(text: Text, other: Text) -> list[str]:
    """Numbers of `text` that `other` has neither in figures nor in words."""
    found: list[Number | Time] = [
        number for number in text.numbers if number.is_certain and not _has_number(other, number)
    ]
    found += [time for time in text.times if not _has_time(other, time)]
    return [item.text for item in sorted(found, key=lambda item: item.start)]


def _has_number(text: Text, number: Number) -> bool:
    if number.values & text.amounts or (number.parts and number.parts <= text.amounts):
        return True
    # "2 to 4 p.m." where the other language counts to 24.
    afternoon = {(value + 12) * 60 for value in number.values if 0 < value < 12}
    return bool(afternoon & text.minutes)


def _has_time(text: Text, time: Time) -> bool:
    if time.minutes in text.minutes:
        return True
    hour, minute = divmod(time.minutes, 60)
    said = {Decimal(f"{written}.{minute:02}") for written in (hour, hour % 12 or 12)}
    return bool(said & text.amounts)


def _lost_percentages(text: Text, other: Text) -> list[str]:
    """Percentages whose figures `other` has, without having any percentage."""
    if any(number.is_percent for number in other.numbers):
        return []
    figures = {value for number in other.numbers for value in number.values}
    lost = (number.text for number in text.numbers if number.is_percent and number.values & figures)
    return list(dict.fromkeys(lost))
