"""A segment as the checks get it, and the translation it is part of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..segments import Segment
from .finding import Term
from .reading.language import Language, language_of
from .reading.text import Text


@dataclass(frozen=True, eq=False)
class Pair:
    """Original and translation of one segment."""

    segment: Segment
    original: Text
    translation: Text
    whole: "Whole"

    @property
    def has_both(self) -> bool:
        return bool(self.original.plain.strip() and self.translation.plain.strip())


@dataclass(frozen=True, eq=False)
class Whole:
    """A translation with all its segments, for what only the whole of it tells."""

    segments: Sequence[Segment]
    original_language: Language
    language: Language
    terms: Sequence[Term]

    @classmethod
    def of(
        cls, segments: Sequence[Segment], original_language: str, language: str, terms: Iterable[Term]
    ) -> "Whole":
        return cls(segments, language_of(original_language), language_of(language), list(terms))

    @cached_property
    def pairs(self) -> list[Pair]:
        return list(self._pairs())

    def _pairs(self) -> Iterator[Pair]:
        for segment in self.segments:
            original = Text(segment.kind, segment.original, self.original_language)
            yield Pair(segment, original, Text(segment.kind, segment.translation, self.language), self)

    @cached_property
    def quotation_marks(self) -> str:
        """The marks most of the translation's quotations are set in, two characters; "" for none."""
        found = Counter(passage.marks for pair in self.pairs for passage in pair.translation.passages)
        return found.most_common(1)[0][0] if found else ""

    @cached_property
    def foreign_terms(self) -> dict[str, str]:
        """Words of the original's language that have others in the translation's, and those."""
        ours, theirs = self.language.code, self.original_language.code
        right = {term.words.get(ours) for term in self.terms}
        return {
            wrong: term.words[ours]
            for term in self.terms
            if (wrong := term.words.get(theirs)) and term.words.get(ours) and wrong not in right
        }
