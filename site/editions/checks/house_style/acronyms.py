"""Acronyms of the original's language that have one of their own in the translation's."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..pair import Pair
from ..reading.language import either

# Around an acronym, where the other language's is explained.
NEAR = 80
FEWEST_WORDS = 3


def acronyms(pair: Pair) -> Iterator[tuple[str, str]]:
    """Each word of another language, once, and what it is in the translation's."""
    foreign = pair.whole.foreign_terms
    if not foreign:
        return
    text = pair.translation.own
    # What the original calls by both words is about the words.
    found = {wrong for wrong, right in foreign.items() if right in pair.original.plain}
    for match in _form(tuple(foreign)).finditer(text):
        wrong, right = match[0], foreign[match[0]]
        if wrong not in found and not _is_explained(text, match, right) and not _is_shouted(text, match):
            found.add(wrong)
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
    return around.isupper() and len(around.split()) >= FEWEST_WORDS
