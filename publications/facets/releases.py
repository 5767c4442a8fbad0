"""Facets of news releases: chosen by an address, counted in one query."""

from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, ExtractYear
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import CountryData, Institution, Mechanism, NewsRelease, Theme
from .facet import CodeFacet, Facet, PublicationFacet, RecordFacet, with_keys
from .selection import Options, Selection, offered

KIND = CodeFacet(
    "kind",
    _("Kind"),
    pgettext_lazy("address", "kind"),
    F("kind"),
    label_of=lambda key: NewsRelease.Kind(key).label,
    keys=lambda: NewsRelease.Kind.values,
)
COUNTRY = RecordFacet(
    "country",
    _("Country"),
    pgettext_lazy("address", "country"),
    F("release_countries__country"),
    model=CountryData,
)
THEME = RecordFacet("theme", _("Theme"), pgettext_lazy("address", "theme"), F("themes"), model=Theme)
MECHANISM = PublicationFacet(
    "mechanism",
    _("Regional mechanism"),
    pgettext_lazy("address", "mechanism"),
    F("mechanisms"),
    model=Mechanism,
)
INSTITUTION = RecordFacet(
    "institution",
    _("Institution"),
    pgettext_lazy("address", "institution"),
    F("release_institutions__institution"),
    model=Institution,
)
YEAR = CodeFacet(
    "year", _("Year"), pgettext_lazy("address", "year"), ExtractYear("date"), is_newest_first=True
)
FACETS: tuple[Facet, ...] = (KIND, COUNTRY, THEME, MECHANISM, INSTITUTION, YEAR)


def selected(parameters: QueryDict, language: str) -> Selection:
    """What an address of the news list chooses. Raises Http404 for a value that there is not."""
    return Selection.of(parameters, language, FACETS)


def narrowed(releases: QuerySet, selection: Selection) -> QuerySet:
    """Those of `releases` that have every chosen value."""
    for choice in selection.choices:
        # A subquery, so that no release is there twice.
        having = NewsRelease.objects.alias(value=choice.facet.path).filter(value=choice.key)
        releases = releases.filter(Q(pk__in=having.order_by().values("pk")))
    return releases


def options(releases: QuerySet, selection: Selection, language: str) -> list[Options]:
    """What can be chosen beside `selection` among readable `releases`, each with its number. Two queries.

    A facet is counted without its own choice, so that another of its values can be taken instead.
    """
    counts = _counts(releases, selection)
    return offered(selection, counts, with_keys(counts, language))


def _counts(releases: QuerySet, selection: Selection) -> dict[Facet, dict[str, int]]:
    first, *others = (_counted(narrowed(releases, selection.without(facet)), facet) for facet in FACETS)
    counts: dict[Facet, dict[str, int]] = {facet: {} for facet in FACETS}
    by_name = {facet.name: facet for facet in FACETS}
    for name, key, number in first.union(*others, all=True):
        if key is not None:
            counts[by_name[name]][key] = number
    return counts


def _counted(releases: QuerySet, facet: Facet) -> QuerySet:
    name: Any = Value(facet.name, output_field=CharField())
    rows: QuerySet = (
        releases.order_by()
        .values_list(name, Cast(facet.path, TextField()))
        .annotate(number=Count("pk", distinct=True))
    )
    return rows
