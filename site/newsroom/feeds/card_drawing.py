"""Draws a card as the site is set: the masthead's rule in the accent colour, the headline in its serif."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from ..models.branding import LIGHT_GROUND

if TYPE_CHECKING:
    from .card import Card

# Changes with the design, so that cards kept from before are made anew.
DESIGN = 1
WIDTH, HEIGHT = 1200, 630
PICTURE_WIDTH = 460
EDGE = 64
RULE = 14
INK, QUIET, HAIR = "#16191c", "#555b61", "#d3d6d9"
FONTS = Path(__file__).resolve().parents[1] / "static" / "newsroom" / "fonts"
SERIF, SANS = "portavoz-serif.woff2", "public-sans.woff2"
HEADLINE_SIZES = range(100, 35, -2)
LEADING = 1.13
QUALITY = 88


@lru_cache(maxsize=64)
def font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    made = ImageFont.truetype(FONTS / name, size)
    made.set_variation_by_axes([weight])
    return made


def drawn(card: "Card", picture: bytes | None) -> bytes:
    """A JPEG of 1200 × 630: small enough for messengers, which leave out heavier ones."""
    image = Image.new("RGB", (WIDTH, HEIGHT), LIGHT_GROUND)
    draw = ImageDraw.Draw(image)
    right = WIDTH - EDGE
    if picture:
        with Image.open(BytesIO(picture)) as opened:
            image.paste(opened.convert("RGB"), (WIDTH - PICTURE_WIDTH, 0))
        right = WIDTH - PICTURE_WIDTH - EDGE + 8
    draw.rectangle((0, 0, WIDTH, RULE - 1), fill=card.accent)
    top = _masthead(draw, card, right)
    bottom = _foot(draw, card, right)
    _headline(draw, card, (EDGE, top, right, bottom))
    output = BytesIO()
    image.save(output, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return output.getvalue()


def _masthead(draw: ImageDraw.ImageDraw, card: "Card", right: int) -> int:
    """The office's name above a double rule, in two lines where it is long."""
    face = font(SERIF, 34, 600)
    top = 48
    number = len(wrapped(card.office, face, right - EDGE))
    for line in balanced(card.office, face, right - EDGE, number)[:2]:
        draw.text((EDGE, top), line, font=face, fill=INK)
        top += 40
    top += 18
    draw.rectangle((EDGE, top, right, top + 1), fill=INK)
    draw.rectangle((EDGE, top + 5, right, top + 5), fill=INK)
    return top + 6


def _foot(draw: ImageDraw.ImageDraw, card: "Card", right: int) -> int:
    face = font(SANS, 25, 500)
    top = HEIGHT - 76
    draw.rectangle((EDGE, top - 20, right, top - 20), fill=HAIR)
    draw.text((EDGE, top), card.host, font=face, fill=QUIET)
    return top - 20


def _headline(draw: ImageDraw.ImageDraw, card: "Card", box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    top += 30
    bold, plain = font(SANS, 28, 700), font(SANS, 28, 400)
    if card.kind or card.date:
        draw.text((left, top), card.kind, font=bold, fill=card.accent)
        indent = bold.getlength(card.kind) + 16 if card.kind else 0
        if left + indent + plain.getlength(card.date) > right:
            top, indent = top + 38, 0
        draw.text((left + indent, top), card.date, font=plain, fill=QUIET)
        top += 50
    size, lines = fitted(card.headline, right - left, bottom - 24 - top)
    face = font(SERIF, size, 600)
    for line in lines:
        draw.text((left, top), line, font=face, fill=INK)
        top += round(size * LEADING)


def fitted(text: str, width: int, height: int) -> tuple[int, list[str]]:
    """The largest size at which the text fits, and its lines; cut short at the smallest."""
    for size in HEADLINE_SIZES:
        face = font(SERIF, size, 600)
        lines = wrapped(text, face, width)
        fits = all(face.getlength(line) <= width for line in lines)
        if fits and len(lines) * size * LEADING <= height:
            return size, balanced(text, face, width, len(lines))
    room = max(1, int(height // (size * LEADING)))
    kept = lines[:room]
    if len(lines) > room:
        kept[-1] = shortened(kept[-1], face, width)
    return size, [shortened(line, face, width, mark="") for line in kept]


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, face: ImageFont.FreeTypeFont, width: int, number: int) -> list[str]:
    """As many lines, about equally long: no word is left alone on the last."""
    narrow, wide = 1, width
    while narrow < wide:
        middle = (narrow + wide) // 2
        lines = wrapped(text, face, middle)
        if len(lines) <= number and all(face.getlength(line) <= middle for line in lines):
            wide = middle
        else:
            narrow = middle + 1
    return wrapped(text, face, wide)


def shortened(line: str, face: ImageFont.FreeTypeFont, width: float, mark: str = "…") -> str:
    while line and face.getlength(line + mark) > width:
        line = line[:-1].rstrip(" ,;:.–—")
    return line + mark
