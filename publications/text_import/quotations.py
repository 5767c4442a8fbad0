"""A paragraph that is a quotation as a whole, and whose words it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .languages import Tables, all_of, opening
from .lines import count_words

_PAIRS = {"“": "”", "«": "»", '"': '"', "„": "“"}
_DASH = re.compile(r"\s*[,.]?\s*[-–—―]+\s*(?=\S)")
_MOST_WORDS = 30
_NEXT_SENTENCE = re.compile(r"[^\W\d_]{3,}\.\s+[A-ZÁÉÍÓÚÑ¿¡]")
# Longer than any attribution: nothing behind this is looked at.
_LONGEST = 300


@dataclass(frozen=True)
class Quotation:
    """The words without their marks, who said them, and the verb left out."""

    text: str
    attribution: str
    verb: str = ""


def read_quotation(text: str, tables: Tables) -> Quotation | None:
    """“…”, said Ana Ruiz. / «…», señaló Ana Ruiz. / "…" — Ana Ruiz."""
    parts = _quoted_whole(text)
    if parts is None:
        return None
    words, after = parts
    if len(after) > _LONGEST or count_words(after) > _MOST_WORDS:
        return None
    if _NEXT_SENTENCE.search(after):
        return None
    if dash := _DASH.match(after):
        return Quotation(words, _trim(after[dash.end() :]))
    return _said_by(words, after.strip(" ,."), tables)


def is_quoted_whole(text: str) -> bool:
    """Whether nothing but a quotation is on the line: its attribution may follow."""
    parts = _quoted_whole(text)
    return parts is not None and not parts[1].strip(" .,")


def read_attribution(text: str) -> str:
    """The name on a line of its own below a quotation: "— Ana Ruiz, OIM"."""
    match = _DASH.match(text)
    short = len(text) <= _LONGEST and count_words(text) <= _MOST_WORDS
    name = _trim(text[match.end() :]) if match and short else ""
    return name if name[:1].isupper() and not text.endswith(":") else ""


def unquoted(text: str) -> str:
    """The words of a line that is quoted as a whole, without their marks."""
    parts = _quoted_whole(text)
    return parts[0] if parts else text


def _quoted_whole(text: str) -> tuple[str, str] | None:
    """The words between the only pair of marks, and what follows on them."""
    opening = text[:1]
    closing = _PAIRS.get(opening)
    if closing is None:
        return None
    end = text.find(closing, 1)
    if end < 2 or any(mark in text[1:end] for mark in (opening, closing)):
        return None
    after = text[end + 1 :]
    if any(mark in after for mark in '“”«»"„'):
        return None
    # The comma before "said …" belongs to the sentence around the quotation.
    return text[1:end].strip().removesuffix(","), after


def _said_by(words: str, after: str, tables: Tables) -> Quotation | None:
    verbs = opening(tables, "speech_verbs")
    if match := verbs.match(after):
        name = after[match.end() :].strip()
        named = _is_name(name, tables)
        return Quotation(words, _trim(name), match[0]) if named else None
    head, _, last = after.rpartition(" ")
    if head and verbs.fullmatch(last) and _is_name(head, tables):
        return Quotation(words, _trim(head), last)
    return None


def _is_name(text: str, tables: Tables) -> bool:
    """ "Ana Ruiz", "the Director, Ana Ruiz", but not "that nobody knew"."""
    first, _, rest = text.partition(" ")
    article = first.lower() in all_of(tables, "articles")
    return first[:1].isupper() or (article and any(map(str.isupper, rest)))


def _trim(text: str) -> str:
    text = text.strip(" ,")
    # More than one point is an abbreviation's: "Ana Ruiz, Washington, D.C."
    return text.removesuffix(".") if text.count(".") == 1 else text
