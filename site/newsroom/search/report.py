"""What readers searched for and did not find, for those who write: a report in the admin."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from ..models import SearchTerm


class SearchTermFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    not_found = django_filters.BooleanFilter(
        label=_("Without a result"), field_name="times_without_result", method="without_result"
    )

    class Meta:
        model = SearchTerm
        fields: list[str] = []

    def without_result(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        return queryset.filter(**{f"{name}__gt": 0}) if value else queryset.filter(**{name: 0})


class MonthColumn(DateColumn):
    cell_template_name = "newsroom/reports/month_cell.html"


class SearchTermsView(ReportView):
    """By month, language and words; nothing of who searched is kept."""

    model = SearchTerm
    permission_policy = ModelPermissionPolicy(SearchTerm)
    permission_required = "view"
    page_title = _("What readers search for")
    header_icon = "search"
    is_searchable = True
    search_fields = ["text"]
    filterset_class = SearchTermFilterSet
    default_ordering = ["-month", "-times_without_result", "-times", "pk"]
    index_url_name = "search_terms"
    index_results_url_name = "search_terms_results"
    columns = [
        Column("text", label=_("Searched for"), sort_key="text"),
        Column("get_language_display", label=_("Language"), sort_key="language"),
        MonthColumn("month", label=_("Month"), sort_key="month"),
        NumberColumn("times", label=_("Times"), sort_key="times"),
        NumberColumn(
            "times_without_result", label=_("Times without a result"), sort_key="times_without_result"
        ),
    ]
    list_export = ["text", "language", "month", "times", "times_without_result"]
    export_headings = {
        "text": _("Searched for"),
        "language": _("Language"),
        "month": _("Month"),
        "times": _("Times"),
        "times_without_result": _("Times without a result"),
    }

    def get_base_queryset(self) -> QuerySet:
        return SearchTerm.objects.all()


class SearchTermsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(SearchTermsView.permission_policy.user_has_permission(request.user, "view"))


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    view = SearchTermsView.as_view
    return [
        path("reports/search-terms/", view(), name="search_terms"),
        path("reports/search-terms/results/", view(results_only=True), name="search_terms_results"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return SearchTermsMenuItem(
        _("Search terms"), reverse("search_terms"), name="search-terms", icon_name="search", order=1100
    )


@hooks.register("register_permissions")
def permissions() -> Any:
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(content_type__app_label="newsroom", codename="view_searchterm")
