"""What Wagtail calls at the end of a moderation."""

from typing import Any


def finish(workflow_state: Any, user: Any = None) -> None:
    """Of an original or of an edition: approved, and out if the policy lets it."""
    # Wagtail imports this module while it loads its own models.
    from .actions.approve import release
    from .models import BasePage

    what = workflow_state.content_object
    release(what.specific if isinstance(what, BasePage) else what, user=user)
