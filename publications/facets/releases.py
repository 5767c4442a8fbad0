"""Facets of news releases: chosen by an address, counted beside it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editions.querysets import PublicationQuerySet

from ..models import CountryData, Institution, Mechanism, NewsRelease, Theme
from . import tally
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


def having(values: Mapping[Facet, str], language: str) -> PublicationQuerySet:
    """The releases readable in the language that have a value, by its key, of each of these facets."""
    releases: PublicationQuerySet = NewsRelease.objects.readable(language)
    if not values:
        return releases
    # Where there are many, the newest are soon met, walking all by date; few are known by their keys.
    few = tally.few(language, values)
    if few is not None:
        return releases.filter(pk__in=few)
    for facet, key in values.items():
        releases = releases.filter(_has(facet, key))
    return releases


def _has(facet: Facet, key: str) -> Any:
    if facet is KIND:
        return Q(kind=key)
    if facet is YEAR:
        return Q(date__year=int(key))
    # No join, by which a release could be there twice.
    return Exists(NewsRelease._base_manager.filter(pk=OuterRef("pk"), **{facet.path.name: key}))


def options(selection: Selection) -> list[Options]:
    """What can be chosen beside `selection` among readable releases, each with its number.

    A facet is counted without its own choice, so that another of its values can be taken instead.
    """
    counts = tally.counts(selection.language, selection.keys, FACETS)
    return offered(selection, counts, with_keys(counts, selection.language))
