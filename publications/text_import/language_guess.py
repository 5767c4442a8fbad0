"""Which language a text is written in, told by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from . import messages
from .languages import LANGUAGES
from .messages import Notice

_WORD = re.compile(r"[^\W\d_]+")
# As much of a text tells its language as well as all of it.
_SAMPLE = 200_000
_FEWEST_WORDS = 12
# How many times more of one language's words make the guess a sure one.
_CLEAR = 1.5


def settle_language(text: str, given: str | None) -> tuple[str, list[Notice]]:
    """The language given or guessed, with a notice where the text says otherwise."""
    counts = _count_function_words(text)
    (guess, most), *others = counts.most_common()
    second = others[0][1] if others else 0
    is_sure = most >= _FEWEST_WORDS and most >= _CLEAR * second
    params: dict[str, object] = {"language": given or guess}
    if given is None:
        notice = Notice(0, messages.LANGUAGE_GUESSED, params)
        return guess, [] if is_sure else [notice]
    if given not in LANGUAGES:
        return given, [Notice(0, messages.LANGUAGE_UNKNOWN, params)]
    if is_sure and guess != given:
        return given, [Notice(0, messages.LANGUAGE_DIFFERS, {"language": guess})]
    return given, []


def _count_function_words(text: str) -> Counter[str]:
    words = Counter(match[0].lower() for match in _WORD.finditer(text[:_SAMPLE]))
    return Counter(
        {code: sum(words[word] for word in table.function_words) for code, table in LANGUAGES.items()}
    )
