"""“Did you mean”: what was asked, with each misspelt word as public texts write it."""

from django.db.models import Q
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from ..models import SearchWord
from .question import Question, read
from .results import is_anything
from .tokens import fold

# Compared with one another for one word at the most.
MOST_WORDS = 30_000
SHORTEST = 4


def suggestion(question: Question, language: str) -> str | None:
    """The question spelt otherwise, if that finds something readable. Two queries at the most."""
    forms = {form: fold(form) for form in question.forms if len(form) >= SHORTEST}
    if not forms:
        return None
    near = Q()
    for folded in forms.values():
        near |= Q(length__range=(len(folded) - 2, len(folded) + 2))
    known: dict[str, str] = {}
    rows = SearchWord.objects.filter(near, language=language).order_by("word")
    for word, folded in rows.values_list("word", "folded")[:MOST_WORDS]:
        known.setdefault(folded, word)
    text = question.text
    for form, folded in forms.items():
        other = _nearest(folded, known)
        if other and folded not in known:
            text = text.replace(form, other)
    if text == question.text or not is_anything(read(text, language), language):
        return None
    return text


def _nearest(folded: str, known: dict[str, str]) -> str | None:
    """The word with the fewest slips of the finger between: one, in longer words two."""
    slips = 1 if len(folded) < 6 else 2
    found = process.extractOne(
        folded, known.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=slips
    )
    return known[found[0]] if found else None
