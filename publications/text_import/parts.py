"""The parts a pasted page is taken apart into."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

from .messages import Notice

ParagraphKind = Literal["paragraph", "heading", "list_item", "quotation"]


@dataclass
class Paragraph:
    """One block of the body, from the line where it begins.

    `marker` is what a list item began with ("-", "•", "3."), so that a numbered
    list can be told from the others.
    """

    line: int
    kind: ParagraphKind
    text: str
    attribution: str = ""
    marker: str = ""


@dataclass
class Dateline:
    """Places and date before the first sentence; `text` is all of it as written."""

    places: list[str]
    date: datetime.date | None
    line: int
    text: str = ""


@dataclass
class ContactLine:
    """A media contact; `institution` as written, `other` what has no field here.

    `other` holds a role or a second number, parts separated by "; ".
    """

    place: str
    name: str
    institution: str
    email: str
    phone: str
    line: int
    other: str = ""


@dataclass
class Report:
    """What one institution reported on a date.

    `references` are all paragraph numbers below the report, of which
    `summit_references` stand after the label of the summit ("VII Summit").
    """

    institution: str
    date: datetime.date | None
    paragraphs: list[Paragraph]
    references: list[str]
    summit: str
    line: int
    summit_references: list[str] = field(default_factory=list)


@dataclass
class Recognised:
    """Everything that was on the page, part by part, in the order of the page."""

    kind: str
    language: str
    headline: str = ""
    dateline: Dateline | None = None
    body: list[Paragraph] = field(default_factory=list)
    contacts: list[ContactLine] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    set_aside: list[tuple[int, str]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def outside(self) -> list[tuple[int, str]]:
        """Lines that become part of no publication: residue and, on a page of reports, what stands between them."""
        between = [(part.line, part.text) for part in self.body] if self.kind == "reports" else []
        return sorted([*self.set_aside, *between])
