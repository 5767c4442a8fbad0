"""Rich text, or what is left of it, read in one pass."""

import re
from collections import Counter
from dataclasses import dataclass, field

from ...segments.tokens import BLOCKS, tokens

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
    for data, closing, name, attributes in tokens(html):
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


def _link(attributes: dict[str, str], words: str) -> Link:
    linktype = attributes.get("linktype", "")
    return Link(linktype, attributes.get("id" if linktype else "href", "").strip(), words)
