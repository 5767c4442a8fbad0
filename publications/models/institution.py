from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.search import index


class Institution(index.Indexed, models.Model):
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

    search_fields = [
        index.AutocompleteField("name"),
        index.SearchField("name"),
        index.SearchField("acronym"),
    ]

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name or ""

    @property
    def short_name(self) -> str:
        return self.acronym or self.name
