"""Where in a text the words of a question stand, as a reader sees it."""

from collections.abc import Iterable
from dataclasses import dataclass

from .tokens import token, words

# About two lines on a desktop.
LENGTH = 220
# Looked through for a good place; a longer text costs no more.
LOOKED_THROUGH = 40_000


@dataclass(frozen=True)
class Piece:
    text: str
    is_marked: bool = False


def marked(text: str, wanted: frozenset[str], language: str) -> list[Piece]:
    """The whole text in pieces, the words that were asked for marked."""
    pieces, end = [], 0
    for word in words(text):
        if token(word[1], language) in wanted:
            pieces += [Piece(text[end : word.start(1)]), Piece(word[1], is_marked=True)]
            end = word.end(1)
    pieces.append(Piece(text[end:]))
    return [piece for piece in pieces if piece.text]


def excerpt(texts: Iterable[str], wanted: frozenset[str], language: str) -> list[Piece]:
    """The place where most of the words asked for stand together, cut at words; else how the text begins."""
    best, most, first = "", 0, ""
    for text in texts:
        flat = " ".join(text[:LOOKED_THROUGH].split())
        first = first or flat
        start, number = _densest(flat, wanted, language)
        if number > most:
            best, most = _cut(flat, start), number
    return marked(best or _cut(first, 0), wanted, language)


def _densest(text: str, wanted: frozenset[str], language: str) -> tuple[int, int]:
    """Where the stretch begins that has most different words asked for, and how many it has."""
    found = [
        (word.start(1), one) for word in words(text) if (one := token(word[1], language)) in wanted
    ]
    start, most = 0, 0
    for position, _one in found:
        inside = {one for place, one in found if position <= place < position + LENGTH}
        if len(inside) > most:
            start, most = position, len(inside)
        if most == len(wanted):
            break
    return start, most


def _cut(text: str, around: int) -> str:
    """LENGTH characters that begin at a word some way before `around`, with an ellipsis where text is left out."""
    if len(text) <= LENGTH:
        return text
    start = max(0, min(around - LENGTH // 4, len(text) - LENGTH))
    if start:
        start = text.find(" ", start) + 1
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
