from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from .records import AddressedRecord


class CountryData(index.Indexed, AddressedRecord):
    """A State, with the short name the United Nations use for it in each language.

    Names come from publications/data/countries.csv, a table reviewed by hand: libraries take
    sides where the United Nations do not.
    """

    iso2 = models.CharField(
        _("ISO 3166-1 alpha-2"), max_length=2, unique=True, validators=[RegexValidator(r"^[A-Z]{2}$")]
    )
    iso3 = models.CharField(
        _("ISO 3166-1 alpha-3"), max_length=3, unique=True, validators=[RegexValidator(r"^[A-Z]{3}$")]
    )
    m49 = models.CharField(
        _("UN M49 code"), max_length=3, unique=True, validators=[RegexValidator(r"^\d{3}$")]
    )
    name = models.CharField(_("UN short name"), max_length=120)

    search_fields = [
        index.AutocompleteField("name"),
        index.SearchField("name"),
        index.SearchField("iso3"),
    ]

    class Meta(AddressedRecord.Meta):
        verbose_name = _("country data")
        verbose_name_plural = _("country data")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name or self.iso3
