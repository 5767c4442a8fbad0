from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from editions.admin.panels import in_each_language
from editions.languages import codes, localized


class MenuTarget(models.Model):
    """Where a line of the menu leads: a page of this site, or another site.

    In a language without a label, or whose page cannot be read in it, the line is absent.
    """

    label = models.CharField(_("label"), max_length=80, blank=True)
    page = models.ForeignKey(
        "editions.BasePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
    )
    url = models.URLField(_("address of another site"), blank=True)

    target_panels = [*in_each_language("label"), FieldPanel("page"), *in_each_language("url")]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return next((label for code in codes() if (label := getattr(self, localized("label", code)))), "")

    def clean(self) -> None:
        super().clean()
        leads_outside = any(getattr(self, localized("url", code)) for code in codes())
        if self.page_id and leads_outside:
            raise ValidationError({"page": gettext("Choose a page or another site, not both.")})
        if not str(self):
            raise ValidationError(gettext("Give it a label in at least one language."))


class MenuSection(MenuTarget, ClusterableModel):
    """A section of the main menu, with a text shown when it is opened and the entries in it.

    At the foot of the page its entries stand open under its label.
    """

    text = models.TextField(
        _("text"), blank=True, help_text=_("A sentence or two shown when the section is opened.")
    )
    in_footer = models.BooleanField(
        _("at the foot of the page"),
        default=False,
        help_text=_("Shown at the foot of every page instead of in the main menu, without its text."),
    )
    sort_order = models.IntegerField(_("position"), null=True, blank=True, editable=False)

    panels = [
        MultiFieldPanel(MenuTarget.target_panels, heading=_("Section")),
        *in_each_language("text"),
        FieldPanel("in_footer"),
        InlinePanel("entries", label=_("entry"), heading=_("Entries")),
    ]

    class Meta:
        verbose_name = _("menu section")
        verbose_name_plural = _("menu")
        ordering = ["sort_order", "pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.sort_order is None:
            last = MenuSection.objects.aggregate(last=models.Max("sort_order"))["last"]
            self.sort_order = 0 if last is None else last + 1
        super().save(*args, **kwargs)


class MenuEntry(MenuTarget, Orderable):
    section = ParentalKey(MenuSection, on_delete=models.CASCADE, related_name="entries")

    panels = MenuTarget.target_panels

    class Meta(Orderable.Meta):
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
