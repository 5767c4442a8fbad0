from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from editions.models import BasePage
from publications.models.text import ListingPage


class Section(ListingPage):
    """A part of the site with pages of its own: “Who we are”."""

    template = "newsroom/section.html"
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.CorrectionsPage", "newsroom.StandardPage", "publications.Strategy"]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def listed(self, request: HttpRequest, language: str) -> QuerySet:
        return BasePage.objects.child_of(self).readable(language).order_by("path").specific()
