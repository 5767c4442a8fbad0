"""The parts of a pasted page: headline, dateline, body, contacts or reports.

Nothing is dropped: what is not understood stays in the body with a notice, and
what is no part of the text is set aside, both with their line numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from . import messages
from .body import build_body
from .dateline import find_dateline
from .dates import NumericOrder, settle_numeric_order
from .headline import (
    top_with_dateline,
    top_without_dateline,
)
from .language_guess import settle_language
from .languages import Tables, tables_for
from .lines import Line, number_lines
from .messages import Notice, UnreadableText
from .parts import (
    ContactLine,
    Dateline,
    Paragraph,
    Recognised,
    Report,
)
from .release_text import divide
from .reports import read_reports
from .tail import split_marks, split_tail

__all__ = [
    "KINDS",
    "ContactLine",
    "Dateline",
    "Notice",
    "Paragraph",
    "Recognised",
    "Report",
    "UnreadableText",
    "recognise",
]

# A strategy's headline may be two words: "Regional Strategy".
_FEWEST_HEADLINE_WORDS = 2


@dataclass
class _Page:
    lines: list[Line]
    tables: Tables
    order: NumericOrder
    result: Recognised

    def set_aside(self, lines: Iterable[Line]) -> None:
        self.result.set_aside += [(line.number, line.text) for line in lines]


def recognise(text: str, kind: str, language: str | None = None) -> Recognised:
    """The parts of a text of one of KINDS, in a language given or guessed.

    Raises UnreadableText with the code "empty", or "bad_date" for a dateline or
    a report of a day that does not exist; ValueError for an unknown kind.
    """
    if kind not in _READERS:
        raise ValueError(f"{kind!r} is none of {', '.join(KINDS)}")
    lines = number_lines(text)
    if not lines:
        raise UnreadableText("empty", messages.EMPTY)
    language, notices = settle_language(text, language)
    tables = tables_for(language)
    order = settle_numeric_order((line.text for line in lines), tables)
    result = Recognised(kind, language, notices=notices)
    _READERS[kind](_Page(lines, tables, order, result))
    result.set_aside.sort(key=lambda item: item[0])
    result.notices.sort(key=lambda notice: notice.line)
    return result


def _read_release(page: _Page) -> None:
    """A news release or statement: the dateline divides the top from the text."""
    found = find_dateline(page.lines, page.tables, page.order)
    if found is None:
        top = top_without_dateline(page.lines, page.tables)
        page.result.notices.append(Notice(0, messages.NO_DATELINE))
    else:
        top = top_with_dateline(page.lines, found, page.tables)
        page.result.dateline = found.dateline
        page.result.notices += found.notices
    page.result.headline = top.headline
    page.result.notices += top.notices
    page.set_aside(top.set_aside)
    lines = page.lines[top.body_from :]
    if found and found.rest:
        lines[0] = Line(lines[0].number, found.rest)
    lines, tail = split_tail(lines, page.tables)
    lines, marks = split_marks(lines, page.tables)
    page.set_aside(tail + marks)
    text = divide(lines, page.tables)
    page.set_aside(text.headings)
    page.result.contacts = text.contacts
    page.result.notices += text.notices
    _fill_body(page, text.body, rejoin=True)


def _read_strategy(page: _Page) -> None:
    """A page of sections: its headings stay in the body."""
    top = top_without_dateline(page.lines, page.tables, _FEWEST_HEADLINE_WORDS)
    page.result.headline = top.headline
    page.result.notices += top.notices
    page.set_aside(top.set_aside)
    lines, tail = split_tail(page.lines[top.body_from :], page.tables)
    lines, marks = split_marks(lines, page.tables)
    page.set_aside(tail + marks)
    _fill_body(page, lines, rejoin=False)


def _read_reports(page: _Page) -> None:
    """Dated reports; what stands between them is kept in the body."""
    lines, tail = split_tail(page.lines, page.tables)
    read = read_reports(lines, page.tables, page.order)
    page.result.reports = read.reports
    page.result.notices += read.notices
    outside, marks = split_marks(read.outside, page.tables)
    page.set_aside(read.above + tail + marks)
    if read.reports and outside:
        page.result.notices += [Notice(line.number, messages.OUTSIDE_REPORTS) for line in outside]
    _fill_body(page, outside, rejoin=True)


def _fill_body(page: _Page, lines: list[Line], *, rejoin: bool) -> None:
    body = build_body(lines, page.tables, rejoin=rejoin)
    page.result.body = body.paragraphs
    page.result.notices += body.notices


_READERS: dict[str, Callable[[_Page], None]] = {
    "release": _read_release,
    "statement": _read_release,
    "strategy": _read_strategy,
    "reports": _read_reports,
}
KINDS = tuple(_READERS)
