"""What the importer knows of each language: a third language is one more table."""

from __future__ import annotations

import re
from functools import cache

from .english import ENGLISH
from .spanish import SPANISH
from .table import LanguageTable

__all__ = ["LANGUAGES", "LanguageTable", "Tables", "all_of", "opening", "tables_for"]

LANGUAGES: dict[str, LanguageTable] = {"en": ENGLISH, "es": SPANISH}

# The tables to read a page with, that of its own language first.
Tables = tuple[LanguageTable, ...]


def tables_for(language: str) -> Tables:
    """The table of this language first, then the others.

    The others count as well: a page's navigation, contacts and dates are often
    in the language of the site rather than in that of the text.
    """
    others = tuple(table for code, table in LANGUAGES.items() if code != language)
    return (LANGUAGES[language], *others) if language in LANGUAGES else others


@cache
def all_of(tables: Tables, *attributes: str) -> frozenset[str]:
    """One kind of word from several tables, such as "navigation_labels", or more."""
    return frozenset().union(*(getattr(table, name) for table in tables for name in attributes))


@cache
def opening(tables: Tables, *attributes: str) -> re.Pattern[str]:
    """Matches one of the words where a text begins, in any case, the longest first."""
    words = sorted(all_of(tables, *attributes), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![^\W_])", re.IGNORECASE)
