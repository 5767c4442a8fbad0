from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from .records import name_in_some_language, require_name_in_every_language


class Theme(index.Indexed, models.Model):
    """A subject publications are filed under."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=80, help_text=_("As it stands in addresses of lists."))

    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name"]

    def __str__(self) -> str:
        return name_in_some_language(self)

    def clean(self) -> None:
        super().clean()
        require_name_in_every_language(self)
