from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ..models import BasePage


@transaction.atomic
def create(page: Any, parent: BasePage, *, user: Any = None) -> Any:
    """Adds `page` below `parent` as a draft; what it has in other languages becomes draft editions."""
    if user is not None and not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    page.live = False
    # Wagtail logs the creation as its owner's.
    page.owner = user
    parent.add_child(instance=page)
    page.save_revision(user=user, clean=False)
    return page
