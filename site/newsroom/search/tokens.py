"""Words as the index keeps them: accents folded, endings cut, alike for every database.

PostgreSQL's and Snowball's Spanish tell “gobierno” from “gobiernos” and “mujer” from “mujeres”; SQLite
has no stemming. So it is done here, once, for both.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

# A run of letters and digits; an English genitive is no word of its own.
WORD = re.compile(r"([^\W_]+)(?:['’]s(?!\w))?")


def fold(text: str) -> str:
    """Small letters without their accents: “Migración” gives “migracion”, “año” “ano”."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def words(text: str) -> Iterator[re.Match[str]]:
    """Each word of a text, as the match that says where it stands."""
    return WORD.finditer(text)


def tokens(text: str, language: str) -> list[str]:
    """One token a word, in the order of the text."""
    return [token(found[1], language) for found in words(text)]


@lru_cache(maxsize=50_000)
def token(word: str, language: str) -> str:
    return _stemmer(language)(fold(word))


@lru_cache
def function_words(language: str) -> frozenset[str]:
    """Tokens of the commonest words, which say nothing of what a text is about."""
    rules = settings.EDITIONS_LANGUAGE_RULES.get(language, {})
    return frozenset(tokens(rules.get("function_words", ""), language))


def title_key(title: list[str], language: str) -> str:
    """The tokens of a title that say what it is about, to be compared with another's."""
    return " ".join(one for one in title if one not in function_words(language))


@lru_cache
def _stemmer(language: str) -> Callable[[str], str]:
    """The language's own, or none: its words are then only folded."""
    path = settings.SEARCH_STEMMERS.get(language)
    stemmer: Callable[[str], str] = import_string(path) if path else str
    return stemmer
