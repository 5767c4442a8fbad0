"""What a publication is about, in one query, whatever the number of its kinds."""

from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat

from editions.languages import localized
from editions.paths import address


@dataclass(frozen=True)
class Subject:
    """One thing a publication refers to, named and addressed in one language."""

    kind: str
    name: str
    detail: str = ""
    text: str = ""
    address: str | None = None
    date: Any = None


def subject_rows(
    kind: str,
    queryset: QuerySet,
    *,
    name: Any,
    detail: Any = None,
    text: Any = None,
    path: Any = None,
    date: Any = None,
    order: Any = None,
) -> QuerySet:
    """`queryset` as rows that can stand in one UNION with others of their like."""
    return queryset.order_by().values_list(
        Value(kind, output_field=CharField()),
        Cast(name, TextField()),
        Cast(detail if detail is not None else Value(""), TextField()),
        Cast(text if text is not None else Value(""), TextField()),
        Cast(path if path is not None else Value(""), TextField()),
        Cast(date if date is not None else Value(None), DateField()),
        Cast(order if order is not None else Value(0), IntegerField()),
    )


def gather(language: str, *parts: QuerySet) -> dict[str, list[Subject]]:
    """Subjects by kind, each kind in its own order, then by name."""
    first, *others = parts
    subjects: dict[str, list[Subject]] = {}
    rows = sorted(first.union(*others, all=True), key=lambda row: (row[0], row[6] or 0, row[1] or ""))
    for kind, name, detail, text, path, date, _order in rows:
        if name:
            subjects.setdefault(kind, []).append(
                Subject(kind, name, detail or "", text or "", address(language, path), date)
            )
    return subjects


def countries_named(queryset: QuerySet, language: str) -> QuerySet:
    """Country data as subjects, each leading to its country page where that is readable."""
    from .country import Country

    page = Country.objects.readable(language).filter(data=OuterRef("pk"))
    return subject_rows(
        "country",
        queryset,
        name=F(localized("name", language)),
        path=Subquery(page.values(localized("public_path", language))[:1]),
    )


def pages_named(kind: str, queryset: Any, language: str, **columns: Any) -> QuerySet:
    """Publications as subjects: only those readable in the language."""
    return subject_rows(
        kind,
        queryset.readable(language),
        name=F(localized("headline", language)),
        path=F(localized("public_path", language)),
        **columns,
    )


def themes_named(queryset: QuerySet, language: str) -> QuerySet:
    """Themes as subjects, each leading to the news on it where there is a readable news list."""
    from ..facets.releases import THEME
    from .news_index import NewsIndex

    news = NewsIndex.objects.readable(language)
    slug = localized("slug", language)
    narrowed = Concat(
        Subquery(news.values(localized("public_path", language))[:1]),
        Value(f"?{THEME.parameter}="),
        F(slug),
        output_field=TextField(),
    )
    path = Case(When(Exists(news) & Q(**{f"{slug}__gt": ""}), then=narrowed))
    return subject_rows("theme", queryset, name=F(localized("name", language)), path=path)


def institution_path(to_institution: str, language: str) -> Subquery:
    """The path of the readable page of the institution a row refers to by `to_institution`."""
    from .institution_page import InstitutionPage

    page = InstitutionPage.objects.readable(language).filter(institution=OuterRef(to_institution))
    return Subquery(page.values(localized("public_path", language))[:1])


def institutions_named(queryset: QuerySet, language: str, order: Any) -> QuerySet:
    """Institutions as subjects, each leading to its page where that is readable.

    The acronym is its detail, the paragraph about it its text.
    """
    return subject_rows(
        "institution",
        queryset,
        name=F(localized("name", language)),
        detail=F(localized("acronym", language)),
        text=F(localized("about", language)),
        path=institution_path("pk", language),
        order=order,
    )
