"""The outlines of the Americas, as make_geometry.py left them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "americas.json"


@dataclass(frozen=True)
class Window:
    """A rectangle of the map, in its units."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def contains(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def is_within(self, other: "Window") -> bool:
        return other.contains(self.left, self.top) and other.contains(self.right, self.bottom)

    def overlaps(self, other: "Window") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def __str__(self) -> str:
        """As the viewBox of an SVG."""
        return f"{self.left:g} {self.top:g} {self.width:g} {self.height:g}"


@dataclass(frozen=True)
class Outline:
    """One State: its path, where its name stands, the room west, north, east and south of that point."""

    iso3: str
    path: str
    x: int
    y: int
    room: tuple[int, int, int, int]
    is_dot: bool


@dataclass(frozen=True)
class Geometry:
    whole: Window
    detail: Window
    states: dict[str, Outline]
    land: str


@cache
def americas() -> Geometry:
    read = json.loads(FILE.read_text(encoding="utf-8"))
    return Geometry(
        whole=Window(0, 0, *read["size"]),
        detail=Window(*read["detail"]),
        states={code: _outline(code, state) for code, state in read["states"].items()},
        land=read["land"],
    )


def _outline(iso3: str, state: dict[str, Any]) -> Outline:
    x, y = state["at"]
    west, north, east, south = state["room"]
    return Outline(iso3, state["path"], x, y, (west, north, east, south), state.get("dot", False))
