"""Text of the original's language that stayed in the translation."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .pair import Pair
from .reading.language import Language
from .reading.text import Text

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Shorter texts are names and numbers more often than not.
FEWEST_WORDS = 3
# In words with a capital: "María Fernanda Ruiz", "Cartagena de Indias".
LONGEST_NAME = 3
# In letters, of words that need not be known.
LONGEST_SMALL = 3
RUN = 5
# A paragraph is in the other language with so many of its commonest words, and so many times more of them.
FEWEST_COMMON = 3
CLEAR = 3
# No more than this is shown of a passage.
SHOWN = 60
MOST = 5


def check(pair: Pair) -> Iterator[str]:
    if pair.segment.is_kept:
        return
    original, translation = pair.original, pair.translation
    small = original.language.function_words | translation.language.function_words
    if " ".join(original.plain.split()) == " ".join(translation.plain.split()):
        if _is_text(translation.own, small):
            yield _("This is the same as in the original.")
        return
    reported = 0
    lines, runs = set(original.own.splitlines()), _runs(original)
    for line in translation.own.splitlines():
        if reported == MOST:
            return
        if _is_foreign(line, original.language, translation.language):
            message = _("This seems to be in %(language)s: “%(text)s”.")
        elif line in lines and _is_text(line, small):
            message = _("This paragraph is the same as in the original: “%(text)s”.")
        elif line := _kept_run(line, runs, small):
            message = _("These words are the same as in the original: “%(text)s”.")
        else:
            continue
        reported += 1
        yield message % {"language": original.language.name, "text": _shown(line)}


def _is_text(line: str, small: frozenset[str]) -> bool:
    """Whether it is long enough, and more than somebody's or some place's name."""
    words = WORD.findall(line)
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= FEWEST_WORDS and not (capitals <= LONGEST_NAME and _is_name(words, small))


def _is_name(words: list[str], small: frozenset[str]) -> bool:
    """Whether all words begin with a capital but the small ones: "Junta de la Región"."""
    return all(word[0].isupper() or word in small or len(word) <= LONGEST_SMALL for word in words)


def _is_foreign(line: str, foreign: Language, own: Language) -> bool:
    words = WORD.findall(line.lower())
    both = foreign.function_words & own.function_words
    theirs = sum(word in foreign.function_words and word not in both for word in words)
    ours = sum(word in own.function_words and word not in both for word in words)
    return theirs >= FEWEST_COMMON and theirs > CLEAR * ours


def _runs(text: Text) -> set[tuple[str, ...]]:
    return {run for line in text.plain.splitlines() for run, _start, _end in _runs_of(line)}


def _kept_run(line: str, runs: set[tuple[str, ...]], small: frozenset[str]) -> str:
    """The first passage of `line`, five words or longer, that the original has too; "" for none."""
    start = end = None
    for run, run_start, run_end in _runs_of(line):
        if run in runs and not _is_name(WORD.findall(line[run_start:run_end]), small):
            start, end = (run_start if start is None else start), run_end
        elif end is not None and run_start >= end:
            break
    return "" if start is None else line[start:end]


def _runs_of(line: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Each five words in a row, in lower case, and where in the line they are."""
    words = list(WORD.finditer(line))
    for place in range(len(words) - RUN + 1):
        run = words[place : place + RUN]
        yield tuple(word[0].lower() for word in run), run[0].start(), run[-1].end()


def _shown(text: str) -> str:
    text = " ".join(text.replace("\ufffc", " ").split())
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + "…"
