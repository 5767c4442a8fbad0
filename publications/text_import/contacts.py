"""Media contacts below their heading, grouped by place, on one line or several."""

from __future__ import annotations

from collections.abc import Sequence

from . import messages
from .contact_reader import ContactBlock, ContactReader
from .languages import Tables
from .lines import Line
from .messages import Notice
from .parts import ContactLine

__all__ = ["ContactBlock", "read_contacts"]


def read_contacts(lines: Sequence[Line], start: int, tables: Tables) -> ContactBlock:
    """As many lines as can be read as contacts, from lines[start] on."""
    reader = ContactReader(tables)
    reader.block.end = start
    for index in range(start, len(lines)):
        follower = lines[index + 1] if index + 1 < len(lines) else None
        if not reader.take(lines[index], follower):
            break
        if not reader.undecided:
            reader.block.end = index + 1
    for contact in reader.block.contacts:
        reader.block.notices += _about(contact)
    return reader.block


def _about(contact: ContactLine) -> list[Notice]:
    """What is unusual about a contact, once all its lines are read."""
    notices = []
    if not contact.name:
        notices.append(Notice(contact.line, messages.CONTACT_NAMELESS))
    if contact.other:
        params: dict[str, object] = {"text": contact.other}
        notices.append(Notice(contact.line, messages.CONTACT_REST, params))
    return notices
