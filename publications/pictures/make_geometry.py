"""Makes data/americas.json from a TopoJSON file of Natural Earth's countries.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python publications/pictures/make_geometry.py package/countries-50m.json

Run from the root of the repository; it needs nothing but Python. What it does, in this order:

1. projects to Lambert's azimuthal equal-area projection around the middle of the Americas, so that no
   State looks larger than it is beside another;
2. simplifies each *arc* (a border two States share is one arc) by Visvalingam's method, so that neighbours
   still meet. Where the detail of Central America and the Caribbean is cut out it keeps more;
3. drops the islands that nobody would see, but never the largest part of a State;
4. writes, for each State of countries.csv, one SVG path in whole units, the point its name stands at with the
   room to the west, north, east and south of it, and whether it is so small that it is drawn as a dot. What
   belongs to no State of the table is plain land, without a name.
"""

import csv
import json
import math
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Window = tuple[float, float, float, float]

HERE = Path(__file__).parent
STATES = HERE.parent / "data" / "countries.csv"
OUT = HERE / "data" / "americas.json"

CENTRE = (-82.0, 8.0)
WIDTH = 1000
# What the whole map and its detail show, as longitudes and latitudes on their edges.
WHOLE = {"west": (-158, 60), "east": (-34.0, -8), "north": (-95, 72), "south": (-70, -56.8)}
DETAIL = {"west": (-97.5, 15), "east": (-50.5, 13), "north": (-78, 27.6), "south": (-80, 5.3)}
# Nothing east of here is drawn, and nothing that reaches beyond the second one: Greenland is in, Europe is out.
EASTERNMOST, REACH = -30.0, -11.0
# Except for the end of the Aleutian Islands, beyond the 180th meridian, without which Alaska would not be whole.
ALEUTIANS = 170.0
# Where a name reads better than in the widest part of the State.
NAMED_AT = {
    "ARG": (-64.8, -36.5),
    "CAN": (-103, 57),
    "CHL": (-70.9, -30.5),
    "MEX": (-104.5, 25.5),
    "USA": (-98.5, 39.7),
    "VEN": (-65.6, 7.2),
}
# Areas in square units: a point is left out where leaving it out changes less than this.
COARSE, FINE = 22.0, 1.6
SMALLEST_ISLAND, SMALLEST_ISLAND_IN_DETAIL, DOT = 90.0, 7.0, 80.0


def project(longitude: float, latitude: float) -> Point:
    """On a sphere of radius 1, y downwards as in SVG."""
    across = math.radians(longitude - CENTRE[0])
    up, middle = math.radians(latitude), math.radians(CENTRE[1])
    nearness = 1 + math.sin(middle) * math.sin(up) + math.cos(middle) * math.cos(up) * math.cos(across)
    scale = math.sqrt(2 / max(nearness, 1e-9))
    return (
        scale * math.cos(up) * math.sin(across),
        -scale * (math.cos(middle) * math.sin(up) - math.sin(middle) * math.cos(up) * math.cos(across)),
    )


LEFT, RIGHT = project(*WHOLE["west"])[0], project(*WHOLE["east"])[0]
TOP, BOTTOM = project(*WHOLE["north"])[1], project(*WHOLE["south"])[1]
UNITS = WIDTH / (RIGHT - LEFT)
HEIGHT = round((BOTTOM - TOP) * UNITS)


def placed(longitude: float, latitude: float) -> Point:
    x, y = project(longitude, latitude)
    return (x - LEFT) * UNITS, (y - TOP) * UNITS


DETAIL_WINDOW: Window = (
    placed(*DETAIL["west"])[0],
    placed(*DETAIL["north"])[1],
    placed(*DETAIL["east"])[0],
    placed(*DETAIL["south"])[1],
)


def inside(point: Point, window: Window) -> bool:
    return window[0] <= point[0] <= window[2] and window[1] <= point[1] <= window[3]


def area(ring: Sequence[Point]) -> float:
    """Signed, by the shoelace formula."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def simplified(arc: list[Point]) -> list[Point]:
    """Visvalingam and Whyatt (1993): again and again without the point that matters least. Ends stay."""
    points = list(arc)
    while points and len(points) > (4 if points[0] == points[-1] else 2):
        least, where = math.inf, 0
        for index in range(1, len(points) - 1):
            threshold = FINE if inside(points[index], DETAIL_WINDOW) else COARSE
            weight = abs(area(points[index - 1 : index + 2])) / threshold
            if weight < least:
                least, where = weight, index
        if least >= 1:
            break
        del points[where]
    return points


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs, projected, empty outside the Americas; coordinates in TopoJSON are differences on a grid."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        longitudes = [longitude for longitude, _latitude in arc]
        is_american = (min(longitudes) < EASTERNMOST and max(longitudes) < REACH) or min(
            longitudes
        ) > ALEUTIANS
        arcs.append([placed(*point) for point in arc] if is_american else [])
    return arcs


def ring_of(indexes: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    """A negative index is an arc the other way round (~index)."""
    ring: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        if not arc:
            return []
        ring.extend(arc[1:] if ring else arc)
    return ring[:-1]


def polygons(geometry: dict[str, Any]) -> list[Any]:
    found: list[Any] = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return found


def is_shown(ring: list[Point]) -> bool:
    return any(inside(point, (0, 0, WIDTH, HEIGHT)) for point in ring)


def is_worth_it(ring: list[Point]) -> bool:
    smallest = SMALLEST_ISLAND_IN_DETAIL if inside(ring[0], DETAIL_WINDOW) else SMALLEST_ISLAND
    return abs(area(ring)) >= smallest


def as_path(rings: Iterable[list[Point]]) -> str:
    """Whole units, relative, no more signs and spaces than SVG asks for."""
    parts = []
    for ring in rings:
        points: list[tuple[int, int]] = []
        for x, y in ring:
            point = (round(x), round(y))
            if not points or point != points[-1]:
                points.append(point)
        if len(points) < 3:
            continue
        steps = [step for (ax, ay), (bx, by) in pairwise(points) for step in (bx - ax, by - ay)]
        text = "".join(str(step) if step < 0 else f" {step}" for step in steps).lstrip()
        parts.append(f"M{points[0][0]} {points[0][1]}l{text}z")
    return "".join(parts)


def distance_to_edge(point: Point, ring: Sequence[Point]) -> float:
    least = math.inf
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        length = (bx - ax) ** 2 + (by - ay) ** 2
        along = 0.0 if not length else ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / length
        along = min(1.0, max(0.0, along))
        least = min(least, math.hypot(ax + along * (bx - ax) - point[0], ay + along * (by - ay) - point[1]))
    return least


def contains(ring: Sequence[Point], point: Point) -> bool:
    within = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (ay > point[1]) != (by > point[1]) and point[0] < (bx - ax) * (point[1] - ay) / (by - ay) + ax:
            within = not within
    return within


def middle(ring: Sequence[Point]) -> Point:
    """The point farthest from the edge, on a grid of 24 by 24: where a name has most room."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    left, top, steps = min(xs), min(ys), 24
    across, down = (max(xs) - left) / steps, (max(ys) - top) / steps
    grid = [(left + across * (i + 0.5), top + down * (j + 0.5)) for i in range(steps) for j in range(steps)]
    shown = [point for point in grid if contains(ring, point) and inside(point, (0, 0, WIDTH, HEIGHT))]
    return max(
        shown or [(sum(xs) / len(xs), sum(ys) / len(ys))], key=lambda point: distance_to_edge(point, ring)
    )


def room(at: Point, ring: Sequence[Point]) -> tuple[float, float, float, float]:
    """How far it is from `at` to the edge: west, north, east, south."""
    edges = list(pairwise([*ring, *ring[:1]]))
    across = [
        ax + (at[1] - ay) / (by - ay) * (bx - ax) - at[0]
        for (ax, ay), (bx, by) in edges
        if (ay > at[1]) != (by > at[1])
    ]
    down = [
        ay + (at[0] - ax) / (bx - ax) * (by - ay) - at[1]
        for (ax, ay), (bx, by) in edges
        if (ax > at[0]) != (bx > at[0])
    ]

    def nearest(distances: Iterable[float]) -> float:
        return min((distance for distance in distances if distance > 0), default=0.0)

    return (
        nearest(-step for step in across),
        nearest(-step for step in down),
        nearest(across),
        nearest(down),
    )


def main(source: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    simple = [simplified(arc) for arc in arcs]
    with STATES.open(encoding="utf-8", newline="") as file:
        codes = {row["m49"]: row["iso3"] for row in csv.DictReader(file)}
    states: dict[str, Any] = {}
    land: list[list[Point]] = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        outer = [polygon[0] for polygon in polygons(geometry)]
        exact = [ring_of(indexes, arcs) for indexes in outer]
        largest = max(exact, key=lambda ring: abs(area(ring)))
        rings = [
            ring_of(indexes, simple)
            for indexes, ring in zip(outer, exact, strict=True)
            if is_shown(ring) and (ring is largest or is_worth_it(ring))
        ]
        code = codes.get(geometry.get("id", ""))
        if not rings:
            continue
        if code is None or any(not ring for ring in exact):
            # A territory; or the American part of a State that lies elsewhere.
            land += rings
            continue
        at = placed(*NAMED_AT[code]) if code in NAMED_AT else middle(largest)
        states[code] = {
            "path": as_path(rings),
            "at": [round(place) for place in at],
            "room": [round(distance) for distance in room(at, largest)],
        }
        if sum(abs(area(ring)) for ring in exact) < DOT:
            states[code]["dot"] = True
    left, top, right, bottom = (round(edge) for edge in DETAIL_WINDOW)
    result = {
        "size": [WIDTH, HEIGHT],
        "detail": [left, top, right - left, bottom - top],
        "states": dict(sorted(states.items())),
        "land": as_path(land),
    }
    OUT.write_text(json.dumps(result, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
