"""Who may hand an unpublished text out."""

from typing import Any

from ..models import Edition
from ..permissions import may_open, may_publish, may_review


def may_hand_out(user: Any, edition: Edition) -> bool:
    """Publishers and editors; of a translation its language's reviewers too. No translators, no authors.

    Of an original only those who may edit it in the page tree.
    """
    is_editor = may_publish(user) or user.has_perm("editions.change_edition")
    if edition.is_original:
        return bool(is_editor and edition.page.permissions_for_user(user).can_edit())
    return bool((is_editor or may_review(user, edition.language)) and may_open(user, edition.pk))
