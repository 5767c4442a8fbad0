from typing import Any, Self

from django import forms
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import PageManager
from wagtail.search import index

from editions.languages import active
from editions.paths import address
from editions.querysets import PublicationQuerySet

from .commitment import Commitment
from .subjects import institution_path
from .text import TextPublication
from .theme import Theme


class ReportQuerySet(PublicationQuerySet):
    def with_institution(self, language: str) -> Self:
        """Fetches each one's institution, and the path of its page where that is readable."""
        reports = self.select_related("institution")
        return reports.annotate(institution_path=institution_path("institution", language))


class InstitutionalReport(TextPublication):
    """What one institution reports, at a date, of its work on a mechanism's commitments."""

    institution = models.ForeignKey(
        "publications.Institution",
        on_delete=models.PROTECT,
        null=True,
        related_name="reports",
        verbose_name=_("institution"),
    )
    date = models.DateField(_("date"), null=True)
    references = models.CharField(
        _("paragraphs"),
        max_length=200,
        blank=True,
        help_text=_("Paragraph numbers as the report gives them, where no commitment is recorded for them."),
    )
    commitments = ParentalManyToManyField(
        Commitment, blank=True, related_name="reports", verbose_name=_("commitments")
    )
    themes = ParentalManyToManyField(Theme, blank=True, related_name="reports", verbose_name=_("themes"))

    objects = PageManager.from_queryset(ReportQuerySet)()

    template = "publications/institutional_report.html"
    shown_with = ("institution",)
    required_to_publish = (*TextPublication.required_to_publish, "institution", "date")
    content_panels = [
        FieldRowPanel([FieldPanel("institution"), FieldPanel("date")]),
        *TextPublication.text_panels,
        FieldPanel("commitments", widget=forms.CheckboxSelectMultiple),
        FieldPanel("references"),
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
    ]
    search_fields = [*TextPublication.search_fields, index.FilterField("date")]
    parent_page_types = ["publications.Mechanism"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("institutional report")
        verbose_name_plural = _("institutional reports")

    @property
    def institution_address(self) -> str | None:
        """Where its institution has a page in the active language; of those fetched `with_institution`."""
        return address(active(), self.institution_path)

    @classmethod
    def concerning(cls, mechanism_path: str, commitments_path: str, language: str) -> QuerySet:
        """Readable reports given in a mechanism, and those given elsewhere on the commitments below a path.

        With a row per report and commitment, as `matrix_of` wants them.
        """
        given = Q(path__startswith=mechanism_path) | Q(commitments__path__startswith=commitments_path)
        return cls.objects.readable(language).filter(given)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .institution_page import InstitutionPage

        language = active()
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context |= {
            "commitments": Commitment.objects.readable(language).filter(reports=self).order_by("path"),
            "others": InstitutionalReport.objects.readable(language)
            .filter(institution=self.institution_id)
            .exclude(pk=self.pk)
            .order_by("-date"),
            "institution_page": InstitutionPage.objects.readable(language)
            .filter(institution=self.institution_id)
            .first(),
            "themes": list(self.themes.all()),
        }
        return context
