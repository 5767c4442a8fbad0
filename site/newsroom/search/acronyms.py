"""Acronyms bridge languages: OIM finds what says IOM."""

from publications.terms import acronyms

from .tokens import tokens


def synonyms(language: str) -> dict[str, frozenset[str]]:
    """By token, the tokens of the same acronym in any language; one query."""
    found: dict[str, frozenset[str]] = {}
    for term in acronyms():
        parts = [tokens(word, language) for word in term.words.values()]
        same = frozenset(part[0] for part in parts if len(part) == 1)
        for one in same:
            found[one] = found.get(one, frozenset()) | same
    return found
