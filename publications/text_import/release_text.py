"""The text of a release below its dateline, divided into body and contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from . import messages
from .contact_headings import (
    looks_like_contact,
    read_heading,
    read_place,
)
from .contacts import read_contacts
from .languages import Tables
from .lines import Line, is_prose, is_title
from .messages import Notice
from .parts import ContactLine


@dataclass
class ReleaseText:
    """Body lines, contacts, and the lines that only announce contacts."""

    body: list[Line] = field(default_factory=list)
    contacts: list[ContactLine] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def divide(lines: Sequence[Line], tables: Tables) -> ReleaseText:
    """Each line to the body or to the contacts; contacts may come in several blocks."""
    text = ReleaseText()
    lines = list(lines)
    after_contacts: list[Line] = []
    index = 0
    while index < len(lines):
        end = _take_contacts(lines, index, tables, text)
        if end > index:
            index = end
            text.notices += _about_remainder(after_contacts)
            after_contacts = []
            continue
        text.body.append(lines[index])
        if text.contacts:
            after_contacts.append(lines[index])
        index += 1
    text.notices += _about_remainder(after_contacts)
    return text


def _take_contacts(lines: list[Line], index: int, tables: Tables, text: ReleaseText) -> int:
    """The index behind the contacts that begin here; the same index if none do."""
    line = lines[index]
    heading = read_heading(line.text, tables)
    if heading is None and not _begins_untitled(lines, index, tables):
        return index
    start = index
    if heading and heading[1]:
        lines[index] = Line(line.number, heading[1])
    elif heading:
        start = index + 1
    block = read_contacts(lines, start, tables)
    if not block.contacts:
        lines[index] = line
        if heading:
            text.notices.append(Notice(line.number, messages.CONTACTS_EXPECTED))
        return index
    if heading:
        text.headings.append(Line(line.number, heading[0]))
    else:
        text.notices.append(Notice(line.number, messages.CONTACTS_UNTITLED))
    text.contacts += block.contacts
    text.notices += block.notices
    return block.end


def _begins_untitled(lines: Sequence[Line], index: int, tables: Tables) -> bool:
    """A contact, or the place of one, that no heading announces."""
    if looks_like_contact(lines[index], tables):
        return True
    if index + 1 == len(lines) or read_place(lines[index].text, tables) is None:
        return False
    return looks_like_contact(lines[index + 1], tables)


def _about_remainder(lines: Sequence[Line]) -> list[Notice]:
    """Text below contacts is understood only if a heading and prose begin it."""
    if not lines:
        return []
    is_section = len(lines) > 1 and is_title(lines[0].text.rstrip(": "))
    if is_section and is_prose(lines[1].text):
        return []
    params: dict[str, object] = {"line": lines[0].number, "last": lines[-1].number}
    return [Notice(lines[0].number, messages.NOT_UNDERSTOOD, params)]
