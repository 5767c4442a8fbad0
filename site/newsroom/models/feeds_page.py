from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from editions.languages import localized
from editions.models import BasePage
from publications.facets import Options, Selection
from publications.facets.releases import FACETS, YEAR, options
from publications.models import Mechanism, MechanismsIndex, NewsIndex, ResourcesIndex
from publications.models.text import ListingPage


@dataclass(frozen=True)
class Feed:
    """The same list in two formats; `query_string` narrows it."""

    name: str
    address: str
    query_string: str = ""

    @property
    def rss(self) -> str:
        return f"{self.address}rss.xml{self.query_string}"

    @property
    def atom(self) -> str:
        return f"{self.address}atom.xml{self.query_string}"


@dataclass(frozen=True)
class Calendar:
    name: str
    page_address: str

    @property
    def address(self) -> str:
        return f"{self.page_address}calendar.ics"


@dataclass(frozen=True)
class FeedGroup:
    title: str
    feeds: list[Feed]


@dataclass(frozen=True)
class Subscriptions:
    feeds: list[FeedGroup]
    calendars: list[Calendar]


class FeedsPage(ListingPage):
    """What can be subscribed to in the reader's language, and how that is done."""

    template = "newsroom/feeds_page.html"
    max_count = 1
    parent_page_types = ["newsroom.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("list of feeds")
        verbose_name_plural = _("lists of feeds")

    def listed(self, request: HttpRequest, language: str) -> Subscriptions:
        """Three queries, however much is published."""
        pages = (
            BasePage.objects.readable(language)
            .type(NewsIndex, ResourcesIndex, MechanismsIndex, Mechanism)
            .order_by(localized("headline", language))
        )
        by_type: dict[type, list[BasePage]] = {}
        for page in pages:
            by_type.setdefault(page.specific_class, []).append(page)
        indexes = [*by_type.get(NewsIndex, []), *by_type.get(ResourcesIndex, [])]
        groups = [
            FeedGroup(gettext("Everything"), [Feed(page.headline, page.url) for page in indexes]),
            *(group for news in by_type.get(NewsIndex, []) for group in _narrowings(news.url, language)),
        ]
        with_meetings = [*by_type.get(MechanismsIndex, []), *by_type.get(Mechanism, [])]
        return Subscriptions(
            [group for group in groups if group.feeds],
            [Calendar(page.headline, page.url) for page in with_meetings],
        )


def _narrowings(news: str, language: str) -> Iterable[FeedGroup]:
    """The news by everything it can be narrowed to but years, which bring nothing new."""
    offered: list[Options] = options(Selection(FACETS, language))
    for facet_options in offered:
        if facet_options.facet != YEAR:
            feeds = [
                Feed(capfirst(option.label), news, option.query_string)
                for option in sorted(facet_options.options, key=lambda option: option.label.casefold())
            ]
            yield FeedGroup(str(facet_options.facet.title), feeds)
