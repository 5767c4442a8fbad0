from typing import Any

from ..models import Edition
from ..permissions import may_publish, require
from .approve import release


def publish(what: Any, *, user: Any = None) -> bool:
    """Lets the newest draft of a publication's original, or of an edition, out.

    Whoever may publish approves by publishing. Gives False where it waits for other languages.
    """
    if user is not None:
        is_edition = isinstance(what, Edition)
        require(may_publish(user) if is_edition else what.permissions_for_user(user).can_publish())
    return release(what, user=user)
