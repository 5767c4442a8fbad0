"""The map on a mechanism's page and over the list of countries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .geometry import Outline, Window, americas
from .labels import Label, placed

# In the map's units: names of some eleven pixels where the map is 300 px wide and its detail 350 px.
NAME_ON_WHOLE, NAME_IN_DETAIL = 38.0, 17.0
# A State with so much room around its name is seen without the detail; so are fewer than so many that are no dots.
LARGE, FEW = 30, 3
DOT_ON_WHOLE, DOT_IN_DETAIL = 8.0, 5.0


@dataclass(frozen=True)
class Place:
    """A State to mark: its name in the reader's language, what it is here, where it leads."""

    iso3: str
    name: str
    role: str = "member"
    note: str = ""
    address: str | None = None

    @property
    def title(self) -> str:
        return f"{self.name} – {self.note}" if self.note else self.name


@dataclass(frozen=True)
class Mark:
    """A State as one panel shows it."""

    place: Place
    outline: Outline
    dot: float | None
    label: Label | None


@dataclass(frozen=True)
class Panel:
    window: Window
    marks: list[Mark]
    size: float


@dataclass(frozen=True)
class LegendLine:
    role: str
    name: str
    number: int


@dataclass(frozen=True)
class AmericasMap:
    """`land` is all that is not marked, `elsewhere` what lies beyond the map.

    `detail` enlarges Central America and the Caribbean where enough is marked there.
    """

    land: str
    whole: Panel
    detail: Panel | None
    legend: list[LegendLine]
    elsewhere: list[Place]


def map_of(places: Iterable[Place], legend: Mapping[str, Any] | None = None) -> AmericasMap | None:
    """The map with `places` marked, or None where none of them lies in the Americas.

    `legend` names the roles, in the order in which they are explained; a State named twice is shown in the
    role that comes first.
    """
    roles = legend or {}
    rank = {role: number for number, role in enumerate(roles)}
    geometry = americas()
    by_code: dict[str, Place] = {}
    for place in sorted(places, key=lambda place: rank.get(place.role, len(rank))):
        by_code.setdefault(place.iso3, place)
    drawn = {code: place for code, place in by_code.items() if code in geometry.states}
    if not drawn:
        return None
    unmarked = (outline.path for code, outline in geometry.states.items() if code not in drawn)
    close = {code for code in drawn if _is_close(geometry.states[code], geometry.detail)}
    if len(close) < FEW and not any(geometry.states[code].is_dot for code in close):
        close = set()
    whole = _panel(drawn, drawn.keys() - close, geometry.whole, NAME_ON_WHOLE, DOT_ON_WHOLE)
    detail = _panel(drawn, close, geometry.detail, NAME_IN_DETAIL, DOT_IN_DETAIL) if close else None
    counts = Counter(place.role for place in by_code.values())
    return AmericasMap(
        land=geometry.land + "".join(unmarked),
        whole=whole,
        detail=detail,
        legend=[LegendLine(role, str(name), counts[role]) for role, name in roles.items() if counts[role]],
        elsewhere=[place for code, place in by_code.items() if code not in drawn],
    )


def _is_close(outline: Outline, detail: Window) -> bool:
    """Whether a State needs the detail to be seen: one as large as Venezuela does not."""
    return detail.contains(outline.x, outline.y) and min(outline.room) < LARGE


def _panel(drawn: dict[str, Place], named: set[str], window: Window, size: float, dot: float) -> Panel:
    """All of `drawn`, with a name for each of `named` that finds room."""
    outlines = americas().states
    # Large States first: their names have one good place. Small islands follow from the open sea in the east.
    order = sorted(named, key=lambda code: _urgency(outlines[code]))
    labels = placed(tuple((outlines[code], drawn[code].name) for code in order), window, size, dot)
    marks = [
        Mark(place, outlines[code], dot if outlines[code].is_dot else None, labels.get(code))
        for code, place in drawn.items()
    ]
    return Panel(window, marks, size)


def _urgency(outline: Outline) -> tuple[bool, int, str]:
    return (outline.is_dot, -outline.x if outline.is_dot else -min(outline.room), outline.iso3)
