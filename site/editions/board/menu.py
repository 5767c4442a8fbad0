from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from ..models import Edition


class BoardMenuItem(MenuItem):
    """For whoever works with an edition in any language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            _("Board"), reverse_lazy("editions:board"), name="board", icon_name="list-ul", order=90, **kwargs
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy_registry.get_by_type(Edition).user_has_permission(request.user, "view"))
