from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from editions.languages import localized
from editions.models import BasePage
from editions.prepared import Prepared
from publications.models import Country, Mechanism, NewsRelease, Strategy
from publications.models.news import LINE
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
        return {
            "releases": list(RELEASES.objects(language)),
            "monthly": releases_per_month(language),
            "mechanisms": list(MECHANISMS.objects(language)),
            "strategy": next(STRATEGIES.objects(language), None),
            "countries": list(COUNTRIES.objects(language)),
        }


def _latest(language: str) -> QuerySet:
    releases = NewsRelease.objects.readable(language).with_corrections(language)
    return newest(releases.as_listed(language, *LINE), HomePage.LATEST)


def _newest_strategy(language: str) -> QuerySet:
    strategies = Strategy.objects.readable(language).order_by("-start", "pk")
    return strategies.as_listed(language, "headline", "summary")[:1]


def _by_name(model: type[BasePage], language: str) -> QuerySet:
    return (
        model.objects.readable(language)
        .as_listed(language, "headline")
        .order_by(localized("headline", language))
    )


RELEASES, STRATEGIES = Prepared(_latest), Prepared(_newest_strategy)
MECHANISMS, COUNTRIES = Prepared(partial(_by_name, Mechanism)), Prepared(partial(_by_name, Country))
