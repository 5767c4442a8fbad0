"""Quoted passages, whichever marks a text sets them in."""

import re
from dataclasses import dataclass

PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"'}
STRAIGHT = '""'
MARKS = re.compile(r"""[“”«»„"\n]""")


@dataclass(frozen=True)
class Passage:
    """text[start:end] with its marks, two characters; quotations inside it are part of it."""

    start: int
    end: int
    marks: str


def find_passages(text: str) -> list[Passage]:
    """Outermost quotations in order.

    One that is not closed ends with its paragraph, and goes on where the next paragraph begins with
    its mark: so long quotations are set.
    """
    found: list[Passage] = []
    opened: list[tuple[str, int]] = []
    continued = ""
    line = 0
    for match in MARKS.finditer(text):
        mark, place = match[0], match.start()
        if mark == "\n":
            if opened:
                found.append(Passage(opened[0][1], place, _marks(opened[0][0])))
                continued = opened[0][0]
            opened = []
            line = place + 1
        elif opened and mark == PAIRS[opened[-1][0]]:
            opening, start = opened.pop()
            if not opened:
                found.append(Passage(start, place + 1, _marks(opening)))
        elif mark in PAIRS and not (mark == '"' and (opened or _is_inches(text, place))):
            is_continued = mark == continued and not text[line:place].strip()
            continued = ""
            if is_continued:
                # Counted once: where the passage began.
                start = found.pop().start
                opened = [(mark, start)]
            else:
                opened.append((mark, place))
    if opened:
        found.append(Passage(opened[0][1], len(text), _marks(opened[0][0])))
    return found


def _is_inches(text: str, place: int) -> bool:
    return text[max(0, place - 1) : place].isdecimal()


def _marks(opening: str) -> str:
    return opening + PAIRS[opening]
