"""What pages of running text, and pages that list others, have in common."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from editions.admin.panels import in_each_language
from editions.languages import active, codes, localized
from editions.models import BasePage

from ..blocks import BODY_BLOCKS
from ..renditions import fetch_renditions, pictures_in


def searched_in_each_language(*names: str) -> list[index.SearchField]:
    return [index.SearchField(localized(name, code)) for name in names for code in codes()]


class TextPublication(BasePage):
    """A publication with a summary and a text."""

    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences, shown in lists and when shared.")
    )
    body = StreamField(BODY_BLOCKS, verbose_name=_("text"))

    required_to_publish = (*BasePage.required_to_publish, "body")
    text_panels = in_each_language("summary", "body")
    content_panels = text_panels
    search_fields = BasePage.search_fields + searched_in_each_language("summary", "body")

    class Meta:
        abstract = True

    def shown_pictures(self) -> list[Any]:
        return pictures_in(self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        fetch_renditions(self.shown_pictures())
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context


class ListingPage(BasePage):
    """A page whose matter is the publications below it."""

    summary = models.TextField(_("summary"), blank=True, help_text=_("A sentence or two above the list."))

    content_panels = in_each_language("summary")
    search_fields = BasePage.search_fields + searched_in_each_language("summary")

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["listed"] = self.listed(request, active())
        return context

    def listed(self, request: HttpRequest, language: str) -> Any:
        """What the page lists to readers of one language."""
        return BasePage.objects.child_of(self).readable(language).specific()
