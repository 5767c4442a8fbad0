from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from editions.admin.panels import in_each_language
from editions.languages import active

from ..blocks import BODY_BLOCKS, FILE_BLOCKS
from ..pictures import matrix_of
from .text import TextPublication
from .theme import Theme


class Meeting(TextPublication):
    """A meeting of a mechanism; its text says what was decided."""

    number = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("As the mechanism counts: “XXII”.")
    )
    date = models.DateField(_("date"), null=True)
    end_date = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("For meetings of several days.")
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    host = models.ForeignKey(
        "publications.CountryData",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("host"),
    )
    # What was decided is not known when a meeting is announced.
    body = StreamField(BODY_BLOCKS, blank=True, verbose_name=_("outcome"))
    documents = StreamField(FILE_BLOCKS, blank=True, verbose_name=_("outcome documents"))
    themes = ParentalManyToManyField(Theme, blank=True, related_name="meetings", verbose_name=_("themes"))

    template = "publications/meeting.html"
    shown_with = ("host",)
    required_to_publish = ("headline", "date")
    content_panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("date"), FieldPanel("end_date")]),
        *in_each_language("place"),
        FieldPanel("host"),
        *TextPublication.text_panels,
        *in_each_language("documents"),
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
    ]
    search_fields = [*TextPublication.search_fields, index.FilterField("date")]
    parent_page_types = ["publications.Mechanism"]
    subpage_types = ["publications.Commitment"]

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def clean(self) -> None:
        super().clean()
        if self.date and self.end_date and self.end_date < self.date:
            raise ValidationError({"end_date": gettext("The last day is before the first.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .commitment import Commitment
        from .report import InstitutionalReport

        language = active()
        commitments = list(Commitment.objects.child_of(self).readable(language).order_by("path"))
        mechanism_path = self.path[: -self.steplen]
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context |= {
            "commitments": commitments,
            "matrix": matrix_of(
                commitments,
                [self],
                InstitutionalReport.concerning(mechanism_path, self.path, language),
                language,
            ),
            "themes": list(self.themes.all()),
        }
        return context
