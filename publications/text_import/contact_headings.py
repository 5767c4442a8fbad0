"""Lines that announce contacts, say where they are, or show that one begins."""

from __future__ import annotations

import re

from .contact_fields import LONGEST, has_address, read_fields
from .languages import Tables, all_of, opening
from .lines import Line, count_words, split_marker
from .places import is_place, trim_place

_TOKEN = re.compile(r"[\s,:]*([^\s,:]+)")
_LONGEST_HEADING = 200


def read_heading(text: str, tables: Tables) -> tuple[str, str] | None:
    """ "For more information, please contact:" and the contact behind it, if any.

    None for a line that announces no contact, as "Para más información, visite …".
    """
    phrase = opening(tables, "contact_headings").match(text)
    if phrase is None:
        return None
    end = _end_of_heading(text, phrase.end(), tables)
    rest = text[end:].strip(" ,:")
    return (text[:end].strip(), rest) if not rest or has_address(rest) else None


def read_place(text: str, tables: Tables) -> tuple[str, str] | None:
    """The place of "In Panama:" or "Panamá:", and the contact behind it, if any."""
    before, colon, rest = text[:LONGEST].partition(":")
    if not colon and opening(tables, "place_prepositions").match(text) is None:
        return None
    prefixed = _without_preposition(before, tables)
    place = trim_place(prefixed or before)
    if len(before) > _LONGEST_HEADING or not is_place(place, tables):
        return None
    if colon and (not rest.strip() or (prefixed and has_address(rest))):
        return place, rest.strip()
    return (place, "") if prefixed and not colon else None


def looks_like_contact(line: Line, tables: Tables) -> bool:
    """A name and an e-mail address, and not in a sentence."""
    text = split_marker(line.cells or line.text)[1]
    if "@" not in text or not has_address(text) or count_words(text) > 20:
        return False
    fields = read_fields(text, tables)
    return bool(fields.email) and fields.name_is_sure and len(fields.other) <= 1


def is_address_label(text: str, tables: Tables) -> bool:
    """ "Email:" on a line of its own, the address on the next."""
    label = text.rstrip(" :.").lower()
    return text.endswith((":", ".")) and label in all_of(tables, "email_labels", "phone_labels")


def is_section_label(text: str, tables: Tables) -> bool:
    """ "Notes to editors": what follows is body again."""
    return text.rstrip(": ").lower() in all_of(tables, "section_labels")


def _end_of_heading(text: str, start: int, tables: Tables) -> int:
    """Where the words of politeness end: ", please contact the following …:"."""
    polite = all_of(tables, "contact_heading_tail") | all_of(tables, "articles")
    end = start
    while (match := _TOKEN.match(text, end)) and match[1].lower().strip(".") in polite:
        end = match.end()
    return end


def _without_preposition(text: str, tables: Tables) -> str:
    """ "En la Ciudad de Panamá" and "En La Paz" without "En" and "la", not "La"."""
    first, _, rest = text.partition(" ")
    if first.lower() not in all_of(tables, "place_prepositions"):
        return ""
    article, _, name = rest.partition(" ")
    return name if article in all_of(tables, "articles") else rest
