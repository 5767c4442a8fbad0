"""Who may do what with an edition."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .models import Edition


class EditionPermissionPolicy(ModelPermissionPolicy):
    """Editions come with their publication and go with it: nobody adds or deletes one by itself."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action in ("add", "delete"):
            return False
        return bool(super().user_has_permission(user, action))


def register() -> None:
    register_permission_policy(Edition, EditionPermissionPolicy(Edition))
