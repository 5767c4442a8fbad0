from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from editions.admin.panels import in_each_language

from . import models


class InstitutionViewSet(SnippetViewSet):
    model = models.Institution
    icon = "site"
    list_display = [*(panel.field_name for panel in in_each_language("name", "acronym"))]
    panels = [*in_each_language("name", "acronym", "about"), FieldPanel("website")]


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
        *in_each_language("name"),
        FieldRowPanel([FieldPanel("iso2"), FieldPanel("iso3"), FieldPanel("m49")]),
    ]


@register_snippet
class RecordsGroup(SnippetViewSetGroup):
    """What publications refer to, in a menu of its own."""

    menu_label = _("Records")
    menu_icon = "folder-open-inverse"
    menu_order = 250
    items = (InstitutionViewSet, ContactViewSet, ThemeViewSet, CountryDataViewSet)
