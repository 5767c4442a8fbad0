"""The sides from which publications can be looked at, and what their values are called.

A value is known by its facet and its key: the primary key of the record behind it, or a code.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast
from django.utils import translation
from django.utils.text import slugify

from editions.languages import active, codes, localized
from editions.prepared import Prepared


@dataclass(frozen=True)
class Choice:
    """One value: its name in the active language, and what it is in addresses of each."""

    facet: "Facet"
    key: str
    label: str
    slugs: dict[str, str | None]


# Each is itself and no other: to compare them by their titles would translate these each time.
@dataclass(frozen=True, eq=False)
class Facet:
    """`parameter` names it in addresses; `path` leads from a release to the key."""

    name: str
    title: Any
    parameter: Any
    path: Any
    is_newest_first: bool = False


@dataclass(frozen=True, eq=False)
class CodeFacet(Facet):
    """Its values are codes, which the interface names; without `keys`, years."""

    label_of: Callable[[str], Any] = str
    keys: Callable[[], Iterable[str]] | None = None

    def choices(self, keys: Iterable[str]) -> list[Choice]:
        return [_coded(self, key, active()) for key in keys]

    def find(self, slug: str) -> Choice | None:
        if self.keys is None:
            return (
                _coded(self, slug, active())
                if slug.isascii() and slug.isdecimal() and len(slug) == 4
                else None
            )
        return next((one for one in self.choices(self.keys()) if one.slugs[active()] == slug), None)


@lru_cache(maxsize=1024)
def _coded(facet: CodeFacet, key: str, language: str) -> Choice:
    slugs: dict[str, str | None] = {}
    for code in codes():
        with translation.override(code):
            slugs[code] = slugify(str(facet.label_of(key)))
    with translation.override(language):
        return Choice(facet, key, str(facet.label_of(key)), slugs)


@dataclass(frozen=True, eq=False)
class RecordFacet(Facet):
    """Its values are records, shown where they have a name and an address in the language."""

    model: Any = None
    label: str = "name"
    slug: str = "slug"

    def rows(self, language: str, condition: Q) -> QuerySet:
        """Records as rows of one UNION: facet, key, label, a slug for each language."""
        shown = [localized(self.label, language), localized(self.slug, language)]
        records = self.records(language).filter(condition)
        for name in shown:
            records = records.exclude(**{name: ""}).exclude(**{name: None})
        columns = {
            "of_facet": Value(self.name, output_field=CharField()),
            "key": Cast("pk", TextField()),
            "label": Cast(shown[0], TextField()),
            **{f"slug_of_{code}": Cast(self.slug_in(code), TextField()) for code in codes()},
        }
        return records.order_by().annotate(**columns).values(*columns)

    def records(self, language: str) -> QuerySet:
        records: QuerySet = self.model.objects.all()
        return records

    def slug_in(self, language: str) -> Any:
        return F(localized(self.slug, language))


@dataclass(frozen=True, eq=False)
class PublicationFacet(RecordFacet):
    """Its values are publications: not named in a language in which they are not readable."""

    label: str = "headline"
    slug: str = "public_slug"

    def records(self, language: str) -> QuerySet:
        readable: QuerySet = self.model.objects.readable(language)
        return readable

    def slug_in(self, language: str) -> Any:
        readable = self.model.objects.readable(language).filter(pk=OuterRef("pk"))
        return Case(When(Exists(readable), then=super().slug_in(language)))


def with_keys(keys: Mapping[Facet, Iterable[str]], language: str) -> list[Choice]:
    """What these values are called: those that have a name in the language. At most one query."""
    coded = [
        choice for facet in keys if isinstance(facet, CodeFacet) for choice in facet.choices(keys[facet])
    ]
    facets = tuple(facet for facet in keys if isinstance(facet, RecordFacet))
    if not any(keys[facet] for facet in facets):
        return coded
    wanted: dict[Facet, set[str]] = {facet: set(keys[facet]) for facet in facets}
    return coded + [choice for choice in every(facets, language) if choice.key in wanted[choice.facet]]


def every(facets: tuple[RecordFacet, ...], language: str) -> list[Choice]:
    """All records that have a name in the language: some hundreds, by a query that is always the same."""
    rows = _every(facets).rows(language)
    return _choices({facet.name: facet for facet in facets}, rows)


@cache
def _every(facets: tuple[RecordFacet, ...]) -> Prepared:
    return Prepared(lambda language: together([facet.rows(language, Q()) for facet in facets]))


def with_slugs(slugs: Mapping[Facet, str], language: str) -> list[Choice]:
    """The values these parts of an address mean; what means nothing is absent. At most one query."""
    conditions = {
        facet: Q(**{localized(facet.slug, language): slug})
        for facet, slug in slugs.items()
        if isinstance(facet, RecordFacet)
    }
    coded = [facet.find(slug) for facet, slug in slugs.items() if isinstance(facet, CodeFacet)]
    return [choice for choice in coded if choice] + named(conditions, language)


def named(conditions: Mapping[Any, Q], language: str) -> list[Choice]:
    """The records that meet their facet's condition and have a name in the language. At most one query."""
    facets = {facet.name: facet for facet in conditions if isinstance(facet, RecordFacet)}
    parts = [facet.rows(language, conditions[facet]) for facet in facets.values()]
    if not parts:
        return []
    return _choices(facets, together(parts))


def together(parts: list[QuerySet]) -> QuerySet:
    """The rows of all, in one query."""
    first, *others = parts
    return first.union(*others, all=True) if others else first


def _choices(facets: Mapping[str, RecordFacet], rows: Iterable[dict[str, Any]]) -> list[Choice]:
    return [
        Choice(
            facets[row["of_facet"]],
            row["key"],
            row["label"],
            {code: row[f"slug_of_{code}"] for code in codes()},
        )
        for row in rows
    ]
