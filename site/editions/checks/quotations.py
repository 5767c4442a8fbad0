"""How many passages are quoted, and in which marks."""

from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .pair import Pair
from .reading.quotations import STRAIGHT
from .reading.text import Text

SPEECH_ENDS = ",.?!…"
LONGEST_ATTRIBUTION = 120


def check(pair: Pair) -> Iterator[str]:
    original, translation = len(pair.original.passages), len(pair.translation.passages)
    if max(_fewest(pair.original), _fewest(pair.translation)) > min(original, translation):
        yield ngettext(
            "The original quotes %(original)d passage, the translation %(translation)d.",
            "The original quotes %(original)d passages, the translation %(translation)d.",
            original,
        ) % {"original": original, "translation": translation}
    yield from _marks(pair)


def _fewest(text: Text) -> int:
    """The number of passages where “…”, she said, “…” counts as one, which some languages make of it."""
    passages = text.passages
    goes_on = 0
    for passage, following in pairwise(passages):
        between = text.prose[passage.end : following.start]
        is_speech = text.prose[passage.end - 2] in SPEECH_ENDS or between[:1] == ","
        goes_on += is_speech and len(between) <= LONGEST_ATTRIBUTION and "\n" not in between
    return len(passages) - goes_on


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
            yield _("%(marks)s are not the quotation marks of this language; write %(others)s.") % params
        elif marks != (most := pair.whole.quotation_marks) and most in accepted:
            params["others"] = f"{most[0]}…{most[1]}"
            yield _("The translation quotes in %(marks)s here, in %(others)s elsewhere.") % params
