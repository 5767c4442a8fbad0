"""Pictures for the demo, drawn here so that none need a licence."""

import io
import math
import random

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw

from publications.models import Picture

WIDTH, HEIGHT = 1600, 900
PAPER, GRID, LAND, MARK = "#eef2f3", "#d5dee1", "#9fb0b7", "#00538a"

# Capitals of the Americas: degrees north, degrees east.
CAPITALS = {
    "AG": (17.1, -61.8), "AR": (-34.6, -58.4), "BB": (13.1, -59.6), "BO": (-16.5, -68.1), "BR": (-15.8, -47.9),
    "BS": (25.1, -77.3), "BZ": (17.3, -88.8), "CA": (45.4, -75.7), "CL": (-33.4, -70.7), "CO": (4.7, -74.1),
    "CR": (9.9, -84.1), "CU": (23.1, -82.4), "DM": (15.3, -61.4), "DO": (18.5, -69.9), "EC": (-0.2, -78.5),
    "GD": (12.1, -61.7), "GT": (14.6, -90.5), "GY": (6.8, -58.2), "HN": (14.1, -87.2), "HT": (18.5, -72.3),
    "JM": (18.0, -76.8), "KN": (17.3, -62.7), "LC": (14.0, -61.0), "MX": (19.4, -99.1), "NI": (12.1, -86.3),
    "PA": (9.0, -79.5), "PE": (-12.0, -77.0), "PY": (-25.3, -57.6), "SR": (5.9, -55.2), "SV": (13.7, -89.2),
    "TT": (10.7, -61.5), "US": (38.9, -77.0), "UY": (-34.9, -56.2), "VC": (13.2, -61.2), "VE": (10.5, -66.9),
}  # fmt: skip


def map_of(countries: list[str], title: str) -> Picture:
    """The capitals of the Americas on a grid, those of the countries named set large."""
    image, draw = _ground()
    for step in range(-120, -30, 10):
        draw.line([_point(60, step), _point(-60, step)], fill=GRID, width=2)
    for step in range(-50, 60, 10):
        draw.line([_point(step, -125), _point(step, -30)], fill=GRID, width=2)
    chosen = [CAPITALS[code] for code in countries if code in CAPITALS]
    for place in CAPITALS.values():
        _dot(draw, _point(*place), 7, LAND)
    for place in chosen:
        _dot(draw, _point(*place), 20, MARK)
    return _saved(image, title)


def graphic(title: str) -> Picture:
    """Bands and discs, the same for the same title."""
    image, draw = _ground()
    chance = random.Random(title)
    for band in range(9):
        base, period = 120 + band * 85, chance.uniform(140, 260)
        points = [(x, base + 40 * math.sin(x / period + band)) for x in range(0, WIDTH + 20, 20)]
        draw.line(points, fill=chance.choice([GRID, LAND, MARK]), width=chance.choice([3, 6, 12]))
    for _disc in range(7):
        _dot(draw, (chance.randrange(WIDTH), chance.randrange(HEIGHT)), chance.randrange(12, 60), MARK)
    return _saved(image, title)


def _ground() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    return image, ImageDraw.Draw(image)


def _point(north: float, east: float) -> tuple[float, float]:
    """Equirectangular, the Americas filling the height."""
    return (WIDTH / 2 + (east + 77) * 16, HEIGHT / 2 - (north - 2) * 9.5)


def _dot(draw: ImageDraw.ImageDraw, centre: tuple[float, float], radius: int, colour: str) -> None:
    x, y = centre
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=colour)


def _saved(image: Image.Image, title: str) -> Picture:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    buffer.seek(0)
    return Picture.objects.create(title=title, file=ImageFile(buffer, name="demo.png"), description="")
