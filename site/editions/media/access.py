"""Who sees a picture or a file in the admin that the public may not have."""

from typing import Any

from django.http import HttpRequest
from wagtail.permissions import policy_registry

from ..confinement import media_to_choose
from ..permissions import is_confined

ACTIONS = ("choose", "change", "delete")


def may_see(request: HttpRequest, media: Any) -> bool:
    """Whoever may choose or change it by Wagtail's rules; of those who are confined, whose text it is in."""
    user = request.user
    if not (user.is_active and user.has_perm("wagtailadmin.access_admin")):
        return False
    if is_confined(user):
        return media_to_choose(type(media).objects.filter(pk=media.pk), request).exists()
    policy = policy_registry.get_by_type(type(media))
    return bool(policy.user_has_any_permission_for_instance(user, ACTIONS, media))
