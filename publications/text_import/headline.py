"""The headline of a page, and the navigation residue that stands above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import messages
from .dateline import FoundDateline
from .embargo import is_embargo
from .languages import Tables, all_of
from .lines import (
    Line,
    count_words,
    is_only_marks,
    is_prose,
    is_title,
    split_marker,
    starts_lower,
    starts_upper,
)
from .messages import Notice

_FEWEST_WORDS = 4
# A dateline vouches for the line above it: two words will do.
_FEWEST_ABOVE_DATELINE = 2
_MOST_WORDS = 45
# A menu item is a few words behind a bullet.
_MENU_WORDS = 6
# So many titles in a row before the first paragraph are a menu.
_MENU_LINES = 3

_BREADCRUMB = re.compile(r"\s*[>»›/]\s*")
# "WHO WE AREFollowing the …", "What we doThe Office …": a label and its teaser.
_GLUED_CAPITALS = re.compile(r"[A-ZÁÉÍÓÚÑ]{2}(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2})")
_GLUED_WORDS = re.compile(r"[a-záéíóúñ]{2}(?P<next>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]*)\s")
_LABEL_LENGTH = 60


@dataclass
class Top:
    """The headline ("" if none), the index of the first body line, and the rest."""

    headline: str = ""
    body_from: int = 0
    set_aside: list[Line] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def top_with_dateline(lines: Sequence[Line], found: FoundDateline, tables: Tables) -> Top:
    """The nearest line above the dateline that can be a headline.

    A date on a line of its own may also stand above the headline.
    """
    index = found.index
    above = _headline_above(lines, index, tables, found.date_index)
    if found.stands_alone and not (above and above[-1] >= index - 2):
        below = _headline_below(lines, index, tables)
        above = [below] if below is not None else above
    first = max(index, above[-1]) if above else index
    body_from = first + 1 if found.stands_alone else index
    datelines = {index, found.date_index}
    rest = [i for i in range(body_from) if i not in datelines and i not in above]
    top = Top(" ".join(lines[i].text for i in above), body_from)
    top.set_aside = [lines[i] for i in rest]
    top.notices = _about_set_aside(top.set_aside, tables)
    if not above:
        top.notices.append(Notice(0, messages.NO_HEADLINE))
    elif _is_doubtful(lines, above, tables):
        params: dict[str, object] = {"text": top.headline}
        number = lines[above[0]].number
        top.notices.append(Notice(number, messages.HEADLINE_GUESSED, params))
    return top


def top_without_dateline(lines: Sequence[Line], tables: Tables, fewest_words: int = _FEWEST_WORDS) -> Top:
    """The first line that looks like a headline, if one stands above the prose."""
    first = _first_text(lines, tables)
    titles = []
    for index in range(first, len(lines)):
        if not is_title(lines[index].text):
            break
        titles.append(index)
    likely = [i for i in titles if _may_be_headline(lines[i].text, tables, fewest_words)]
    top = Top(body_from=first)
    if not likely:
        top.notices.append(Notice(0, messages.NO_HEADLINE))
    else:
        chosen = likely[-1] if len(titles) > _MENU_LINES else likely[0]
        top.headline, top.body_from = lines[chosen].text, chosen + 1
        if len(likely) > 1:
            params: dict[str, object] = {"text": top.headline}
            notice = Notice(lines[chosen].number, messages.HEADLINE_GUESSED, params)
            top.notices.append(notice)
        first = chosen
    top.set_aside = list(lines[:first])
    top.notices += _about_set_aside(top.set_aside, tables)
    return top


def is_residue(text: str, tables: Tables) -> bool:
    """A menu item, a language label, a lone bullet or the kind of publication."""
    marker, item = split_marker(text)
    label = item.strip(" :|").lower()
    return (
        is_only_marks(text)
        or label in all_of(tables, "navigation_labels")
        or label in all_of(tables, "kind_labels")
        or (marker != "" and count_words(item) <= _MENU_WORDS)
        or _BREADCRUMB.split(label, maxsplit=1)[0] in all_of(tables, "navigation_labels")
    )


def _headline_above(lines: Sequence[Line], index: int, tables: Tables, date_index: int | None) -> list[int]:
    """Indices of the headline's lines; two if it was evidently broken in two."""
    candidates = (
        i for i in range(index - 1, -1, -1) if i != date_index and not is_residue(lines[i].text, tables)
    )
    nearest: int | None = None
    for i in candidates:
        nearest = i if nearest is None else nearest
        if _may_be_headline(lines[i].text, tables, _FEWEST_ABOVE_DATELINE):
            nearest = i
            break
    if nearest is None:
        return []
    before = nearest - 1
    broken = before >= 0 and before != date_index and starts_lower(lines[nearest].text)
    return [before, nearest] if broken and is_title(lines[before].text) else [nearest]


def _is_doubtful(lines: Sequence[Line], chosen: list[int], tables: Tables) -> bool:
    """A few words with a line above them that would make a better headline."""
    before = chosen[0] - 1
    return (
        count_words(lines[chosen[0]].text) < _FEWEST_WORDS
        and before >= 0
        and _may_be_headline(lines[before].text, tables)
    )


def _headline_below(lines: Sequence[Line], index: int, tables: Tables) -> int | None:
    for i in range(index + 1, min(index + 1 + _MENU_LINES, len(lines))):
        if is_prose(lines[i].text) and not is_title(lines[i].text):
            return None
        if _may_be_headline(lines[i].text, tables):
            return i
    return None


def _may_be_headline(text: str, tables: Tables, fewest: int = _FEWEST_WORDS) -> bool:
    return (
        fewest <= count_words(text) <= _MOST_WORDS
        and (starts_upper(text) or starts_lower(text))
        and not text.endswith((".", ",", ";", ":"))
        and not is_residue(text, tables)
        and not split_marker(text)[0]
        and not is_embargo(text, tables)
    )


def _first_text(lines: Sequence[Line], tables: Tables) -> int:
    """The index of the first line that is neither residue nor a teaser."""
    for index, line in enumerate(lines):
        if is_residue(line.text, tables):
            continue
        if index and _is_teaser(line.text, tables):
            continue
        return index
    return 0


def _is_teaser(text: str, tables: Tables) -> bool:
    """Prose whose label is glued to it, as the text of a pasted menu has it."""
    head = text[:_LABEL_LENGTH]
    if not is_prose(text):
        return False
    glued = _GLUED_WORDS.search(head)
    known = all_of(tables, "function_words")
    return _GLUED_CAPITALS.search(head) is not None or (glued is not None and glued["next"].lower() in known)


def _about_set_aside(lines: Sequence[Line], tables: Tables) -> list[Notice]:
    notices = []
    for line in lines:
        if is_embargo(line.text, tables):
            params: dict[str, object] = {"text": line.text[:200]}
            notices.append(Notice(line.number, messages.EMBARGO, params))
        elif is_prose(line.text):
            notices.append(Notice(line.number, messages.PROSE_SET_ASIDE))
    return notices
