from django.core.management import call_command
from django.db import models
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from . import renditions, statistics
from .models import Branding, MenuSection
from .search import report
from .subscribers import admin as subscribers
from .subscribers import report as deliveries

__all__ = ["MenuViewSet", "deliveries", "report", "subscribers"]


class MenuViewSet(SnippetViewSet):
    model = MenuSection
    icon = "list-ul"
    add_to_settings_menu = True
    menu_order = 200
    sort_order_field = "sort_order"
    list_display = ["__str__", "in_footer"]


register_snippet(MenuViewSet)


@hooks.register("each_minute")
def send_alerts() -> None:
    """What the queue's worker has not sent, and the mails of the day."""
    call_command("send_alerts")


@hooks.register("each_minute")
def make_renditions() -> None:
    renditions.make_some()


@hooks.register("each_minute")
def keep_statistics() -> None:
    statistics.keep()


@hooks.register("register_public_media")
def logo() -> list[models.ForeignKey]:
    """On every page, the front page of an empty newsroom included."""
    return [Branding._meta.get_field("logo")]
