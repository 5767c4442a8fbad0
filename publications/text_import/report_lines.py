"""The labelled lines of a page of reports: "Date: …" and "Paragraphs: …".

Line breaks around them are often lost, so a page is first cut at its labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from .languages import Tables, all_of
from .lines import Line

_NUMBER = re.compile(r"(\d+)(?:\s*[-–—]\s*(\d+))?")
_NO_NUMBERS = re.compile(r"[\s\-–—,.;]*")
# A range of paragraphs is spelt out; a wider one is hardly meant as a range.
_WIDEST_RANGE = 60
_LONGEST_LABEL_LINE = 300
_LONGEST_UNCLEAR = 120


@dataclass
class References:
    """Paragraph numbers of a report; `unclear` are lines that hold something else."""

    numbers: list[str] = field(default_factory=list)
    of_summit: list[str] = field(default_factory=list)
    summit: str = ""
    unclear: list[Line] = field(default_factory=list)


def cut_at_labels(lines: Sequence[Line], tables: Tables) -> list[Line]:
    """Labels begin a line of their own; the pieces keep their line's number."""
    cuts = _cuts(tables)
    pieces = []
    for line in lines:
        texts = (piece.strip() for piece in cuts.split(line.text))
        pieces += [Line(line.number, text) for text in texts if text]
    return pieces


def read_date_label(text: str, tables: Tables) -> str | None:
    """What stands behind "Date:"; None for any other line."""
    match = _date_label(tables).match(text)
    return text[match.end() :].strip() if match else None


def read_references(line: Line, tables: Tables) -> References | None:
    """ "Paragraphs: 17 Paragraphs VII Summit: -", or half of it on a line."""
    if len(line.text) > _LONGEST_LABEL_LINE:
        return None
    match = _reference_line(tables).fullmatch(line.text)
    if match is None:
        return None
    own, own_rest = read_numbers(match["own"] or "")
    theirs, their_rest = read_numbers(match["theirs"] or match["rest"] or "")
    rest = own_rest or their_rest
    # "Paragraph 17: the Organization …" is a sentence and no list of numbers.
    if rest and (match["only"] or len(line.text) > _LONGEST_UNCLEAR):
        return None
    return References(
        numbers=own + theirs,
        of_summit=theirs,
        summit=(match["summit"] or match["only"] or "").strip(),
        unclear=[line] if rest else [],
    )


def merge(references: Iterable[References]) -> References:
    """Both halves as one, when they stand on two lines."""
    merged = References()
    for part in references:
        merged.numbers += part.numbers
        merged.of_summit += part.of_summit
        merged.summit = merged.summit or part.summit
        merged.unclear += part.unclear
    return merged


def read_numbers(text: str) -> tuple[list[str], str]:
    """ "17, 19-21 y 30" as single numbers, and what was no number; "-" is none."""
    numbers: list[str] = []
    for match in _NUMBER.finditer(text):
        first, last = match[1], match[2]
        width = int(last) - int(first) if last and len(last) <= 6 else 0
        if last and 0 < width <= _WIDEST_RANGE:
            numbers += map(str, range(int(first), int(last) + 1))
        else:
            numbers += filter(None, [first, last])
    rest = re.sub(r"\b(?:[a-z]{1,3}|\([a-z]\))(?=\s|$)", "", _NUMBER.sub("", text))
    return numbers, "" if _NO_NUMBERS.fullmatch(rest) else text.strip()


@cache
def _date_label(tables: Tables) -> re.Pattern[str]:
    labels = _either(tables, "report_date_labels")
    return re.compile(rf"(?:{labels})\s*:\s*", re.IGNORECASE)


@cache
def _cuts(tables: Tables) -> re.Pattern[str]:
    """Where a sentence has ended and a label with figures or a dash follows."""
    date = rf"(?:{_either(tables, 'report_date_labels')})\s*:\s*\d"
    numbers = rf"(?:{_either(tables, 'paragraph_labels')})\s*:\s*[\d–—-]"
    ended = r"(?<=[.!?:”\"»)\d–—-])\s*"
    return re.compile(rf"{ended}(?={numbers}|{date})", re.IGNORECASE)


@cache
def _reference_line(tables: Tables) -> re.Pattern[str]:
    label = rf"(?:{_either(tables, 'paragraph_labels')})"
    return re.compile(
        rf"{label}\s*:\s*(?P<own>[^:]*?)\s*"
        rf"(?:{label}\s+(?P<summit>[^:]{{1,80}}):\s*(?P<theirs>[^:]*))?"
        rf"|{label}\s+(?P<only>[^:\d][^:]{{0,80}}):\s*(?P<rest>[^:]*)",
        re.IGNORECASE,
    )


def _either(tables: Tables, attribute: str) -> str:
    names = sorted(all_of(tables, attribute), key=len, reverse=True)
    return "|".join(map(re.escape, names))
