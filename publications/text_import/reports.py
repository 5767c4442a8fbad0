"""Dated reports of institutions, as a summit's site lists them on one page.

Each begins with "Date: 3/16/2018" and ends with the numbers of the paragraphs
it reports on ("Paragraphs: 17 Paragraphs VII Summit: -").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from . import messages
from .body import build_body
from .dates import FoundDate, NumericOrder, find_date
from .institutions import (
    ListedInstitution,
    listed_institutions,
    reporting_institution,
)
from .languages import Tables
from .lines import Line, is_prose
from .messages import Notice
from .parts import Report
from .report_lines import (
    References,
    cut_at_labels,
    merge,
    read_date_label,
    read_references,
)

_LONGEST_DATE = 60


@dataclass
class _Section:
    """The lines of one report, before they are read."""

    date: Line
    text: list[Line] = field(default_factory=list)
    references: list[References] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)

    def awaits(self, references: References) -> bool:
        """Whether these can be its own: after further text they are another report's."""
        has_summit = any(part.summit for part in self.references)
        return not self.after and not (has_summit and references.summit)


@dataclass
class Reports:
    """The reports, the lines above them, and the lines that belong to none."""

    reports: list[Report] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    outside: list[Line] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def read_reports(lines: Sequence[Line], tables: Tables, order: NumericOrder) -> Reports:
    """The reports of a page in its order; without any, every line is outside.

    Raises UnreadableText("bad_date") for a day that does not exist.
    """
    above, sections = _sections(cut_at_labels(lines, tables), tables)
    if not sections:
        notices = [Notice(0, messages.NO_REPORTS)]
        return Reports(outside=list(lines), notices=notices)
    result = Reports(above=above)
    listed = listed_institutions(above)
    result.notices += [
        Notice(line.number, messages.PROSE_SET_ASIDE)
        for line in above
        if is_prose(line.text) and not listed_institutions([line])
    ]
    for section in sections:
        _read_section(section, listed, tables, order, result)
    return result


def _sections(lines: Sequence[Line], tables: Tables) -> tuple[list[Line], list[_Section]]:
    above: list[Line] = []
    sections: list[_Section] = []
    for line in lines:
        if read_date_label(line.text, tables) is not None:
            sections.append(_Section(line))
        elif not sections:
            above.append(line)
        elif (references := read_references(line, tables)) and sections[-1].awaits(references):
            sections[-1].references.append(references)
        elif sections[-1].references:
            sections[-1].after.append(line)
        else:
            sections[-1].text.append(line)
    return above, sections


def _read_section(
    section: _Section,
    listed: Sequence[ListedInstitution],
    tables: Tables,
    order: NumericOrder,
    result: Reports,
) -> None:
    number = section.date.number
    found = _read_date(section, tables, order, result.notices)
    body = build_body(section.text, tables, rejoin=True)
    result.notices += body.notices
    text = "\n".join(paragraph.text for paragraph in body.paragraphs)
    references = merge(section.references)
    report = Report(
        institution=reporting_institution(text, listed),
        date=found.value if found else None,
        paragraphs=body.paragraphs,
        references=references.numbers,
        summit=references.summit,
        line=number,
        summit_references=references.of_summit,
    )
    result.reports.append(report)
    result.outside += references.unclear + section.after
    result.notices += _about(report, references, bool(section.references))


def _read_date(
    section: _Section, tables: Tables, order: NumericOrder, notices: list[Notice]
) -> FoundDate | None:
    """The date behind the label or on the next line; text behind it is kept."""
    line = section.date
    written = read_date_label(line.text, tables) or ""
    if not written and section.text and len(section.text[0].text) <= _LONGEST_DATE:
        line = section.text[0]
        written = line.text
    found = find_date(written[:_LONGEST_DATE], tables, order)
    if found is None or found.start:
        params: dict[str, object] = {"text": written[:_LONGEST_DATE]}
        notices.append(Notice(line.number, messages.REPORT_DATE, params))
        if line is section.date and written:
            section.text.insert(0, Line(line.number, written))
        return None
    notices += found.or_refuse(line.number).notices(line.number)
    if line is not section.date:
        del section.text[0]
    if rest := written[found.end :].lstrip(" .,:–—-"):
        section.text.insert(0, Line(line.number, rest))
    return found


def _about(report: Report, references: References, is_closed: bool) -> list[Notice]:
    notices = []
    if not report.paragraphs:
        notices.append(Notice(report.line, messages.REPORT_EMPTY))
    elif not report.institution:
        notices.append(Notice(report.line, messages.REPORT_INSTITUTION))
    if not is_closed:
        notices.append(Notice(report.line, messages.REPORT_OPEN))
    params: dict[str, object]
    for line in references.unclear:
        params = {"text": line.text}
        notices.append(Notice(line.number, messages.REFERENCES_UNCLEAR, params))
    if report.summit_references:
        numbers = ", ".join(report.summit_references)
        params = {"text": numbers, "summit": report.summit}
        notices.append(Notice(report.line, messages.REFERENCES_OF_SUMMIT, params))
    return notices
