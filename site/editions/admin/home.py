"""What the admin's first page says of editions."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from ..board.next_work import next_work
from ..models import Edition


class NextWorkPanel(Component):
    """ "Your next work", for whoever works with an edition in any language; before Wagtail's own panels."""

    name = "next_work"
    order = 150
    template_name = "editions/board/next_work.html"

    class Media:
        css = {"all": ["editions/board.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        if not policy_registry.get_by_type(Edition).user_has_permission(user, "view"):
            return {"is_shown": False}
        return {"is_shown": True, "works": next_work(user)}
