"""What stands on one side only, put into sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

# A translation of another text altogether differs everywhere: that is said often enough.
MOST = 10


@dataclass(frozen=True)
class Sentences:
    """Lazy messages with a `%(text)s`: for what the translation lacks, for what the original lacks."""

    missing: str | Promise
    added: str | Promise


def differences(missing: Sequence[str], added: Sequence[str], sentences: Sentences) -> Iterator[str]:
    """One sentence for a single text that became another, else one for each; each text once."""
    missing, added = list(dict.fromkeys(missing)), list(dict.fromkeys(added))
    if len(missing) == len(added) == 1:
        yield _("The original says “%(original)s”, the translation “%(translation)s”.") % {
            "original": missing[0],
            "translation": added[0],
        }
        return
    for text in missing[:MOST]:
        yield str(sentences.missing) % {"text": text}
    for text in added[:MOST]:
        yield str(sentences.added) % {"text": text}
