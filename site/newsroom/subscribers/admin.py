"""Subscribers in the admin: seen, given their data, and erased by those who may; written by themselves alone."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from editions.permissions import require

from ..models import Subscriber
from .personal_data import held


class SubscriberPolicy(ModelPermissionPolicy):
    """What somebody chose, nobody changes for them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in ("add", "change") and bool(super().user_has_permission(user, action))


policy = SubscriberPolicy(Subscriber)
register_permission_policy(Subscriber, policy)


class SubscriberFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    frequency = django_filters.ChoiceFilter(label=_("How often"), choices=Subscriber.Frequency.choices)
    active = django_filters.BooleanFilter(label=_("Gets mails"), method="by_activity")

    class Meta:
        model = Subscriber
        fields: list[str] = []

    def by_activity(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        active = Subscriber.objects.active().values("pk")
        return queryset.filter(pk__in=active) if value else queryset.exclude(pk__in=active)


class SubscriberViewSet(SnippetViewSet):
    model = Subscriber
    icon = "mail"
    menu_label = _("Subscribers")
    add_to_admin_menu = True
    menu_order = 450
    copy_view_enabled = False
    inspect_view_enabled = True
    filterset_class = SubscriberFilterSet
    ordering = ["-created_at", "pk"]
    search_fields = ["address"]
    search_backend_name = None
    list_display = [
        "address",
        "get_language_display",
        "get_frequency_display",
        BooleanColumn("is_active", label=_("Gets mails")),
        DateColumn("confirmed_at", label=_("Confirmed")),
        "bounces",
    ]
    list_export = ["address", "language", "frequency", "created_at", "confirmed_at", "deactivated_at"]
    inspect_view_fields = [
        "address",
        "language",
        "frequency",
        "filters",
        "created_at",
        "confirmed_at",
        "bounces",
        "bounced_at",
        "deactivated_at",
    ]


register_snippet(SubscriberViewSet)


def export(request: HttpRequest, pk: int) -> HttpResponse:
    """What the person may ask for, other languages included."""
    require(policy.user_has_permission(request.user, "view"))
    subscriber = get_object_or_404(Subscriber, pk=pk)
    response = JsonResponse(
        held(subscriber.address), safe=False, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = f'attachment; filename="subscriber-{pk}.json"'
    return response


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [path("subscribers/<int:pk>/export/", export, name="subscriber_export")]


@hooks.register("register_snippet_listing_buttons")
def buttons(snippet: Any, user: Any, next_url: str | None = None) -> list[Button]:
    if not isinstance(snippet, Subscriber):
        return []
    address = reverse("subscriber_export", args=[snippet.pk])
    return [Button(_("Data as JSON"), url=address, icon_name="download", priority=40)]
