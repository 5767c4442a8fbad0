"""The form of a language's table, and how its word lists are written down.

Every word is written in lower case; the readers of the tables compare so.
"""

from __future__ import annotations

from dataclasses import dataclass


def words(text: str) -> frozenset[str]:
    """Single words, separated by white space."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Phrases separated by ";", longest first so that none hides a longer one."""
    tidied = (" ".join(phrase.split()) for phrase in text.split(";"))
    return tuple(sorted(tidied, key=len, reverse=True))


def numbered(text: str, start: int) -> dict[str, int]:
    """One group of synonyms (separated by "/") per number, counted from `start`."""
    groups = enumerate(text.split(), start=start)
    return {name: number for number, group in groups for name in group.split("/")}


# Compared by identity, so that a table can be the key of a cache.
@dataclass(frozen=True, eq=False)
class LanguageTable:
    """The words of one language that give a press text its shape."""

    # Tells this language from others
    function_words: frozenset[str]
    # Dates: "24th of June, 2023"; `day_suffixes` are regular expressions
    months: dict[str, int]
    weekdays: dict[str, int]
    day_suffixes: tuple[str, ...]
    first_day: tuple[str, ...]
    date_links: tuple[str, ...]
    date_prefixes: frozenset[str]
    date_labels: tuple[str, ...]
    month_first: bool
    # Places: what may begin them, stand in them, and join two of them
    sentence_openers: frozenset[str]
    place_connectives: frozenset[str]
    place_prepositions: tuple[str, ...]
    articles: tuple[str, ...]
    conjunctions: tuple[str, ...]
    names_with_conjunction: tuple[str, ...]
    # Lines of a page that are no text of the publication
    kind_labels: tuple[str, ...]
    embargo_openings: tuple[str, ...]
    navigation_labels: tuple[str, ...]
    page_tools: tuple[str, ...]
    closing_labels: tuple[str, ...]
    end_marks: tuple[str, ...]
    # Body
    section_labels: tuple[str, ...]
    speech_verbs: tuple[str, ...]
    link_verbs: frozenset[str]
    link_places: frozenset[str]
    # Contacts
    contact_headings: tuple[str, ...]
    contact_heading_tail: frozenset[str]
    email_labels: tuple[str, ...]
    phone_labels: tuple[str, ...]
    contact_joiners: frozenset[str]
    role_words: frozenset[str]
    desk_words: frozenset[str]
    institution_words: frozenset[str]
    # Reports
    report_date_labels: tuple[str, ...]
    paragraph_labels: tuple[str, ...]
