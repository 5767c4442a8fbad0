"""The texts of an HTML page, each with the language it declares."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub"}
INLINE |= {"sup", "time", "u"}
UNREAD = {"script", "style"}
READ_ATTRIBUTES = {
    "alt",
    "aria-label",
    "aria-description",
    "placeholder",
    "title",
    "data-done",
    "data-failed",
}
READ_METAS = {"description", "og:title", "og:description", "og:site_name", "og:image:alt"}


@dataclass(frozen=True)
class Text:
    """One text node or attribute; `block` numbers the element whose running text it is part of."""

    language: str
    tag: str
    text: str
    block: int


@dataclass
class _Open:
    tag: str
    language: str
    block: int


@dataclass(frozen=True)
class Link:
    address: str
    hreflang: str


class Page(HTMLParser):
    """`texts` and `links` of the page, in its order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[Text] = []
        self.links: list[Link] = []
        self._open = [_Open("", "", 0)]
        self._blocks = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        within = self._open[-1]
        language = values.get("lang", within.language)
        is_running_on = tag in INLINE and language == within.language
        block = within.block if is_running_on else self._new_block()
        for name in READ_ATTRIBUTES & values.keys():
            self._add(language, f"{tag} {name}", values[name], self._new_block())
        if tag == "meta" and READ_METAS & {values.get("name"), values.get("property")}:
            self._add(language, tag, values["content"], self._new_block())
        if tag == "input" and values.get("type") in {"submit", "button", "reset"}:
            self._add(language, tag, values.get("value", ""), self._new_block())
        if tag in {"a", "link"} and "href" in values:
            self.links.append(Link(values["href"], values.get("hreflang", "")))
        if tag not in VOID:
            self._open.append(_Open(tag, language, block))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        within = self._open[-1]
        if within.tag not in UNREAD:
            self._add(within.language, within.tag, data, within.block)

    def running_texts(self) -> Iterator[Text]:
        """What a reader reads in one go, whatever is linked or emphasised in it."""
        blocks: dict[int, list[Text]] = {}
        for text in self.texts:
            blocks.setdefault(text.block, []).append(text)
        for number, parts in blocks.items():
            yield Text(parts[0].language, parts[0].tag, " ".join(part.text for part in parts), number)

    def _add(self, language: str, tag: str, text: str, block: int) -> None:
        if words := " ".join(text.split()):
            self.texts.append(Text(language, tag, words, block))

    def _new_block(self) -> int:
        self._blocks += 1
        return self._blocks
