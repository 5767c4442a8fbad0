from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from ..models import BasePage


@transaction.atomic
def create(page: Any, parent: BasePage, *, user: Any = None) -> Any:
    """Adds `page` below `parent` as a draft; what it has in other languages becomes draft editions."""
    if user is not None and not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    page.live = False
    page.owner = user
    parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=user, content_changed=True)
    page.save_revision(user=user, clean=False)
    return page
