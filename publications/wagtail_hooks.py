from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from editions.admin.panels import in_each_language
from editions.models import BasePage

from . import models
from .terms import acronyms
from .text_import import views

hooks.register("register_edition_terms", acronyms)


class InstitutionViewSet(SnippetViewSet):
    model = models.Institution
    icon = "site"
    list_display = [*(panel.field_name for panel in in_each_language("name", "acronym"))]
    panels = [*in_each_language("name", "acronym", "about", "slug"), FieldPanel("website")]


class ContactViewSet(SnippetViewSet):
    model = models.Contact
    icon = "mail"
    list_display = [*(panel.field_name for panel in in_each_language("name", "place")), "email", "phone"]
    list_filter = ["institution"]
    panels = [
        *in_each_language("name", "role", "place"),
        FieldPanel("institution"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        FieldPanel("speaks"),
    ]


class ThemeViewSet(SnippetViewSet):
    model = models.Theme
    icon = "tag"
    list_display = [*(panel.field_name for panel in in_each_language("name"))]
    panels = in_each_language("name", "slug")


class CountryDataViewSet(SnippetViewSet):
    model = models.CountryData
    icon = "globe"
    list_display = [*(panel.field_name for panel in in_each_language("name")), "iso2", "iso3", "m49"]
    list_per_page = 50
    panels = [
        *in_each_language("name", "slug"),
        FieldRowPanel([FieldPanel("iso2"), FieldPanel("iso3"), FieldPanel("m49")]),
    ]


@register_snippet
class RecordsGroup(SnippetViewSetGroup):
    """What publications refer to, in a menu of its own."""

    menu_label = _("Records")
    menu_icon = "folder-open-inverse"
    menu_order = 250
    items = (InstitutionViewSet, ContactViewSet, ThemeViewSet, CountryDataViewSet)


class ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(BasePage)
        return bool(policy.user_has_permission(request.user, "add"))


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    return ImportMenuItem(_("Import a text"), reverse("text_import:paste"), icon_name="upload", order=260)


@hooks.register("register_admin_urls")
def import_urls() -> list[URLResolver]:
    patterns = [path("", views.paste, name="paste"), path("save/", views.save, name="save")]
    return [path("import-text/", include((patterns, "text_import")))]


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("publications/admin.css"))
