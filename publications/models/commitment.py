from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel

from editions.languages import active

from .text import TextPublication
from .theme import Theme


class Commitment(TextPublication):
    """A numbered paragraph of a meeting's outcome, which institutions report on."""

    number = models.CharField(
        _("paragraph"), max_length=20, help_text=_("Its number in the outcome document: “17”, “4 (b)”.")
    )
    themes = ParentalManyToManyField(Theme, blank=True, related_name="commitments", verbose_name=_("themes"))

    template = "publications/commitment.html"
    content_panels = [
        FieldPanel("number"),
        *TextPublication.text_panels,
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
    ]
    parent_page_types = ["publications.Meeting"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .report import InstitutionalReport

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context |= {
            "reports": InstitutionalReport.objects.readable(active())
            .filter(commitments=self)
            .with_institution(active())
            .order_by("-date"),
            "themes": list(self.themes.all()),
        }
        return context
