"""An autosave writes over the draft it made itself, but never over what readers had."""

from typing import Any


def unread(carrier: Any, revision: Any) -> Any:
    """The revision to write over, or None where somebody published it meanwhile: then a new one is made."""
    if revision is None or revision.pk == carrier.live_revision_id:
        return None
    if not carrier.live and carrier.first_published_at:
        from .versions import was_published

        return None if was_published(revision) else revision
    return revision
