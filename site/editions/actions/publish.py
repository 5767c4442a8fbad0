from typing import Any

from ..permissions import may_publish_text, require
from .approve import release


def publish(what: Any, *, user: Any = None) -> bool:
    """Lets the newest draft of a publication's original, or of an edition, out.

    Whoever may publish approves by publishing. Gives False where it waits for other languages.
    """
    require(user is None or may_publish_text(user, what))
    return release(what, user=user)
