"""Texts in a form in which only a change of the text is a change."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser
from typing import Any

from .leaves import Kind, Leaf

# Set anew by the rich text editor at each save of each paragraph.
EDITORS_OWN = {"data-block-key"}
BLOCKS = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "blockquote",
    "hr",
    "br",
    "table",
    "tr",
    "td",
}
SPACE = re.compile(r"[ \t\r\n\f]+")


def normal(kind: Kind, value: Any) -> str:
    """Equal for values that differ in nothing a person wrote: line ends, the editor's own marks."""
    if kind.is_chosen:
        return str(value or "")
    text = unicodedata.normalize("NFC", value or "").replace("\r\n", "\n").strip()
    return _Canonical.of(text) if kind is Kind.RICH else text


def fingerprint(leaves: Iterable[Leaf]) -> str:
    """SHA-256, in hexadecimal, of leaves in their order: the text, not how it is stored."""
    pairs = [(leaf.key, normal(leaf.kind, leaf.value)) for leaf in leaves]
    return hashlib.sha256(json.dumps(pairs).encode()).hexdigest()


def plain(kind: Kind, value: Any) -> str:
    """The words alone; a line for each paragraph of rich text."""
    if kind.is_chosen:
        return ""
    return _Words.of(value or "") if kind is Kind.RICH else (value or "")


class _Canonical(HTMLParser):
    """HTML with its attributes in order and its spaces counted once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    @classmethod
    def of(cls, html: str) -> str:
        parser = cls()
        parser.feed(html)
        parser.close()
        return re.sub(
            r" *(</?(?:p|li|ul|ol|h\d|hr/?|blockquote)[^>]*>) *", r"\1", "".join(parser.parts)
        ).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted((name, value or "") for name, value in attrs if name not in EDITORS_OWN)
        self.parts.append("<" + tag + "".join(f' {name}="{escape(value)}"' for name, value in kept) + ">")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # <hr/> and <hr> are one.
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(SPACE.sub(" ", data), quote=False))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    @classmethod
    def of(cls, html: str) -> str:
        parser = cls()
        parser.feed(html)
        parser.close()
        lines = (SPACE.sub(" ", line).strip() for line in "".join(parser.parts).split("\n"))
        return "\n".join(line for line in lines if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(SPACE.sub(" ", data))
