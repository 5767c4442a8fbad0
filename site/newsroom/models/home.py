from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from editions.languages import localized
from publications.models import Country, Mechanism, NewsRelease, Strategy
from publications.models.text import ListingPage
from publications.paging import newest
from publications.pictures import releases_per_month


class HomePage(ListingPage):
    """The front page: what is new, and the ways into everything else."""

    LATEST = 7

    template = "newsroom/home.html"
    max_count = 1
    parent_page_types = ["editions.BasePage"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def listed(self, request: HttpRequest, language: str) -> dict[str, Any]:
        by_name = localized("headline", language)
        releases = NewsRelease.objects.readable(language)
        return {
            "releases": list(
                newest(releases.select_related("image").with_corrections(language), self.LATEST)
            ),
            "monthly": releases_per_month(language),
            "mechanisms": Mechanism.objects.readable(language).order_by(by_name),
            "strategy": Strategy.objects.readable(language).order_by("-start", "pk").first(),
            "countries": Country.objects.readable(language).order_by(by_name),
        }
