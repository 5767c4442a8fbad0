"""Rich text, or what is left of it, in tokens.

Python's own parser takes minutes over some kinds of broken HTML (CVE-2025-6069). This one knows the
tags of rich text alone, and its time grows as the text does.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9])([^<>]{0,2000})>|<![^<>]{0,2000}>")
ATTRIBUTE = re.compile(r"""(?<![\w-])([a-z][a-z-]{0,20})\s?=\s?(?:"([^"]{0,1500})"|'([^']{0,1500})')""", re.I)
# What stands on a line of its own.
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


class Token(NamedTuple):
    """Text and the tag after it: whether it closes, its name in lower case; the last has no tag."""

    text: str
    closes: bool
    name: str
    attributes: dict[str, str]


def tokens(html: str) -> Iterator[Token]:
    """Never raises: what is no tag is text, what is not closed ends with the text."""
    position = 0
    for tag in TAG.finditer(html):
        text = unescape(html[position : tag.start()])
        position = tag.end()
        attributes = {
            found[1].lower(): unescape(found[2] or found[3] or "")
            for found in ATTRIBUTE.finditer(tag[3] or "")
        }
        yield Token(text, bool(tag[1]), (tag[2] or "").lower(), attributes)
    yield Token(unescape(html[position:]), False, "", {})
