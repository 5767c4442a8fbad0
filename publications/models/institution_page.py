from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from editions.languages import codes, localized

from ..contacts import grouped
from ..paging import newest
from .commitment import Commitment
from .contact import Contact
from .mechanism import Mechanism
from .news import LINE
from .news_index import NewsIndex
from .report import InstitutionalReport
from .resource import Resource
from .text import ListingPage


class InstitutionsIndex(ListingPage):
    """The institutions the office works and publishes with."""

    template = "publications/institutions_index.html"
    max_count = 1
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["publications.InstitutionPage"]

    class Meta:
        verbose_name = _("list of institutions")
        verbose_name_plural = _("lists of institutions")

    def listed(self, request: HttpRequest, language: str) -> QuerySet:
        pages = InstitutionPage.objects.child_of(self).readable(language)
        return pages.select_related("institution").order_by(localized("headline", language))


class InstitutionPage(ListingPage):
    """An institution's page: what it is, what it issued, and what it reports on which commitment."""

    LATEST = 10

    institution = models.OneToOneField(
        "publications.Institution",
        on_delete=models.PROTECT,
        null=True,
        related_name="page",
        verbose_name=_("institution"),
        help_text=_("Its website and the paragraph about it are kept with its record."),
        error_messages={"unique": _("This institution has a page already.")},
    )

    template = "publications/institution_page.html"
    shown_with = ("institution",)
    required_to_publish = (*ListingPage.required_to_publish, "institution")
    content_panels = [FieldPanel("institution"), *ListingPage.content_panels]
    parent_page_types = ["publications.InstitutionsIndex"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = ["institution"]

    class Meta:
        verbose_name = _("institution’s page")
        verbose_name_plural = _("institutions’ pages")

    def listed(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """What readers of one language find of it here: at most seven queries, however much it is."""
        from ..facets.releases import INSTITUTION, having

        own = self.institution_id or 0
        releases = having({INSTITUTION: str(own)}, language).with_corrections(language)
        resources = Resource.objects.readable(language).filter(resource_institutions__institution=own)
        contacts = Contact.objects.filter(institution=own).order_by(
            localized("place", language), localized("name", language)
        )
        latest = list(newest(releases.as_listed(language, *LINE), self.LATEST))
        return {
            "releases": latest,
            "all_releases": self.list_of_releases(language) if len(latest) == self.LATEST else None,
            "reports": reports_by_mechanism(own, language),
            "resources": resources.order_by("-date", "-pk"),
            "contact_groups": grouped(contacts),
        }

    def list_of_releases(self, language: str) -> str | None:
        """The address of the news list narrowed to it, where that is readable."""
        from ..facets import Choice, Selection
        from ..facets.releases import FACETS, INSTITUTION

        slugs = {code: getattr(self.institution, localized("slug", code)) for code in codes()}
        index = NewsIndex.objects.readable(language).first()
        if index is None or not slugs[language]:
            return None
        choice = Choice(INSTITUTION, str(self.institution_id), self.headline, slugs)
        return f"{index.address(language)}{Selection(FACETS, language, (choice,)).query_string()}"


@dataclass
class MechanismReports:
    """What one institution reports in one mechanism; without the mechanism where that is not readable."""

    mechanism: Mechanism | None
    reports: list[InstitutionalReport] = field(default_factory=list)


def reports_by_mechanism(institution: int, language: str) -> list[MechanismReports]:
    """Newest reports first, each with the commitments it is about as `about`: three queries."""
    found = InstitutionalReport.objects.readable(language).filter(institution=institution)
    reports = list(found.order_by("-date", "-pk"))
    _note_commitments(reports, language)
    places = {report.path[: -report.steplen] for report in reports}
    mechanisms = Mechanism.objects.readable(language).filter(path__in=places)
    groups = {
        mechanism.path: MechanismReports(mechanism)
        for mechanism in mechanisms.order_by(localized("headline", language))
    }
    elsewhere = MechanismReports(None)
    for report in reports:
        groups.get(report.path[: -report.steplen], elsewhere).reports.append(report)
    return [group for group in (*groups.values(), elsewhere) if group.reports]


def _note_commitments(reports: Iterable[InstitutionalReport], language: str) -> None:
    by_pk = {report.pk: report for report in reports}
    for report in by_pk.values():
        report.about = []
    commitments = Commitment.objects.readable(language).filter(reports__in=by_pk)
    for commitment in commitments.annotate(report=F("reports")).order_by("path"):
        by_pk[commitment.report].about.append(commitment)
