"""Addresses of the alerts, below their own name in each language."""

from django.urls import include, path
from django.utils.translation import pgettext_lazy

from . import joining, leaving, managing

urlpatterns = [
    path("", joining.sign_up, name="alerts"),
    path(pgettext_lazy("address", "sent/"), joining.sent, name="alerts_sent"),
    path(
        pgettext_lazy("address", "confirm/"),
        include([path("<str:signed>/", joining.confirm, name="alerts_confirm")]),
    ),
    path(
        pgettext_lazy("address", "my-alerts/"),
        include([path("<str:signed>/", managing.manage, name="alerts_manage")]),
    ),
    path(
        pgettext_lazy("address", "my-data/"),
        include([path("<str:signed>/", managing.export, name="alerts_export")]),
    ),
    path(
        pgettext_lazy("address", "erase/"),
        include([path("<str:signed>/", managing.erase, name="alerts_erase")]),
    ),
    path(
        pgettext_lazy("address", "unsubscribe/"),
        include([path("<str:signed>/", leaving.unsubscribe, name="alerts_unsubscribe")]),
    ),
]
