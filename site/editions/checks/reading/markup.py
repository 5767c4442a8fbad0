"""Rich text, or what is left of it, read in one pass.

Python's own parser takes minutes over some kinds of broken HTML (CVE-2025-6069). This one knows the
tags of rich text alone, and its time grows as the text does.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from ...segments.normal import BLOCKS

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9])([^<>]{0,2000})>|<![^<>]{0,2000}>")
ATTRIBUTE = re.compile(r"""(?<![\w-])([a-z][a-z-]{0,20})\s?=\s?(?:"([^"]{0,1500})"|'([^']{0,1500})')""", re.I)
HEADING = re.compile(r"h[1-6]")
# Titles of works and words of another language are set in these.
APART = {"i", "em", "cite", "q"}


@dataclass(frozen=True)
class Link:
    """`linktype` is empty for an address, "page" or "document" for what has an id in the site."""

    linktype: str
    target: str
    words: str


@dataclass
class Markup:
    """`text` has a line a paragraph; `apart` are the places in it that are in italics."""

    text: str = ""
    links: list[Link] = field(default_factory=list)
    headings: Counter[int] = field(default_factory=Counter)
    list_items: int = 0
    apart: list[tuple[int, int]] = field(default_factory=list)


def read_markup(html: str) -> Markup:
    """Never raises: what is no tag is text, what is not closed ends with the text."""
    found = Markup()
    parts: list[str] = []
    length = 0
    opened: dict[str, tuple[int, int, dict[str, str]]] = {}
    for data, closing, name, attributes in _tokens(html):
        parts.append(data)
        length += len(data)
        if name in BLOCKS:
            parts.append("\n")
            length += 1
        if not closing:
            if HEADING.fullmatch(name):
                found.headings[int(name[1])] += 1
            elif name == "li":
                found.list_items += 1
            elif name == "a" or name in APART:
                opened.setdefault(name, (length, len(parts), attributes))
        elif name in opened:
            start, first, attributes = opened.pop(name)
            if name == "a":
                found.links.append(_link(attributes, " ".join("".join(parts[first:]).split())))
            else:
                found.apart.append((start, length))
    found.text = "".join(parts)
    return found


def _tokens(html: str) -> Iterator[tuple[str, bool, str, dict[str, str]]]:
    """Text and the tag after it: whether it closes, its name in lower case, its attributes."""
    position = 0
    for tag in TAG.finditer(html):
        data = unescape(html[position : tag.start()])
        position = tag.end()
        name = (tag[2] or "").lower()
        attributes = {}
        if name == "a" and not tag[1]:
            attributes = {
                match[1].lower(): unescape(match[2] or match[3] or "") for match in ATTRIBUTE.finditer(tag[3])
            }
        yield data, bool(tag[1]), name, attributes
    yield unescape(html[position:]), False, "", {}


def _link(attributes: dict[str, str], words: str) -> Link:
    linktype = attributes.get("linktype", "")
    return Link(linktype, attributes.get("id" if linktype else "href", "").strip(), words)
