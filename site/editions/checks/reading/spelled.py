"""Words and Roman numerals that stand for a number which the other side has in figures."""

import re
from collections.abc import Iterator
from decimal import Decimal

from .language import Language

WORD = re.compile(r"[^\W_]+")
ROMAN = re.compile(r"(?<!\w)[IVXLCDM]{1,9}(?!\w)")
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def spelled_numbers(text: str, language: Language) -> frozenset[Decimal]:
    """Every number the text may say in words or in Roman numerals."""
    words = WORD.findall(text.lower())
    known = language.number_words.keys() | language.scale_words.keys()
    places = (place for place, word in enumerate(words) if word in known)
    found = {number for place in places for number in _spelled(words, place, language)}
    return frozenset(found | {_roman(numeral) for numeral in ROMAN.findall(text)})


def _spelled(words: list[str], place: int, language: Language) -> Iterator[Decimal]:
    """ "quince", "treinta y cinco", "mil millones": the number that begins at `place`, as it grows."""
    first = words[place]
    if first in language.scale_words:
        before = words[place - 1] if place else ""
        if before[-1:].isdecimal() or before in language.number_words or before in language.scale_words:
            return
    number = last = language.number_words.get(first) or Decimal(language.scale_words[first])
    yield number
    for word in words[place + 1 : place + 8]:
        if word in language.scale_words:
            number = number * language.scale_words[word]
            last = Decimal(language.scale_words[word])
        elif word in language.number_words and language.number_words[word] < last:
            last = language.number_words[word]
            number += last
        elif word not in language.number_joins:
            return
        yield number


def _roman(numeral: str) -> Decimal:
    digits = [ROMAN_DIGITS[letter] for letter in numeral]
    following = [*digits[1:], 0]
    return Decimal(
        sum(-digit if digit < after else digit for digit, after in zip(digits, following, strict=True))
    )
