"""Numbered lines of a pasted text, and what the shape of a line alone tells."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# Word's manual line break, form feed, and the Unicode separators break lines too.
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x061C, 0x180E, 0x2060, 0xFEFF]
    + list(range(0x200B, 0x2010))
    + list(range(0x202A, 0x202F))
    + list(range(0x2066, 0x206A))
    # Control characters, save those that count as white space.
    + [code for code in range(0x20) if not chr(code).isspace()]
    + list(range(0x7F, 0xA0))
)
_CLOSERS = "”\"»’')]"
_OPENERS = "“\"«‘'([¿¡"
_MARKER = re.compile(
    r"(?P<marker>[-–*•·▪◦‣●○■□➢✓]|\d{1,3}[.)]|[a-z]\))\s+(?=\S)"
    r"|(?P<glued>[-–*•·▪◦‣●○■□➢✓]|\d{1,3}[.)])(?=[A-Za-zÀ-ÖØ-öø-ÿ“«¿¡])"
)
_ONLY_MARKS = re.compile(r"[-–—_=#*•·▪◦‣●○■□|>/\s]+")

TITLE_LENGTH = 160
TITLE_WORDS = 24


class Line(NamedTuple):
    """A line with something on it: number as in the file, white space tidied.

    `cells` keeps the tabs, which separate the columns of a pasted table.
    """

    number: int
    text: str
    cells: str = ""


def normalise_newlines(text: str) -> str:
    """Every kind of line break becomes a newline."""
    return _NEWLINES.sub("\n", text)


def tidy(text: str) -> str:
    """Without invisible characters, every run of white space one space."""
    return _one_space(text.translate(_INVISIBLE))


def number_lines(text: str) -> list[Line]:
    """The lines that are not blank, counted from 1, composed to NFC.

    Composed, because "Panamá" copied from a Mac has seven characters.
    """
    text = unicodedata.normalize("NFC", normalise_newlines(text)).translate(_INVISIBLE)
    lines = []
    for number, raw in enumerate(text.split("\n"), start=1):
        if tidied := _one_space(raw):
            cells = "\t".join(map(_one_space, raw.split("\t"))).strip() if "\t" in raw else ""
            lines.append(Line(number, tidied, cells or tidied))
    return lines


def split_marker(text: str) -> tuple[str, str]:
    """A list item's marker ("-", "•", "1.") and its text; "" without a marker."""
    match = _MARKER.match(text)
    if match is None:
        return "", text
    return match["marker"] or match["glued"], text[match.end() :]


def is_only_marks(text: str) -> bool:
    """A rule or a lone bullet: what is left where a picture or an icon was."""
    return _ONLY_MARKS.fullmatch(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether the last mark, inside closing quotes or brackets, ends a sentence."""
    return text.rstrip(_CLOSERS + " ").endswith((".", "!", "?", "…"))


def is_broken_off(text: str) -> bool:
    """Whether nothing at the end says that the line was meant to end there."""
    return not ends_sentence(text) and not text.endswith((":", ";"))


def starts_lower(text: str) -> bool:
    """Whether the first letter continues a sentence rather than beginning one."""
    return text.lstrip(_OPENERS)[:1].islower()


def starts_upper(text: str) -> bool:
    """Whether the line begins as a sentence or a title does."""
    first = text.lstrip(_OPENERS)[:1]
    return first.isupper() or first.isdigit()


def count_words(text: str, limit: int = 60) -> int:
    """The number of words, at most `limit`: enough to tell a title from prose."""
    return min(len(text[: limit * 20].split()), limit)


def is_prose(text: str) -> bool:
    """A paragraph: a sentence of some length, or simply very long."""
    return len(text) > 250 or (ends_sentence(text) and count_words(text) >= 8)


def is_title(text: str) -> bool:
    """Short, begun like a title, without closing punctuation, no list item."""
    return (
        len(text) <= TITLE_LENGTH
        and not text.endswith((",", ";", ":"))
        and starts_upper(text)
        and not ends_sentence(text)
        and count_words(text) <= TITLE_WORDS
        and not split_marker(text)[0]
    )


def _one_space(text: str) -> str:
    return " ".join(text.split())
