"""What is not translated, and what the original says anew since it was."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..segments import State
from .pair import Pair


def check(pair: Pair) -> Iterator[str]:
    """The only check of pictures, files and pages: where none is chosen, the original's is shown."""
    if pair.original.plain.strip() and not pair.translation.plain.strip():
        yield _("This is not translated yet.")
    # Without a source nothing can be stale, and what its state takes to find out is saved.
    elif pair.segment.source is not None and pair.segment.state is State.STALE:
        yield _("The original changed since this was translated.")
