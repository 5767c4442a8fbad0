"""The list of institutions of a summit's site, and whose report a text is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .lines import Line

_BETWEEN = re.compile(r"(?:^|\s)[-–—•*|](?=\s|$)")
_WITH_ACRONYM = re.compile(r"(?P<name>[^()]+?)\s*\((?P<acronym>[^()\s]{2,15})\)")
_LONGEST_NAME = 120


@dataclass(frozen=True)
class ListedInstitution:
    """An institution as the page lists it; `acronym` is "" if none is given."""

    name: str
    acronym: str = ""

    @property
    def label(self) -> str:
        """The acronym, or the name of an institution that has none."""
        return self.acronym or self.name

    def mentions(self, text: str) -> int:
        """How often a text names it; "IOM" is not looked for in "IOMs"."""
        forms = {form for form in (self.name, self.acronym) if form}
        return sum(len(re.findall(rf"(?<!\w){re.escape(form)}(?!\w)", text)) for form in forms)


def listed_institutions(lines: Sequence[Line]) -> list[ListedInstitution]:
    """The institutions of the lines above the first report, one line or many."""
    read = [_in_line(line.text) for line in lines]
    with_acronyms = [
        index for index, found in enumerate(read) if any(institution.acronym for institution in found)
    ]
    if not with_acronyms:
        return []
    # Items without an acronym count between those with one: elsewhere it is a menu.
    first, last = with_acronyms[0], with_acronyms[-1]
    return [institution for found in read[first : last + 1] for institution in found]


def _in_line(text: str) -> list[ListedInstitution]:
    parts = (part.strip() for part in _BETWEEN.split(text))
    names = [part for part in parts if part and len(part) <= _LONGEST_NAME]
    matches = [(name, _WITH_ACRONYM.fullmatch(name)) for name in names]
    return [
        ListedInstitution(match["name"], match["acronym"]) if match else ListedInstitution(name)
        for name, match in matches
    ]


def reporting_institution(text: str, listed: Sequence[ListedInstitution]) -> str:
    """The institution named most often; "" if none is, or several equally."""
    counts = {institution: institution.mentions(text) for institution in listed}
    most = max(counts.values(), default=0)
    leading = [institution for institution, count in counts.items() if count == most]
    return leading[0].label if most and len(leading) == 1 else ""
