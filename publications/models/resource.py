from typing import Any

from django import forms
from django.db import models
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from editions.admin.chosen_panel import ChosenPanel
from editions.admin.panels import in_each_language
from editions.languages import active
from editions.prepared import Prepared

from ..blocks import FILE_BLOCKS
from .country_data import CountryData
from .institution import Institution
from .references import CountryReference, InstitutionReference
from .subjects import THIS, all_of, countries_named, gather, institutions_named, themes_named
from .text import ListingPage, TextPublication
from .theme import Theme


class ResourcesIndex(ListingPage):
    """Reports, series and data to use."""

    template = "publications/resources_index.html"
    max_count = 1
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["publications.Resource"]

    class Meta:
        verbose_name = _("list of resources")
        verbose_name_plural = _("lists of resources")

    def listed(self, request: HttpRequest, language: str) -> QuerySet:
        return Resource.objects.child_of(self).readable(language).order_by("-date")


class Resource(TextPublication):
    """A report, series or data set, with its files in each language."""

    class Kind(models.TextChoices):
        REPORT = "report", _("report")
        SERIES = "series", _("series")
        DATA_SET = "data_set", _("data set")
        GUIDE = "guide", _("guide")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.REPORT)
    date = models.DateField(_("date"), null=True)
    files = StreamField(FILE_BLOCKS, blank=True, verbose_name=_("files"))
    themes = ParentalManyToManyField(Theme, blank=True, related_name="resources", verbose_name=_("themes"))

    template = "publications/resource.html"
    required_to_publish = (*TextPublication.required_to_publish, "date")
    content_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        *TextPublication.text_panels,
        *in_each_language("files"),
        ChosenPanel(
            "resource_institutions",
            chooser_field_name="institution",
            label=_("institution"),
            heading=_("Institutions"),
        ),
        ChosenPanel(
            "resource_countries", chooser_field_name="country", label=_("country"), heading=_("Countries")
        ),
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
    ]
    search_fields = [*TextPublication.search_fields, index.FilterField("kind"), index.FilterField("date")]
    parent_page_types = ["publications.ResourcesIndex"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["subjects"] = gather(SUBJECTS, self.pk, active())
        return context


def _subjects(language: str) -> QuerySet:
    return all_of(
        countries_named(CountryData.objects.filter(resourcecountry__resource=THIS), language),
        themes_named(Theme.objects.filter(resources=THIS), language),
        institutions_named(
            Institution.objects.filter(resourceinstitution__resource=THIS),
            language,
            order=F("resourceinstitution__sort_order"),
        ),
    )


SUBJECTS = Prepared(_subjects)


class ResourceCountry(CountryReference):
    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="resource_countries")


class ResourceInstitution(InstitutionReference):
    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="resource_institutions")
