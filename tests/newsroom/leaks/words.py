"""Secret words: each says by itself of which publication, language and field it is."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

from editions.languages import codes

START = "zorzal"
# Of what belongs to a publication and to no language of it.
SHARED = "any"
FIELDS = (
    *("headline", "title", "slug", "former", "seo", "description", "place", "summary"),
    *("paragraph", "quotation", "speaker", "blockalt", "blockcaption", "blockcredit", "notes"),
    *("alt", "caption", "credit", "attachment", "file", "picture", "theme", "themeslug"),
    *("reason", "note"),
)
PATTERN = re.compile(f"{START}[a-z]+")


@dataclass(frozen=True)
class Word:
    state: str
    language: str
    field: str

    def __str__(self) -> str:
        return f"{START}{self.state}{self.language}{self.field}"

    @classmethod
    def read(cls, text: str, states: frozenset[str]) -> Self | None:
        """The word `text` is, if it is one of those of `states` and no misspelt one."""
        for language in (*codes(), SHARED):
            for field in FIELDS:
                end = f"{language}{field}"
                state = text.removeprefix(START).removesuffix(end)
                if text.endswith(end) and state in states:
                    return cls(state, language, field)
        return None


def folded(text: str) -> str:
    """In lower case and without accents, as a leak may have been written."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def words_in(text: str) -> set[str]:
    return set(PATTERN.findall(folded(text)))
