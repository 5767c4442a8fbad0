"""Checks before approval: places in a translation that somebody should look at, never a wall.

Each check is a module with one function, `check(pair)`, which yields a sentence for each place. What a
check knows of a language comes from Django's locale data and the setting EDITIONS_LANGUAGE_RULES;
of a language without an entry there, less is checked.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from ..segments import Segment
from . import dates, empty, headings, house_style, left_over, links, numbers, quotations
from .finding import Finding, Term
from .pair import Pair, Whole

__all__ = ["Finding", "Term", "findings"]

Check = Callable[[Pair], Iterator[str]]
# In the order in which a translator mends them; those after `empty` need text on both sides.
CHECKS: dict[str, Check] = {
    "empty": empty.check,
    "left_over": left_over.check,
    "numbers": numbers.check,
    "dates": dates.check,
    "links": links.check,
    "headings": headings.check,
    "quotations": quotations.check,
    "house_style": house_style.check,
}
# Of one check in one segment: a text that is another one altogether differs everywhere.
MOST = 10


def findings(
    segments: Sequence[Segment], *, original_language: str, language: str, terms: Iterable[Term] = ()
) -> list[Finding]:
    """What there is to look at, segment by segment; messages are in the active language.

    Asks the database nothing. `terms` are acronyms that differ between the two languages.
    """
    whole = Whole.of(segments, original_language, language, terms)
    return [
        Finding(pair.segment.key, pair.segment.label, name, message)
        for pair in whole.pairs
        for name, check in CHECKS.items()
        if name == "empty" or pair.has_both
        for message in islice(check(pair), MOST)
    ]
