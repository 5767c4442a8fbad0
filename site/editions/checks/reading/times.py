"""Times of day: "9 a.m.", "14:30", "15.00 horas"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .language import Language, either


@dataclass(frozen=True)
class Time:
    """At text[start:end]; `minutes` since midnight."""

    text: str
    start: int
    end: int
    minutes: int


def find_times(text: str, language: Language) -> list[Time]:
    times = []
    for match in _form(language).finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if half := match["half"]:
            hour = hour % 12 + (12 if half.lower() == "p" else 0)
        if hour <= 24 and minute < 60:
            times.append(Time(match[0], *match.span(), hour * 60 + minute))
    return times


@lru_cache
def _form(language: Language) -> re.Pattern[str]:
    words = rf"\s?(?:{either(language.hour_words)})(?!\w)"
    half = r"\s?(?P<half>[ap])\.?\s?m(?!\w)\.?"
    # "de 9.00 a 11.00 horas": the word stands once for both.
    ahead = rf"(?=\D{{1,5}}\d{{1,2}}[.:h]\d\d{words})"
    return re.compile(
        rf"(?<![\w:.,/])(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d\d)(?!\w|[:.,]\d))?"
        rf"(?:{half}|(?<=[:.h]\d\d)(?:{words}|{ahead})|(?<=:\d\d))",
        re.IGNORECASE,
    )
