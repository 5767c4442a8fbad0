"""Names on a map: as many as have room, none over another."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .geometry import Outline, Window

# Widths of Public Sans in parts of its size, on the safe side; a fallback font is stretched to the same.
NARROW, WIDE = frozenset("iIjlftr.,'’()|- "), frozenset("mwMW")
WIDTHS = {"narrow": 0.36, "wide": 0.92, "capital": 0.7, "other": 0.6}
LINE_HEIGHT = 1.1
# A name of more characters is set in two lines.
LONG = 15
# Where the sea is, for those whose name is wider than they are: the side to try first.
SEAWARD = {
    "CHL": "W", "ECU": "W", "PER": "W", "URY": "E", "GUY": "NE", "SUR": "E", "SLV": "S", "GTM": "C",
    "BLZ": "E", "CRI": "SW", "PAN": "S", "NIC": "E", "HND": "NE", "CUB": "NW", "JAM": "S", "HTI": "S",
    "DOM": "N", "BHS": "E", "KNA": "NE", "ATG": "E", "DMA": "E", "LCA": "W", "VCT": "SE", "BRB": "E",
    "GRD": "W", "TTO": "SE", "PRY": "C",
}  # fmt: skip
# How far aside a name may go, and up or down where it stands at a corner, in parts of its size.
FARTHER = [
    *((0.3, 0.0), (0.6, 0.4), (1.2, 0.9), (1.6, 1.4), (1.2, 2.0), (2.0, 2.6), (2.6, 3.2), (3.2, 4.2)),
    *((5.0, 0.2), (5.0, 1.2), (6.0, 2.2), (1.2, 2.3)),
]
TRIES = 12
SIDES = ("E", "W", "NE", "SE", "NW", "SW", "N", "S")


Leader = tuple[float, float, float, float]


@dataclass(frozen=True)
class Line:
    text: str
    y: float


@dataclass(frozen=True)
class Label:
    """A name in one or two lines; `box` is what it covers, `leader` a line from it to a far dot."""

    lines: tuple[Line, ...]
    x: float
    anchor: str
    box: Window
    leader: Leader | None = None


def width_of(text: str, size: float) -> float:
    def width(character: str) -> float:
        if character in NARROW:
            return WIDTHS["narrow"]
        if character in WIDE:
            return WIDTHS["wide"]
        return WIDTHS["capital"] if character.isupper() else WIDTHS["other"]

    return size * sum(width(character) for character in text)


def in_lines(name: str) -> list[str]:
    """The name without what stands in parentheses, in two lines of like length where it is long."""
    short = name.split(" (")[0]
    words = short.split()
    if len(short) <= LONG or len(words) < 2:
        return [short]
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(breaks, key=lambda lines: max(map(len, lines))))


@lru_cache(maxsize=256)
def placed(
    names: tuple[tuple[Outline, str], ...], window: Window, size: float, dot: float
) -> dict[str, Label]:
    """A label by ISO code for each State that has room for one, in the order given: the first come first.

    Names that find no room come first in another try; of all tries the one with most names counts.
    """
    best: dict[str, Label] = {}
    for _try in range(TRIES):
        labels = _in_order(names, window, size, dot)
        best = max(best, labels, key=len)
        if len(best) == len(names):
            break
        names = tuple(sorted(names, key=lambda name: name[0].iso3 in labels))
    return best


def _in_order(
    names: tuple[tuple[Outline, str], ...], window: Window, size: float, dot: float
) -> dict[str, Label]:
    dots = {
        outline.iso3: Window(outline.x - dot, outline.y - dot, 2 * dot, 2 * dot)
        for outline, _name in names
        if outline.is_dot
    }
    labels: dict[str, Label] = {}
    for outline, name in names:
        taken = [label.box for label in labels.values()]
        taken += [box for code, box in dots.items() if code != outline.iso3]
        leaders = [label.leader for label in labels.values() if label.leader]
        for label in _places(outline, in_lines(name), size, dot):
            if (
                label.box.is_within(window)
                and not any(label.box.overlaps(other) for other in taken)
                and not any(_crosses(leader, label.box) for leader in leaders)
                and not (label.leader and any(_crosses(label.leader, other) for other in taken))
            ):
                labels[outline.iso3] = label
                break
    return labels


def _crosses(leader: Leader, box: Window) -> bool:
    """Whether the line runs through the box; looked at in steps finer than a letter."""
    ax, ay, bx, by = leader
    return any(box.contains(ax + (bx - ax) * part / 24, ay + (by - ay) * part / 24) for part in range(25))


def _places(outline: Outline, lines: list[str], size: float, dot: float) -> Iterator[Label]:
    """Where the name could stand, the best place first: inside, beside, farther off with a leader."""
    width = max(width_of(line, size) for line in lines)
    height = size * LINE_HEIGHT * len(lines)
    west, north, east, south = (dot,) * 4 if outline.is_dot else outline.room
    first = SEAWARD.get(outline.iso3, "C")
    fits = not outline.is_dot and width <= 2 * min(west, east) and height <= north + south
    if fits or first == "C":
        yield _label(outline, lines, size, width, (0, 0))
    sides = sorted(SIDES, key=lambda side: side != first)
    for aside, along in FARTHER:
        for side in sides:
            dx = dy = 0.0
            if "E" in side:
                dx = east + size * aside
            if "W" in side:
                dx = -west - size * aside
            if side == "N":
                dy = -north - size * aside - height / 2
            elif side == "S":
                dy = south + size * aside + height / 2
            elif len(side) == 2:
                dy = size * (along + 0.6) * (-1 if "N" in side else 1)
            yield _label(outline, lines, size, width, (dx, dy), has_leader=max(aside, along) > 0.6)


def _label(
    outline: Outline,
    lines: list[str],
    size: float,
    width: float,
    move: tuple[float, float],
    has_leader: bool = False,
) -> Label:
    x, y = outline.x + move[0], outline.y + move[1]
    anchor = "start" if move[0] > 0 else "end" if move[0] < 0 else "middle"
    left = x - {"start": 0, "end": width, "middle": width / 2}[anchor]
    height = size * LINE_HEIGHT * len(lines)
    top = y - height / 2
    baselines = [top + size * LINE_HEIGHT * (number + 0.8) for number in range(len(lines))]
    towards = x if anchor != "middle" else outline.x
    end = y if anchor != "middle" else y + height / 2 * (-1 if move[1] > 0 else 1)
    return Label(
        lines=tuple(Line(text, round(at, 1)) for text, at in zip(lines, baselines, strict=True)),
        x=round(x, 1),
        anchor=anchor,
        box=Window(left, top, width, height),
        leader=(outline.x, outline.y, round(towards, 1), round(end, 1)) if has_leader else None,
    )
