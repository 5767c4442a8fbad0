"""Under which records each type of publication is filed: the facets it is found by in search."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import CharField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast

from editions.languages import codes, localized
from editions.models import BasePage
from publications import models
from publications.facets import Facet, RecordFacet
from publications.facets.releases import COUNTRY, INSTITUTION, MECHANISM, THEME

# From a record to the publications filed under it.
FILED: dict[type[BasePage], dict[RecordFacet, str]] = {
    models.NewsRelease: {
        COUNTRY: "releasecountry__release",
        THEME: "releases",
        MECHANISM: "releases",
        INSTITUTION: "releaseinstitution__release",
    },
    models.Resource: {
        COUNTRY: "resourcecountry__resource",
        THEME: "resources",
        INSTITUTION: "resourceinstitution__resource",
    },
    models.Mechanism: {COUNTRY: "memberships__mechanism", THEME: "mechanisms"},
    models.Meeting: {THEME: "meetings"},
    models.Commitment: {THEME: "commitments"},
    models.InstitutionalReport: {THEME: "reports", INSTITUTION: "reports"},
    models.Country: {COUNTRY: "page"},
    models.InstitutionPage: {INSTITUTION: "page"},
    models.Strategy: {MECHANISM: "strategies", INSTITUTION: "strategyinstitution__strategy"},
}


@dataclass
class Filing:
    """What one publication is filed under: tokens of facets, and the records' names by language."""

    facets: list[str] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=lambda: {code: [] for code in codes()})


def facet_token(facet: Facet, key: object) -> str:
    """One value of a facet as the index has it: `country12`. Readers' words never meet these."""
    return f"{facet.name}{key}".replace("_", "")


def filings(pages: Iterable[BasePage]) -> dict[int, Filing]:
    """By primary key, of publications of one type: one query."""
    found = {page.pk: Filing() for page in pages}
    parts = [
        _rows(facet, path, list(found)) for facet, path in FILED.get(type(next(iter(pages))), {}).items()
    ]
    if not parts:
        return found
    first, *others = parts
    facets = {facet.name: facet for facet in FILED[type(next(iter(pages)))]}
    for name, page, key, *names in first.union(*others):
        filing = found[page]
        filing.facets.append(facet_token(facets[name], key))
        for code, own, acronym in zip(codes(), names[::2], names[1::2], strict=True):
            filing.names[code] += [text for text in (own, acronym) if text]
    return found


def _rows(facet: RecordFacet, path: str, pages: list[int]) -> QuerySet:
    """Facet, publication, key, name and acronym in each language.

    A mechanism is a publication itself and gives no name: it may not be readable when others are.
    """
    columns = []
    for code in codes():
        columns += [
            Value("") if facet is MECHANISM else F(localized("name", code)),
            F(localized("acronym", code)) if facet is INSTITUTION else Value(""),
        ]
    return (
        facet.model._base_manager.filter(**{f"{path}__in": pages})
        .order_by()
        .values_list(
            Value(facet.name, output_field=CharField()),
            Cast(F(path), IntegerField()),
            Cast("pk", IntegerField()),
            *[Cast(column, TextField()) for column in columns],
        )
    )
