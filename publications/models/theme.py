from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from .records import AddressedRecord, name_in_some_language, require_name_in_every_language


class Theme(index.Indexed, AddressedRecord):
    """A subject publications are filed under."""

    name = models.CharField(_("name"), max_length=120)

    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta(AddressedRecord.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name"]

    def __str__(self) -> str:
        return name_in_some_language(self)

    def clean(self) -> None:
        super().clean()
        require_name_in_every_language(self)
