"""Wagtail's page views where a publication differs: choosing its original language, its states in lists."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.viewsets.pages import PageViewSet

from ..board.language_state import LanguageStateFilter
from ..bundles.lock import in_a_locked_bundle
from ..languages import is_language
from ..models import BasePage, Edition
from .columns import editions_column


class CreatePublicationView(CreateView):
    """Written in the language asked for, and no draft of it live for a moment."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self._prepare(request.GET.get("original_language", ""))
        return super().get(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        self._prepare(request.POST.get("original_language", ""))
        return super().post(request)

    def _prepare(self, language: str) -> None:
        if is_language(language):
            self.page.original_language = language
        # Wagtail adds the row before it publishes; until then nobody may read it.
        self.page.live = False


def _with_editions(columns: list[Any]) -> list[Any]:
    """The editions' states in the place of the one state Wagtail knows."""
    return [editions_column if column.name == "status" else column for column in columns]


def _with_states(pages: Any) -> Any:
    editions = Prefetch("editions", Edition.objects.with_activity())
    return pages.prefetch_related(editions).annotate(is_bundled=in_a_locked_bundle())


class PublicationFilterSet(GenericPageFilterSet):
    language_state = LanguageStateFilter()


class PublicationIndexView(ExplorableIndexView):
    base_columns = _with_editions(ExplorableIndexView.base_columns)

    def annotate_queryset(self, pages: Any) -> Any:
        return _with_states(super().annotate_queryset(pages))


class PublicationSearchView(SearchView):
    base_columns = _with_editions(SearchView.base_columns)

    def annotate_queryset(self, pages: Any) -> Any:
        return _with_states(super().annotate_queryset(pages))


class PublicationViewSet(PageViewSet):
    model = BasePage
    add_view_class = CreatePublicationView
    index_view_class = PublicationIndexView
    search_view_class = PublicationSearchView
    filterset_class = PublicationFilterSet
