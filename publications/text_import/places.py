"""Names of places: told from other words by their capitals and their joining words."""

from __future__ import annotations

import re

from .languages import Tables, all_of

MOST_WORDS = 9

_NOT_IN_PLACES = re.compile(r"[^\w\s,./()'’&-]|[\d_@]")
_ABBREVIATION = re.compile(r"(?:\w\.)+$")


def is_place(text: str, tables: Tables) -> bool:
    """Whether this can be a place or several: capitals, few words, no sentence."""
    words = text.replace("/", " ").split()
    if not words or len(words) > MOST_WORDS or _NOT_IN_PLACES.search(text):
        return False
    connectives = all_of(tables, "place_connectives")
    openers = all_of(tables, "sentence_openers")
    if words[0].strip("(),").lower() in openers or words[-1].lower() in openers:
        return False
    capitals = [word.lstrip("(")[:1].isupper() for word in words]
    joined = all(
        capital or word.lower() in connectives for word, capital in zip(words, capitals, strict=True)
    )
    return joined and capitals[0] and capitals[-1] and _names_something(words, tables)


def split_places(text: str, tables: Tables) -> list[str]:
    """ "GINEBRA / SAN SALVADOR" and "Lima y Bogotá" are two places each."""
    places = []
    for part in re.split(r"\s*[/;]\s*", text):
        places.extend(_split_at_conjunction(part, tables))
    return [place for part in places if (place := trim_place(part))]


def trim_place(text: str) -> str:
    """Without the punctuation around it, save the point of an abbreviation."""
    text = text.strip(" ,;:(-–—")
    if text.endswith(".") and not _is_abbreviated(text):
        text = text.rstrip(". ")
    return text


def _names_something(words: list[str], tables: Tables) -> bool:
    # "El" or "The" alone begins a sentence: "El 24 de junio de 2023 – …".
    articles = all_of(tables, "articles")
    return any(word.lower() not in articles for word in words)


def _is_abbreviated(text: str) -> bool:
    last = text.split()[-1]
    return last.count(".") > 1 and _ABBREVIATION.match(last) is not None


def _split_at_conjunction(text: str, tables: Tables) -> list[str]:
    for table in tables:
        lowered = text.lower()
        if any(name in lowered for name in table.names_with_conjunction):
            continue
        for conjunction in table.conjunctions:
            parts = text.split(f" {conjunction} ")
            if len(parts) > 1 and all(part[:1].isupper() for part in parts):
                return parts
    return [text]
