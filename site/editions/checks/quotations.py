"""How many passages are quoted, and in which marks."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .pair import Pair
from .reading.quotations import STRAIGHT


def check(pair: Pair) -> Iterator[str]:
    original, translation = len(pair.original.passages), len(pair.translation.passages)
    if original != translation:
        yield ngettext(
            "The original quotes %(original)d passage, the translation %(translation)d.",
            "The original quotes %(original)d passages, the translation %(translation)d.",
            original,
        ) % {"original": original, "translation": translation}
    yield from _marks(pair)


def _marks(pair: Pair) -> Iterator[str]:
    accepted = pair.whole.language.quotation_marks
    used = {passage.marks for passage in pair.translation.passages}
    preferred = accepted[0] if accepted else pair.whole.quotation_marks
    for marks in sorted(used):
        params = {"marks": f"{marks[0]}…{marks[1]}", "others": f"{preferred[0]}…{preferred[1]}"}
        if marks == STRAIGHT:
            if preferred != STRAIGHT:
                yield _("The translation has straight quotation marks; write %(others)s.") % params
        elif accepted and marks not in accepted:
            yield _("%(marks)s is not how this language quotes; write %(others)s.") % params
        elif marks != (most := pair.whole.quotation_marks) and most in accepted:
            params["others"] = f"{most[0]}…{most[1]}"
            yield _("The translation quotes in %(marks)s here, in %(others)s elsewhere.") % params
