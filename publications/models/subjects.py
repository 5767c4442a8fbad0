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
from editions.prepared import Given, Prepared


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
    columns = {
        "subject_kind": Value(kind, output_field=CharField()),
        "subject_name": Cast(name, TextField()),
        "subject_detail": Cast(detail if detail is not None else Value(""), TextField()),
        "subject_text": Cast(text if text is not None else Value(""), TextField()),
        "subject_path": Cast(path if path is not None else Value(""), TextField()),
        "subject_date": Cast(date if date is not None else Value(None), DateField()),
        "subject_order": Cast(order if order is not None else Value(0), IntegerField()),
    }
    return queryset.order_by().annotate(**columns).values(*columns)


# The publication whose subjects are asked for.
THIS = Given("page")


def all_of(*parts: QuerySet) -> QuerySet:
    """One query for subjects of several kinds."""
    first, *others = parts
    return first.union(*others, all=True)


def gather(subjects_of_this: Prepared, page: int, language: str) -> dict[str, list[Subject]]:
    """A publication's subjects by kind, each kind in its own order, then by name."""
    subjects: dict[str, list[Subject]] = {}
    found = subjects_of_this.rows(language, page=page)
    for row in sorted(found, key=lambda row: (row["subject_order"] or 0, row["subject_name"] or "")):
        if name := row["subject_name"]:
            kind = row["subject_kind"]
            subject = Subject(
                kind,
                name,
                row["subject_detail"] or "",
                row["subject_text"] or "",
                address(language, row["subject_path"]),
                row["subject_date"],
            )
            subjects.setdefault(kind, []).append(subject)
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
