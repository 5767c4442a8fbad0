"""Numbers in figures, read as any language may write them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from .language import Language, either

# A telephone number; an article with its paragraph; figures in groups of three; figures.
FIGURES = re.compile(
    r"\+\d[\d\s()./-]{5,22}\d"
    r"|(?<![\d.,])(?P<article>\d{1,3})\((?P<paragraph>\d{1,2})\)"
    r"|(?<!\d)\d{1,3}(?P<mark>[.,'’ \u00a0\u2009\u202f])\d{3}(?:(?P=mark)\d{3}){0,6}(?!\d)(?:[.,]\d{1,9})?"
    r"|\d{1,30}(?:[.,]\d{1,15}(?!\d))?"
)
# "G20", "COVID-19", "A/RES/73": part of a name, which each language may write in its own way.
IN_NAME = re.compile(r"[^\W\d_][-/.]?$")
# "the 1990s"
DECADE = re.compile(r"['’]?s(?!\w)")
# "2018-19"
SHORT_YEAR = re.compile(r"(\d\d)\d\d\s?[-–/]$")
# No publication has more; what is behind them is not looked at.
MOST = 10_000
# In "2 to 3 million" the scale belongs to both.
SHARES_SCALE = 9


@dataclass(frozen=True)
class Number:
    """At text[start:end], with its scale and percent sign; `figures` without them.

    `values` are all the numbers it can mean: "4.300" is 4,300 in one language and 4.3 in another.
    `parts` are its groups where they may be numbers of their own. An uncertain one need not
    appear in the other language.
    """

    text: str
    figures: str
    start: int
    end: int
    values: frozenset[Decimal]
    parts: frozenset[Decimal] = frozenset()
    is_percent: bool = False
    has_scale: bool = False
    is_certain: bool = True


def find_numbers(text: str, language: Language) -> list[Number]:
    scale, percent = _followers(language)
    found: list[Number] = []
    next_scale, next_start = 1, len(text) + SHARES_SCALE
    for match in reversed(list(islice(FIGURES.finditer(text), MOST))):
        figures, start, end = match[0], match.start(), match.end()
        values, parts = _values(match)
        factor = 1
        for _ in range(3):
            if not (word := scale.match(text, end)):
                break
            factor *= language.scale_words.get(word[1].lower(), 1)
            end = word.end()
        scaled = {value * factor for value in values}
        if factor == 1 and next_start - end <= SHARES_SCALE:
            scaled |= {value * next_scale for value in values}
        values, next_scale, next_start = frozenset(scaled), factor, start
        if len(figures) == 2 and (year := SHORT_YEAR.search(text, max(0, start - 6), start)):
            values |= {Decimal(year[1] + figures)}
        sign = percent.match(text, end)
        end = sign.end() if sign else end
        if found and end > found[-1].start:
            # "20 por 100": the hundred is the sign's.
            found.pop()
        is_name = bool(IN_NAME.search(text, max(0, start - 2), start) or DECADE.match(text, end))
        found.append(
            Number(text[start:end], figures, start, end, values, parts, bool(sign), factor != 1, not is_name)
        )
    return found[::-1]


def _values(match: re.Match[str]) -> tuple[frozenset[Decimal], frozenset[Decimal]]:
    """All it can mean, and its parts where they can be numbers of their own."""
    figures, mark = match[0], match["mark"]
    no_parts: frozenset[Decimal] = frozenset()
    if match["article"]:
        # "13(2)" is "13.2" elsewhere.
        one, two = match["article"], match["paragraph"]
        return frozenset({Decimal(f"{one}.{two}")}), frozenset({Decimal(one), Decimal(two)})
    if figures.startswith("+"):
        return frozenset({Decimal("".join(re.findall(r"\d", figures)))}), no_parts
    if mark is None:
        return frozenset({Decimal(figures.replace(",", "."))}), no_parts
    whole = Decimal(figures.replace(mark, "").replace(",", "."))
    if mark == " ":
        return frozenset({whole}), frozenset(map(Decimal, figures.replace(",", ".").split()))
    if mark in ".," and figures.count(mark) == 1 and not ({".", ","} - {mark}) & set(figures):
        as_decimal = Decimal(figures.replace(",", "."))
        return frozenset({as_decimal} if figures.startswith("0") else {whole, as_decimal}), no_parts
    return frozenset({whole}), no_parts


@lru_cache
def _followers(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    scale = rf"[\s-]{{0,2}}({either(language.scale_words)})(?!\w)"
    percent = rf"\s?%|\s(?:{either(language.percent_words)})(?!\w)"
    return re.compile(scale, re.IGNORECASE), re.compile(percent, re.IGNORECASE)
