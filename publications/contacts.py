"""Contacts as the press expects them: grouped by place, within it by institution."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Contact


@dataclass
class ContactGroup:
    place: str
    contacts: list["Contact"] = field(default_factory=list)


def grouped(contacts: Iterable["Contact"]) -> list[ContactGroup]:
    """Places in the order their first contact comes; in each, institutions likewise.

    A contact without a place in the active language stands in a group without a heading; one without
    a name in it is left out.
    """
    groups: dict[str, ContactGroup] = {}
    for contact in contacts:
        if not contact.name:
            continue
        place = contact.place or ""
        groups.setdefault(place, ContactGroup(place)).contacts.append(contact)
    for group in groups.values():
        first_seen: dict[int | None, int] = {}
        for contact in group.contacts:
            first_seen.setdefault(contact.institution_id, len(first_seen))
        group.contacts.sort(key=lambda contact: first_seen[contact.institution_id])
    return list(groups.values())
