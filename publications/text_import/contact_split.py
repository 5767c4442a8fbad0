"""Contacts that a lost line break has glued into one line."""

from __future__ import annotations

import re
from functools import cache

from publications.text_import.contact_fields import (
    EMAIL,
    find_phones,
    is_acronym,
    read_fields,
)
from publications.text_import.languages import Tables, all_of

_EDGES = " \t,;|/.-–—"
_LETTER = re.compile(r"[^\W\d_]")


def split_glued(text: str, tables: Tables) -> tuple[list[str], bool]:
    """The contacts on a line, cut before each further name, and whether it is sure.

    Only a second e-mail address shows a second contact. Two addresses without a
    name between them may be one person's: nothing is cut then, and the answer
    is not sure.
    """
    emails = list(EMAIL.finditer(text))
    if len(emails) < 2:
        return [text], True
    if not _LETTER.search(_without_labels(text[: emails[0].start()], tables)):
        return _cut_before_addresses(text, emails, tables)
    cuts = [0]
    for email, following in zip(emails, emails[1:], strict=False):
        chunk = text[cuts[-1] : email.end()]
        between = text[email.end() : following.start()]
        length = _length_of_own_phones(between, tables)
        rest = _without_labels(between[length:], tables).strip(_EDGES)
        if not rest[:1].isupper() or _may_belong_before(chunk, rest, tables):
            return [text], False
        cuts.append(email.end() + length)
    return _pieces(text, cuts), True


def _cut_before_addresses(
    text: str, emails: list[re.Match[str]], tables: Tables
) -> tuple[list[str], bool]:
    """Each contact begins with its address: "a@example.org Ana Ruiz b@…"."""
    for email, following in zip(emails, emails[1:], strict=False):
        between = text[email.end() : following.start()]
        if not _LETTER.search(_without_labels(between, tables)):
            return [text], False
    return _pieces(text, [0, *(email.start() for email in emails[1:])]), True


def _length_of_own_phones(between: str, tables: Tables) -> int:
    """How far the telephones directly after an address reach."""
    length = 0
    for match in find_phones(between):
        gap = _without_labels(between[length : match.start()], tables)
        if _LETTER.search(gap):
            break
        length = match.end()
    return length


def _may_belong_before(chunk: str, rest: str, tables: Tables) -> bool:
    """ "Ana Ruiz a@… OIM Luis Paz b@…": whose institution is it?"""
    first, *others = rest.split()
    if not is_acronym(first.strip(_EDGES)) or not others:
        return False
    return not read_fields(chunk, tables).institution


def _pieces(text: str, cuts: list[int]) -> list[str]:
    ends = [*cuts[1:], len(text)]
    pieces = (text[a:b] for a, b in zip(cuts, ends, strict=True))
    return [stripped for piece in pieces if (stripped := piece.strip(_EDGES))]


def _without_labels(text: str, tables: Tables) -> str:
    return _label(tables).sub("", text)


@cache
def _label(tables: Tables) -> re.Pattern[str]:
    labels = all_of(tables, "email_labels") | all_of(tables, "phone_labels")
    either = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)\s*[.:]{{0,2}}", re.IGNORECASE)
