"""Paragraphs, headings, list items and quotations from the lines of a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import messages
from .embargo import is_embargo
from .languages import Tables, all_of
from .lines import (
    TITLE_LENGTH,
    Line,
    is_broken_off,
    is_prose,
    is_title,
    split_marker,
    starts_lower,
)
from .messages import Notice
from .parts import Paragraph
from .quotations import (
    is_quoted_whole,
    read_attribution,
    read_quotation,
    unquoted,
)

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>]{0,500})?/?>")
# A sentence around a lost link is short: longer lines use "here" in earnest.
_LINK_LENGTH = 400


@dataclass
class Body:
    """The paragraphs in order, and what an editor should look at."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def build_body(lines: Sequence[Line], tables: Tables, *, rejoin: bool) -> Body:
    """A paragraph for every line; `rejoin` mends lines broken in mid-sentence."""
    body = Body()
    if rejoin:
        lines = _rejoin(lines, body.notices)
    headings = _headings(lines, tables)
    taken = False
    for index, line in enumerate(lines):
        if taken:
            taken = False
            continue
        follower = lines[index + 1] if index + 1 < len(lines) else None
        attribution = _attribution_below(line, follower)
        taken = attribution != ""
        if attribution:
            paragraph = Paragraph(line.number, "quotation", unquoted(line.text), attribution)
        else:
            paragraph = _paragraph(line, headings[index], tables, body.notices)
        body.paragraphs.append(paragraph)
        body.notices += _about(line, tables)
    return body


def _rejoin(lines: Sequence[Line], notices: list[Notice]) -> list[Line]:
    """Lines without closing punctuation whose next line goes on in lower case."""
    # Pieces are joined once, at the end: a long text stays linear.
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    joined = []
    for group in groups:
        text = " ".join(line.text for line in group)
        joined.append(Line(group[0].number, text) if len(group) > 1 else group[0])
        if len(group) > 1:
            params: dict[str, object] = {
                "line": group[0].number,
                "last": group[-1].number,
            }
            notices.append(Notice(group[0].number, messages.LINES_JOINED, params))
    return joined


def _goes_on(line: Line, follower: Line) -> bool:
    return (
        follower.number - line.number <= 1
        and is_broken_off(line.text)
        and starts_lower(follower.text)
        and not split_marker(follower.text)[0]
    )


def _headings(lines: Sequence[Line], tables: Tables) -> list[bool]:
    """Which lines are headings: titles that prose, a list or a heading follows."""
    labels = all_of(tables, "section_labels")
    found = [False] * len(lines)
    for index in range(len(lines) - 2, -1, -1):
        line, follower = lines[index], lines[index + 1]
        before = lines[index - 1] if index else None
        introduces = is_prose(follower.text) or bool(split_marker(follower.text)[0]) or found[index + 1]
        labelled = line.text.rstrip(": ").lower() in labels
        titled = introduces and _is_whole_title(line, tables) and not _breaks_off(before, line, tables)
        found[index] = labelled or titled
    return found


def _breaks_off(before: Line | None, line: Line, tables: Tables) -> bool:
    """Whether the line above ends in mid-sentence, so that this one continues it."""
    return (
        before is not None
        and line.number - before.number <= 1
        and is_broken_off(before.text)
        and not _is_whole_title(before, tables)
    )


def _is_whole_title(line: Line, tables: Tables) -> bool:
    """A title, and not the first half of one, which ends in "of the"."""
    last = line.text[-TITLE_LENGTH:].rpartition(" ")[2].lower()
    return is_title(line.text) and last not in all_of(tables, "function_words")


def _attribution_below(line: Line, follower: Line | None) -> str:
    if follower is None or not is_quoted_whole(line.text):
        return ""
    return read_attribution(follower.text)


def _paragraph(line: Line, is_heading: bool, tables: Tables, notices: list[Notice]) -> Paragraph:
    if is_heading:
        return Paragraph(line.number, "heading", line.text.rstrip(": "))
    if quotation := read_quotation(line.text, tables):
        if quotation.verb:
            params: dict[str, object] = {"text": quotation.verb.strip()}
            notices.append(Notice(line.number, messages.SPEECH_VERB, params))
        return Paragraph(line.number, "quotation", quotation.text, quotation.attribution)
    marker, item = split_marker(line.text)
    if marker:
        return Paragraph(line.number, "list_item", item, marker=marker)
    return Paragraph(line.number, "paragraph", line.text)


def _about(line: Line, tables: Tables) -> list[Notice]:
    notices = []
    params: dict[str, object] = {"text": line.text[:_LINK_LENGTH]}
    if _has_lost_link(line.text, tables):
        notices.append(Notice(line.number, messages.LINK_LOST, params))
    if "<" in line.text and _TAG.search(line.text):
        notices.append(Notice(line.number, messages.MARKUP))
    if is_embargo(line.text, tables):
        notices.append(Notice(line.number, messages.EMBARGO, params))
    return notices


def _has_lost_link(text: str, tables: Tables) -> bool:
    """ "You can download the strategy here." was a link before it was copied."""
    if len(text) > _LINK_LENGTH:
        return False
    words = {word.strip(".,:;!()[]«»“”") for word in text.lower().split()}
    return all(not words.isdisjoint(all_of(tables, kind)) for kind in ("link_places", "link_verbs"))
