"""What stands below and between the text of a page and is no part of it."""

from __future__ import annotations

from collections.abc import Sequence

from .contact_fields import has_address
from .languages import Tables, all_of
from .lines import Line, is_only_marks, is_prose, split_marker


def split_tail(lines: Sequence[Line], tables: Tables) -> tuple[list[Line], list[Line]]:
    """The text, and from "Related Resources" on what is neither prose nor contact."""
    cut = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].text
        if is_prose(text) or has_address(text):
            break
        if is_closing_label(text, tables):
            cut = index
    return list(lines[:cut]), list(lines[cut:])


def split_marks(lines: Sequence[Line], tables: Tables) -> tuple[list[Line], list[Line]]:
    """The text, and the lone bullets, end marks ("###", "FIN") and page tools."""
    kept: list[Line] = []
    aside: list[Line] = []
    for line in lines:
        (aside if _is_mark(line.text, tables) else kept).append(line)
    return kept, aside


def is_closing_label(text: str, tables: Tables) -> bool:
    """ "Related Resources", "Compartir": a list of links follows."""
    label = split_marker(text)[1].strip(" :.").lower()
    return label in all_of(tables, "closing_labels", "page_tools")


def _is_mark(text: str, tables: Tables) -> bool:
    bare = text.strip(" -–—*#.:()[]").lower()
    # "-30-" has closed press texts since the telegraph.
    return (
        is_only_marks(text)
        or bare in all_of(tables, "end_marks")
        or (bare == "30" and text != bare)
        or bare in all_of(tables, "page_tools")
    )
