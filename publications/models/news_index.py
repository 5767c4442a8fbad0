from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from editions.languages import active

from ..pictures import releases_per_month
from .text import ListingPage

if TYPE_CHECKING:
    from ..news_list import NewsList


class NewsIndex(ListingPage):
    """Everything the newsroom has released, newest first."""

    template = "publications/news_index.html"
    max_count = 1
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["publications.NewsRelease"]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def listed(self, request: HttpRequest, language: str) -> "NewsList":
        from ..news_list import NewsList

        return NewsList(self, request.GET, language)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["alternates"] = context["listed"].alternates
        context["monthly"] = releases_per_month(active(), context["listed"].selection.keys)
        return context
