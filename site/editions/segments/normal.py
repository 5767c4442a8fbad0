"""Texts in a form in which only a change of the text is a change."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from html import escape
from typing import Any

from .leaves import Kind, Leaf
from .tokens import BLOCKS, tokens

# Set anew by the rich text editor at each save of each paragraph.
EDITORS_OWN = {"data-block-key"}
SPACE = re.compile(r"[ \t\r\n\f]+")
AROUND_BLOCKS = re.compile(r" *(</?(?:p|li|ul|ol|h\d|hr|br|blockquote)(?: [^>]*)?>) *")


def normal(kind: Kind, value: Any) -> str:
    """Equal for values that differ in nothing a person wrote: line ends, the editor's own marks."""
    if kind.is_chosen:
        return str(value or "")
    text = unicodedata.normalize("NFC", value or "").replace("\r\n", "\n").strip()
    return _canonical(text) if kind is Kind.RICH else text


def fingerprint(leaves: Iterable[Leaf]) -> str:
    """SHA-256, in hexadecimal, of leaves in their order: the text, not how it is stored."""
    pairs = [(leaf.key, normal(leaf.kind, leaf.value)) for leaf in leaves]
    return hashlib.sha256(json.dumps(pairs).encode()).hexdigest()


def plain(kind: Kind, value: Any) -> str:
    """The words alone; a line for each paragraph of rich text."""
    if kind.is_chosen:
        return ""
    return _words(value or "") if kind is Kind.RICH else (value or "")


def _canonical(html: str) -> str:
    """HTML with its attributes in order and its spaces counted once."""
    parts = []
    for text, closes, name, attributes in tokens(html):
        parts.append(escape(SPACE.sub(" ", text), quote=False))
        if name:
            kept = sorted(item for item in attributes.items() if item[0] not in EDITORS_OWN)
            inside = "".join(f' {key}="{escape(value)}"' for key, value in kept)
            parts.append(f"<{'/' if closes else ''}{name}{inside}>")
    return AROUND_BLOCKS.sub(r"\1", "".join(parts)).strip()


def _words(html: str) -> str:
    parts = []
    for text, _closes, name, _attributes in tokens(html):
        parts.append(SPACE.sub(" ", text))
        if name in BLOCKS:
            parts.append("\n")
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
