"""Editions in the admin: Wagtail's views of a snippet, for those whose edition it is."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.snippets.views.snippets import RevisionsCompareView, SnippetViewSet

from .. import permissions
from ..desk.views import DeskPreview, DeskView
from ..languages import codes, is_language, localized
from ..models import BasePage, Edition
from .addresses import edition_url
from .panels import language_panels
from .withdrawing import WithdrawView


def edit(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """To where a publication is edited in a language: the page's form or the desk."""
    if not is_language(language):
        raise Http404
    page = get_object_or_404(BasePage, pk=page_id)
    if language == page.original_language:
        return redirect("wagtailadmin_pages:edit", page.pk)
    return redirect(edition_url(page.edition(language)))


class EditionCompareView(RevisionsCompareView):
    """Compares the language's fields, which an edition keeps as one value."""

    def get_edit_handler(self) -> Panel:
        model: Any = type(self.object.working_page)
        return language_panels(model, self.object.language)

    def _get_comparison(self, revision_a: Edition, revision_b: Edition) -> list[Any]:
        comparison: list[Any] = super()._get_comparison(revision_a.working_page, revision_b.working_page)
        return comparison


def within_reach(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Around every view of one edition: PermissionDenied for those whose it is not."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        pk = unquote(str(kwargs.get("pk", args[0] if args else "")))
        # Wagtail keeps whoever is not signed in out by itself, one level further up.
        if not pk.isdecimal() or not permissions.may_open(request.user, int(pk)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


class EditionViewSet(SnippetViewSet):
    model = Edition
    icon = "globe"
    menu_label = _("Editions")
    menu_order = 150
    add_to_admin_menu = False
    copy_view_enabled = False
    panels: list[Panel] = []
    edit_view_class = DeskView
    preview_on_edit_view_class = DeskPreview
    revisions_compare_view_class = EditionCompareView
    unpublish_view_class = WithdrawView
    edit_template_name = "editions/desk/desk.html"
    list_display = ["__str__", "language_name", "state_label", "latest_revision_date"]
    list_filter = ["language", "live"]
    list_per_page = 50
    search_backend_name = None
    search_fields = ["page__title", *(f"page__{localized('headline', code)}" for code in codes())]

    def get_urlpatterns(self) -> list[URLPattern]:
        patterns: list[URLPattern] = super().get_urlpatterns()
        for pattern in patterns:
            if "pk" in pattern.pattern.regex.groupindex:
                pattern.callback = within_reach(pattern.callback)
        return patterns

    def get_queryset(self, request: HttpRequest) -> Any:
        """Translations somebody has begun, of those that are the person's."""
        return (
            permissions.editions_for(request.user)
            .with_activity()
            .exclude(language=F("page__original_language"))
            .exclude(content={}, latest_revision=None)
            .select_related("page", "latest_revision")
            .order_by("-latest_revision__created_at")
        )
