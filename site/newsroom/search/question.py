"""What a reader asks for, read from the search box, and as each database wants to be asked.

Words must all be there, in any order; words in quotation marks must stand side by side.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .tokens import function_words, token, tokens, words

LONGEST = 120
MOST_WORDS = 10
PART = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]|[^\s\"“”„«»]+")

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Need:
    """One thing a text must have: any of these phrases, most of them of one token."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Question:
    """`text` as it was asked, cut to what is answered; `forms` the words as typed."""

    text: str
    needs: tuple[Need, ...]
    forms: tuple[str, ...]
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.needs)

    @property
    def tokens(self) -> frozenset[str]:
        """Every token a text may be found by."""
        return frozenset(one for need in self.needs for phrase in need.phrases for one in phrase)

    @property
    def side_by_side(self) -> "Question | None":
        """All of it as one phrase; None where it is no more than one word, or has other forms."""
        if len(self.needs) < 2 or any(len(need.phrases) > 1 for need in self.needs):
            return None
        whole = tuple(one for need in self.needs for one in need.phrases[0])
        return Question(self.text, (Need((whole,)),), self.forms)


def read(text: str, language: str, synonyms: Mapping[str, frozenset[str]] | None = None) -> Question:
    """The question a text asks in a language; `synonyms` by token (acronyms of other languages)."""
    text = " ".join(text.replace("\0", " ").split())
    shown = text[:LONGEST]
    needs, forms = [], []
    for part in PART.finditer(shown):
        quoted = part[1]
        if quoted and (phrase := tuple(tokens(quoted, language))):
            needs.append(Need((phrase,)))
            forms += [word[1] for word in words(quoted)]
            continue
        for word in words(part[0]):
            needs.append(Need(((token(word[1], language),),)))
            forms.append(word[1])
    telling = [need for need in needs if need.phrases[0][0] not in function_words(language) or len(need.phrases[0]) > 1]
    kept = tuple(dict.fromkeys(telling or needs))
    with_synonyms = tuple(_with_synonyms(need, synonyms or {}) for need in kept[:MOST_WORDS])
    is_cut = len(text) > LONGEST or len(kept) > MOST_WORDS
    return Question(shown, with_synonyms, tuple(forms), is_cut)


def _with_synonyms(need: Need, synonyms: Mapping[str, frozenset[str]]) -> Need:
    if len(need.phrases[0]) > 1:
        return need
    others = sorted(synonyms.get(need.phrases[0][0], frozenset()) - {need.phrases[0][0]})
    return Need((*need.phrases, *((other,) for other in others)))
