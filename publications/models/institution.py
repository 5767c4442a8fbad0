from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.search import index

from .records import AddressedRecord, name_in_some_language, require_name_in_every_language


class Institution(index.Indexed, AddressedRecord):
    """An organisation that issues releases, reports on commitments or has press desks."""

    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(
        _("acronym"), max_length=20, blank=True, help_text=_("As it is used in this language: IOM, OIM.")
    )
    about = RichTextField(
        _("about"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("The paragraph that closes its releases (boilerplate)."),
    )
    website = models.URLField(_("website"), blank=True)

    slug_sources = ("acronym", "name")

    search_fields = [
        index.AutocompleteField("name"),
        index.SearchField("name"),
        index.SearchField("acronym"),
    ]

    class Meta(AddressedRecord.Meta):
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["name"]

    def __str__(self) -> str:
        name = name_in_some_language(self)
        return f"{name} ({self.acronym})" if self.acronym else name

    def clean(self) -> None:
        super().clean()
        require_name_in_every_language(self)

    @property
    def short_name(self) -> str:
        return self.acronym or self.name
