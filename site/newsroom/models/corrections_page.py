from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from editions.languages import active
from publications.models.text import TextPublication


class CorrectionsPage(TextPublication):
    """How the newsroom corrects what it published, and every correction it made."""

    template = "newsroom/corrections_page.html"
    max_count = 1
    parent_page_types = ["newsroom.HomePage", "newsroom.Section"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("corrections page")
        verbose_name_plural = _("corrections pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..corrections_list import CorrectionsList

        context = super().get_context(request, *args, **kwargs)
        context["corrections"] = CorrectionsList(request.GET, active())
        return context
