"""What a subscriber wants to be told of: the news list's facets, several values each.

Within a facet one value is enough; every facet in which something is chosen must be met.
"""

from collections.abc import Iterable, Mapping

from django.db.models import CharField, Q, TextField, Value
from django.db.models.functions import Cast

from publications.facets import Choice, CodeFacet, Facet, Selection, named
from publications.facets.releases import COUNTRY, KIND, MECHANISM, THEME
from publications.models import Country, NewsRelease, ReleaseCountry

FACETS: tuple[Facet, ...] = (KIND, COUNTRY, THEME, MECHANISM)

Filters = Mapping[str, Iterable[str]]


def offered(language: str, kept: Filters) -> dict[Facet, list[Choice]]:
    """What can be chosen in the language, and what was once: `kept`. One query.

    Of all the world's countries those that have a page or news here.
    """
    about = ReleaseCountry.objects.filter(release__in=NewsRelease.objects.readable(language).values("pk"))
    pages = Country.objects.readable(language)
    chosen = Q(pk__in=list(kept.get(COUNTRY.name, ())))
    countries = Q(pk__in=about.values("country")) | Q(pk__in=pages.values("data")) | chosen
    conditions = {COUNTRY: countries, THEME: Q(), MECHANISM: Q()}
    found: dict[Facet, list[Choice]] = {facet: [] for facet in FACETS}
    for choice in _of_codes() + named(conditions, language):
        found[choice.facet].append(choice)
    for facet, choices in found.items():
        if not isinstance(facet, CodeFacet):
            choices.sort(key=lambda choice: choice.label.casefold())
    return found


def _of_codes() -> list[Choice]:
    return [
        choice
        for facet in FACETS
        if isinstance(facet, CodeFacet) and facet.keys
        for choice in facet.choices(facet.keys())
    ]


def of_selection(selection: Selection) -> dict[str, list[str]]:
    """What a reader has narrowed the news list to, as filters."""
    return {choice.facet.name: [choice.key] for choice in selection.choices}


def values_of(release_id: int) -> dict[str, set[str]]:
    """What a release has of each facet. One query."""
    release = NewsRelease.objects.filter(pk=release_id).order_by()
    first, *others = (
        release.values_list(Value(facet.name, output_field=CharField()), Cast(facet.path, TextField()))
        for facet in FACETS
    )
    values: dict[str, set[str]] = {facet.name: set() for facet in FACETS}
    for name, key in first.union(*others, all=True):
        if key is not None:
            values[name].add(key)
    return values


def meets(values: Mapping[str, set[str]], filters: Filters) -> bool:
    """Whether a release that has `values` is wanted; a facet that is no more is met by nothing."""
    return all(not values.get(name, set()).isdisjoint(keys) for name, keys in filters.items() if list(keys))
