from django.db import models
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Branding, MenuSection
from .search import report

__all__ = ["MenuViewSet", "report"]


class MenuViewSet(SnippetViewSet):
    model = MenuSection
    icon = "list-ul"
    add_to_settings_menu = True
    menu_order = 200
    sort_order_field = "sort_order"
    list_display = ["__str__", "in_footer"]


register_snippet(MenuViewSet)


@hooks.register("register_public_media")
def logo() -> list[models.ForeignKey]:
    """On every page, the front page of an empty newsroom included."""
    return [Branding._meta.get_field("logo")]
