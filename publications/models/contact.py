from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from .records import name_in_some_language, require_name_in_every_language


class Contact(index.Indexed, models.Model):
    """Somebody the press can reach: a person or a desk, at a place, for an institution."""

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    place = models.CharField(
        _("place"), max_length=120, help_text=_("Contacts are grouped by it: “Panama City”.")
    )
    institution = models.ForeignKey(
        "publications.Institution",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("institution"),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    speaks = models.CharField(
        _("languages spoken"), max_length=60, blank=True, help_text=_("Language codes separated by commas.")
    )

    search_fields = [
        index.AutocompleteField("name"),
        index.SearchField("name"),
        index.SearchField("place"),
        index.SearchField("email"),
    ]

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["place", "name"]

    def __str__(self) -> str:
        return ", ".join(part for part in (name_in_some_language(self), self.place) if part)

    def clean(self) -> None:
        super().clean()
        require_name_in_every_language(self)
        if not (self.email or self.phone):
            raise ValidationError(gettext("Give an e-mail address or a phone number."))
