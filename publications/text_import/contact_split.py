"""Contacts that a lost line break has glued into one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from .contact_fields import (
    EMAIL,
    find_phones,
    is_acronym,
    read_fields,
)
from .languages import Tables, all_of

_EDGES = " \t,;|/.-–—"
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Split:
    """The text of each contact; `remainder` is what may belong to another one."""

    pieces: list[str]
    is_sure: bool = True
    remainder: str = ""


def split_glued(text: str, tables: Tables) -> Split:
    """The contacts on a line, cut before each further name.

    Only a second e-mail address shows a second contact. Two addresses without a
    name between them may be one person's: nothing is cut then.
    """
    emails = list(EMAIL.finditer(text))
    if len(emails) < 2:
        return Split([text])
    if not _names(text[: emails[0].start()], tables):
        return _split_before_addresses(text, emails, tables)
    cuts = [0]
    for email, following in pairwise(emails):
        between = text[email.end() : following.start()]
        if not _names(between, tables):
            return Split([text], is_sure=False)
        cut = email.end() + _length_of_own_phones(between, tables)
        rest = text[cut : following.start()].strip(_EDGES)
        if not rest[:1].isupper() or _is_disputed(text[cuts[-1] : cut], rest, tables):
            return Split(_pieces(text[:cut], cuts), is_sure=False, remainder=text[cut:].strip(_EDGES))
        cuts.append(cut)
    return Split(_pieces(text, cuts))


def _split_before_addresses(text: str, emails: list[re.Match[str]], tables: Tables) -> Split:
    """Each contact begins with its address: "a@example.org Ana Ruiz b@…"."""
    for email, following in pairwise(emails):
        if not _names(text[email.end() : following.start()], tables):
            return Split([text], is_sure=False)
    return Split(_pieces(text, [0, *(email.start() for email in emails[1:])]))


def _length_of_own_phones(between: str, tables: Tables) -> int:
    """How far the telephones directly after an address reach."""
    length = 0
    for match in find_phones(between):
        if _names(between[length : match.start()], tables):
            break
        length = match.end()
    return length


def _is_disputed(chunk: str, rest: str, tables: Tables) -> bool:
    """ "Ana Ruiz a@… OIM Luis Paz b@…": whose institution is it?"""
    first, *others = rest.split()
    if not is_acronym(first.strip(_EDGES)) or not others:
        return False
    return not read_fields(chunk, tables).institution


def _pieces(text: str, cuts: list[int]) -> list[str]:
    ends = [*cuts[1:], len(text)]
    pieces = (text[a:b] for a, b in zip(cuts, ends, strict=True))
    return [stripped for piece in pieces if (stripped := piece.strip(_EDGES))]


def _names(text: str, tables: Tables) -> bool:
    """Whether there are words other than the labels of addresses and numbers."""
    return _LETTER.search(_label(tables).sub("", text)) is not None


@cache
def _label(tables: Tables) -> re.Pattern[str]:
    labels = all_of(tables, "email_labels", "phone_labels")
    either = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)\s*[.:]{{0,2}}", re.IGNORECASE)
