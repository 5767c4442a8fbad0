"""A language as the checks know it: Django's locale data, and what the settings add to it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.conf import settings
from django.utils import dates, formats, translation

# In DATE_FORMAT: the letters for the day and for the month by name, and words between them.
DAY_LETTERS = "jd"
MONTH_LETTERS = "FNM"
FORMAT_PART = re.compile(r"(?:\\.)+|[^\\\s]")


@dataclass(frozen=True, eq=False)
class Language:
    """Names and words in lower case. What is unknown of a language is empty, or None."""

    code: str
    months: dict[str, int]
    weekdays: frozenset[str]
    # Whether the names of months and weekdays begin with a small letter.
    is_lower: bool
    day_first: bool | None
    date_words: tuple[str, ...]
    first_day: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...]
    hour_words: tuple[str, ...]
    decimal: str
    thousands: tuple[str, ...]
    function_words: frozenset[str]
    number_words: dict[str, Decimal]
    number_joins: frozenset[str]
    scale_words: dict[str, int]
    percent_words: tuple[str, ...]
    percent_is_spaced: bool | None
    quotation_marks: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called in the reader's language."""
        names = dict(settings.LANGUAGES)
        return translation.gettext(names[self.code]) if self.code in names else self.code


@lru_cache
def language_of(code: str) -> Language:
    """Never raises: a variant has the rules of its language, an unknown language none."""
    known = getattr(settings, "EDITIONS_LANGUAGE_RULES", {})
    rules = known.get(code) or known.get(code.partition("-")[0], {})
    months, weekdays, is_lower = _calendar(code)
    order, literals = _date_format(code)
    separator = formats.get_format("THOUSAND_SEPARATOR", code)
    return Language(
        code=code,
        months=months | rules.get("month_names", {}) if months else {},
        weekdays=weekdays,
        is_lower=is_lower,
        day_first=order if months else None,
        date_words=(*literals, *rules.get("date_words", "").split()),
        first_day=tuple(rules.get("first_day", "").split()),
        ordinal_suffixes=tuple(rules.get("ordinal_suffixes", ())),
        hour_words=tuple(rules.get("hour_words", "").split()),
        decimal=formats.get_format("DECIMAL_SEPARATOR", code),
        thousands=(separator, *rules.get("thousands", ())),
        function_words=frozenset(rules.get("function_words", "").split()),
        number_words={
            word: Decimal(number)
            for number, words in rules.get("number_words", {}).items()
            for word in words.split()
        },
        number_joins=frozenset(rules.get("number_joins", "").split()),
        scale_words=rules.get("scale_words", {}),
        percent_words=tuple(rules.get("percent_words", ())),
        percent_is_spaced=rules.get("percent_is_spaced"),
        quotation_marks=tuple(rules.get("quotation_marks", ())),
    )


def either(words: Iterable[str]) -> str:
    """A pattern for one of `words`, the longest first; for none of them, one that never matches."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) or r"(?!)"


def _calendar(code: str) -> tuple[dict[str, int], frozenset[str], bool]:
    # For a language it has no data of, Django gives the names of another one.
    if not code or not translation.check_for_language(code):
        return {}, frozenset(), False
    with translation.override(code):
        names = {number: str(name) for number, name in dates.MONTHS.items()}
        short = {str(name).rstrip(".").lower(): number for number, name in dates.MONTHS_AP.items()}
        weekdays = frozenset(str(name).lower() for name in dates.WEEKDAYS.values())
    months = short | {name.lower(): number for number, name in names.items()}
    # "1月" would be met in every figure.
    worded = {name: number for name, number in months.items() if name.isalpha()}
    return worded, weekdays, all(name == name.lower() for name in names.values())


def _date_format(code: str) -> tuple[bool | None, tuple[str, ...]]:
    """Whether the day stands before the month's name (None: no name is written), and the words between."""
    parts = FORMAT_PART.findall(formats.get_format("DATE_FORMAT", code))
    words = (part.replace("\\", "").lower() for part in parts if part.startswith("\\"))
    day = next((place for place, part in enumerate(parts) if part in DAY_LETTERS), None)
    month = next((place for place, part in enumerate(parts) if part in MONTH_LETTERS), None)
    order = None if day is None or month is None else day < month
    return order, tuple(dict.fromkeys(word for word in words if word.isalpha()))
