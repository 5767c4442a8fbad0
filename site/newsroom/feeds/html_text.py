"""Rich text as plain text: paragraphs, lists, quotations and the addresses of links stay readable."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from ..templatetags.newsroom_tags import absolute

BREAKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "div", "ul", "ol", "li"}
# A space that may be broken; others were set on purpose.
SPACE = re.compile(r"[ \t\r\n\f]+")
BULLET = "•"


@dataclass
class _List:
    is_numbered: bool
    items: int = 0


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        # Each a piece of text, and the number of the list it is an item of: 0 for none.
        self.pieces: list[tuple[str, int]] = []
        self.number_of_lists = 0
        self.words: list[str] = []
        self.mark = ""
        self.lists: list[_List] = []
        self.link: dict[str, str] = {}
        self.link_starts = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in BREAKS:
            self.end_piece()
        if tag in ("ul", "ol"):
            self.number_of_lists += not self.lists
            self.lists.append(_List(tag == "ol"))
        elif tag == "li" and self.lists:
            self.lists[-1].items += 1
            mark = f"{self.lists[-1].items}." if self.lists[-1].is_numbered else BULLET
            self.mark = f"{'   ' * (len(self.lists) - 1)}{mark} "
        elif tag == "br":
            self.words.append("\n")
        elif tag == "hr":
            self.end_piece()
            self.pieces.append(("* * *", 0))
        elif tag == "a":
            self.link = {name: value or "" for name, value in attributes}
            self.link_starts = len(self.words)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.end_link()
        if tag in BREAKS:
            self.end_piece()
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(SPACE.sub(" ", data))

    def end_link(self) -> None:
        """The address behind the words, unless they are the address."""
        target, self.link = self.link, {}
        address = target.get("href", "")
        if address.startswith("/"):
            address = absolute(address)
        scheme, _colon, rest = address.partition(":")
        bare = rest if scheme in ("mailto", "tel") else address
        words = "".join(self.words[self.link_starts :]).strip()
        if bare and bare.rstrip("/") not in (words, words.rstrip("/")):
            language = target.get("data-language")
            self.words.append(f" ({language}: {bare})" if language else f" ({bare})")

    def end_piece(self) -> None:
        lines = "".join(self.words).split("\n")
        text = "\n".join(SPACE.sub(" ", line).strip(" ") for line in lines).strip()
        self.words = []
        if text:
            self.pieces.append((f"{self.mark}{text}", self.number_of_lists if self.mark else 0))
            self.mark = ""


def plain_text(html: str) -> str:
    """Of HTML that is ready to be shown; paragraphs are set apart by an empty line, no line is wrapped."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_piece()
    text = ""
    above = 0
    for piece, of_list in reader.pieces:
        # Items follow each other without an empty line.
        between = "\n" if of_list and of_list == above else "\n\n"
        text += f"{between}{piece}" if text else piece
        above = of_list
    return text
