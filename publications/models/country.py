from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from editions.admin.chosen_panel import ChosenPanel
from editions.languages import active, localized

from ..contacts import grouped
from ..paging import newest
from ..pictures import Place, map_of, releases_per_month
from .contact import Contact
from .references import ContactReference
from .text import ListingPage, TextPublication


class CountriesIndex(ListingPage):
    """The countries the office works in."""

    template = "publications/countries_index.html"
    max_count = 1
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["publications.Country"]

    class Meta:
        verbose_name = _("list of countries")
        verbose_name_plural = _("lists of countries")

    def listed(self, request: HttpRequest, language: str) -> QuerySet:
        countries = Country.objects.child_of(self).readable(language).select_related("data")
        return countries.order_by(localized("headline", language))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        countries = [country for country in context["listed"] if country.data]
        context["map"] = map_of(
            Place(country.data.iso3, country.data.name, address=country.address(active()))
            for country in countries
        )
        return context


class Country(TextPublication):
    """A country's page: the office's work there and what was published about it."""

    data = models.OneToOneField(
        "publications.CountryData",
        on_delete=models.PROTECT,
        null=True,
        related_name="page",
        verbose_name=_("country"),
        error_messages={"unique": _("This country has a page already.")},
    )

    template = "publications/country.html"
    shown_with = ("data",)
    required_to_publish = (*TextPublication.required_to_publish, "data")
    content_panels = [
        FieldPanel("data"),
        *TextPublication.text_panels,
        ChosenPanel(
            "country_contacts", chooser_field_name="contact", label=_("contact"), heading=_("Contacts")
        ),
    ]
    parent_page_types = ["publications.CountriesIndex"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = ["data"]

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..facets import Facet
        from ..facets.releases import COUNTRY, having
        from .mechanism import Mechanism
        from .news import LINE

        language = active()
        contacts = Contact.objects.filter(countrycontact__page=self).select_related("institution")
        about: dict[Facet, str] = {COUNTRY: str(self.data_id)}
        releases = having(about, language).with_corrections(language).as_listed(language, *LINE)
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context |= {
            "releases": newest(releases, 10),
            "monthly": releases_per_month(language, about),
            "mechanisms": Mechanism.objects.readable(language)
            .filter(members__country=self.data_id)
            .order_by(localized("headline", language)),
            "contact_groups": grouped(contacts.order_by("countrycontact__sort_order")),
        }
        return context


class CountryContact(ContactReference):
    page = ParentalKey(Country, on_delete=models.CASCADE, related_name="country_contacts")
