"""The dateline of a release: where it stands on the page and what it says.

Three shapes are known: place and date before the first sentence ("Lima, 1.º de
marzo de 2026. – …"), a line with a date alone, and a place alone before the
first sentence ("Geneva – …"). The second and third may complete each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import messages
from .dates import FoundDate, NumericOrder, find_date
from .embargo import is_embargo
from .languages import Tables, all_of
from .lines import Line, is_prose, starts_upper
from .messages import Notice
from .parts import Dateline
from .places import is_place, split_places, trim_place

# A dateline is at the beginning of its line: nothing behind this is looked at.
_HEAD = 160
# As many paragraphs may stand between a date alone and a dateline that counts more.
_PROSE_BETWEEN = 2
_FIRST_PROSE = 5

_DASH = r"(?:[.:,]?\s*[-–—―]+(?!\d))"
_SPACED_DASH = re.compile(r"\s[-–—]\s")
_AFTER_DATE = re.compile(
    r"\s*\)?\s*(?P<issuer>\([^()]{1,60}\))?"
    rf"(?:(?P<dash>\s*{_DASH})|(?P<stop>\s*[.:](?=\s))|\s*[.:]?$)\s*"
)
_PLACE_AFTER_DATE = re.compile(rf",\s*(?P<place>[^–—―]{{2,60}}?)(?:\s{_DASH})\s*")
_PLACE_ALONE = re.compile(r"(?P<place>.{2,60}?)\s*(?:\([^()]{1,60}\)\s*)?\s[-–—―]+\s+")


@dataclass(frozen=True)
class FoundDateline:
    """A dateline, the indices of its lines, and the sentence that follows on it."""

    dateline: Dateline
    index: int
    rest: str
    notices: list[Notice] = field(default_factory=list)
    date_index: int | None = None

    @property
    def stands_alone(self) -> bool:
        """Whether it fills a line of its own, above or below the headline."""
        return not self.rest


def find_dateline(lines: Sequence[Line], tables: Tables, order: NumericOrder) -> FoundDateline | None:
    """The first dateline of a page; None if there is nothing like one.

    Raises UnreadableText("bad_date") if it gives a day that does not exist.
    """
    alone: FoundDateline | None = None
    prose = 0
    for index, line in enumerate(lines):
        if alone and prose > _PROSE_BETWEEN:
            break
        found = _read(line, index, tables, order)
        if found and not found.stands_alone:
            return found
        alone = alone or found
        prose += alone is not None and is_prose(line.text)
    place = _find_place_alone(lines, tables)
    if alone and place and not alone.dateline.places and alone.index < place.index:
        return _together(alone, place)
    return alone or place


def _read(line: Line, index: int, tables: Tables, order: NumericOrder) -> FoundDateline | None:
    head = line.text[:_HEAD]
    if is_embargo(head, tables) or not any(letter.isdigit() for letter in head):
        return None
    found = find_date(head, tables, order)
    if found is None:
        return None
    before, after = line.text[: found.start], line.text[found.end :]
    if match := _AFTER_DATE.match(after):
        places = _places_before(before, tables)
        end_is_clear = match["stop"] is None or bool(places)
    elif not before and (match := _PLACE_AFTER_DATE.match(after)):
        places = _places_before(match["place"], tables)
        end_is_clear = bool(places)
    else:
        return None
    rest = after[match.end() :]
    if places is None or not end_is_clear or (rest and not starts_upper(rest)):
        return None
    if (until := find_date(rest[:_HEAD], tables, order)) and until.start == 0:
        return None  # "24 June – 2 July 2023": days of an event
    written = line.text[: len(line.text) - len(rest)].strip()
    return _with_notices(found, places, line.number, index, written, rest)


def _places_before(before: str, tables: Tables) -> list[str] | None:
    """The places named before the date; None if it is something else."""
    text = before.rpartition("|")[2].strip(" ,(-–—")
    # "Geneva - San Salvador" are two places, "Port-au-Prince" is one.
    text = _SPACED_DASH.sub(" / ", text)
    words = text.split()
    if words and words[-1] in all_of(tables, "date_prefixes"):
        text = " ".join(words[:-1]).rstrip(" ,")
    label = text.rstrip(": ").lower()
    if not text or label in all_of(tables, "date_labels"):
        return []
    return split_places(text, tables) if is_place(text, tables) else None


def _with_notices(
    found: FoundDate,
    places: list[str],
    number: int,
    index: int,
    written: str,
    rest: str,
) -> FoundDateline:
    notices = found.or_refuse(number).notices(number)
    if not places:
        notices.append(Notice(number, messages.NO_PLACE))
    dateline = Dateline(places, found.value, number, written)
    return FoundDateline(dateline, index, rest, notices)


def _find_place_alone(lines: Sequence[Line], tables: Tables) -> FoundDateline | None:
    """ "Geneva – The Organization …" among the first paragraphs of the page."""
    prose = 0
    for index, line in enumerate(lines):
        if not is_prose(line.text):
            continue
        match = _PLACE_ALONE.match(line.text)
        if match and is_place(trim_place(match["place"]), tables):
            rest = line.text[match.end() :]
            if starts_upper(rest) and is_prose(rest):
                places = split_places(match["place"], tables)
                written = line.text[: match.end()].strip()
                dateline = Dateline(places, None, line.number, written)
                notices = [Notice(line.number, messages.NO_DATE)]
                return FoundDateline(dateline, index, rest, notices)
        prose += 1
        if prose == _FIRST_PROSE:
            break
    return None


def _together(alone: FoundDateline, place: FoundDateline) -> FoundDateline:
    """A date on a line of its own and a place before the first sentence."""
    dateline = Dateline(
        places=place.dateline.places,
        date=alone.dateline.date,
        line=place.dateline.line,
        text=f"{alone.dateline.text} {place.dateline.text}",
    )
    kept = [notice for notice in alone.notices if notice.message != messages.NO_PLACE]
    return FoundDateline(dateline, place.index, place.rest, kept, alone.index)
