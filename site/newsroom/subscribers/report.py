"""What did not reach a subscriber, or may not have: a report in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from ..models import Delivery

NOT_DELIVERED = (Delivery.State.FAILED, Delivery.State.INTERRUPTED, Delivery.State.EXPIRED)


class DeliveryFilterSet(WagtailFilterSet):
    class Meta:
        model = Delivery
        fields = ["state"]


class NotDeliveredView(ReportView):
    model = Delivery
    permission_policy = ModelPermissionPolicy(Delivery)
    permission_required = "view"
    page_title = _("Alerts not delivered")
    header_icon = "mail"
    filterset_class = DeliveryFilterSet
    default_ordering = ["-created_at", "pk"]
    index_url_name = "alerts_not_delivered"
    index_results_url_name = "alerts_not_delivered_results"
    columns = [
        Column("subscriber", label=_("Subscriber")),
        Column("release", label=_("Release")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("created_at", label=_("Since"), sort_key="created_at"),
        Column("attempts", label=_("Attempts"), sort_key="attempts"),
        Column("error", label=_("What the mail server said")),
    ]
    list_export = ["subscriber", "release", "state", "created_at", "attempts", "error"]

    def get_base_queryset(self) -> QuerySet:
        deliveries = Delivery.objects.filter(state__in=NOT_DELIVERED)
        return deliveries.select_related("subscriber", "release")


class NotDeliveredMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(NotDeliveredView.permission_policy.user_has_permission(request.user, "view"))


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    view = NotDeliveredView.as_view
    return [
        path("reports/alerts/", view(), name="alerts_not_delivered"),
        path("reports/alerts/results/", view(results_only=True), name="alerts_not_delivered_results"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return NotDeliveredMenuItem(
        _("Alerts not delivered"),
        reverse("alerts_not_delivered"),
        name="alerts-not-delivered",
        icon_name="mail",
        order=1200,
    )


@hooks.register("register_permissions")
def permissions() -> Any:
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(
        content_type__app_label="newsroom", codename__in=["view_delivery", "view_subscriber"]
    )
