"""What is new at or below a page: the matter of its feed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict

from editions.languages import localized
from editions.models import BasePage, Edition
from editions.paths import address
from editions.querysets import PublicationQuerySet
from publications.facets import Facet
from publications.facets.facet import together
from publications.facets.releases import COUNTRY, INSTITUTION, MECHANISM, having, selected
from publications.models import (
    CountriesIndex,
    Country,
    InstitutionalReport,
    InstitutionPage,
    Mechanism,
    MechanismsIndex,
    Meeting,
    NewsIndex,
    NewsRelease,
    ResourcesIndex,
)

from ..corrections_list import readable_notes
from ..models import CorrectionsPage, HomePage, Section
from .corrections import newest_correction, sentence

NUMBER = 30
FEW = 500
# Pages whose feed tells what is new anywhere below them.
WITH_PAGES_BELOW = (Section, CountriesIndex, MechanismsIndex, ResourcesIndex)
WITH_FEED = (HomePage, NewsIndex, Country, Mechanism, InstitutionPage, CorrectionsPage, *WITH_PAGES_BELOW)


@dataclass(frozen=True)
class Entry:
    """One edition in a feed."""

    pk: int
    headline: str
    address: str
    first_published: datetime
    last_published: datetime
    summary: str = ""
    themes: tuple[str, ...] = ()
    # What readers were told last of how the text was corrected.
    correction: str = ""
    # What its name has beside the publication's, where it is not the publication itself.
    part: str = ""


@dataclass(frozen=True)
class Scope:
    """Which publications a feed is about, as BasePage; `title` and `query` say what a reader chose of a list.

    Where it is about something else, `entries` are its own.
    """

    publications: PublicationQuerySet
    title: str = ""
    query: str = ""
    entries: list[Entry] | None = None


def scope_of(page: BasePage, language: str, parameters: QueryDict) -> Scope | None:
    """None for a page without a feed. Raises Http404 where a parameter chooses what there is not."""
    match page:
        case HomePage():
            return Scope(BasePage.objects.type(NewsRelease))
        case NewsIndex():
            return _chosen(page, language, parameters)
        case Country():
            return Scope(_having({COUNTRY: str(page.data_id)}, language))
        case Mechanism():
            own = BasePage.objects.child_of(page).type(Meeting, InstitutionalReport)
            return Scope(own | _having({MECHANISM: str(page.pk)}, language))
        case InstitutionPage():
            reports = InstitutionalReport.objects.filter(institution=page.institution_id)
            issued = _having({INSTITUTION: str(page.institution_id)}, language)
            return Scope(issued | BasePage.objects.filter(pk__in=reports.values("pk")))
        case CorrectionsPage():
            return Scope(BasePage.objects.none(), entries=corrections(language))
        case _ if isinstance(page, WITH_PAGES_BELOW):
            return Scope(BasePage.objects.descendant_of(page))
    return None


def newest(publications: PublicationQuerySet, language: str) -> list[Entry]:
    """Those that went out in the language last, in four queries whatever their number and types."""
    few = list(publications.order_by().values_list("pk", flat=True)[: FEW + 1])
    rows = (
        BasePage.objects.readable(language)
        .with_edition_dates(language)
        .annotate(**newest_correction(language))
        .filter(
            pk__in=few if len(few) <= FEW else _newest_among_many(publications, language),
            edition_first_published_at__isnull=False,
        )
        .select_related("content_type")
        .order_by("-edition_first_published_at", "-pk")[:NUMBER]
    )
    entries: dict[int, Entry] = {}
    of_type: dict[type[BasePage], list[int]] = defaultdict(list)
    for row in rows:
        of_type[row.specific_class].append(row.pk)
        entries[row.pk] = Entry(
            row.pk,
            row.text("headline", language) or "",
            address(language, row.text("public_path", language)) or "",
            row.edition_first_published_at,
            row.edition_last_published_at or row.edition_first_published_at,
            correction=sentence(row.corrected_as, row.corrected_at, row.corrected_with)
            if row.corrected_at
            else "",
        )
    summaries, themes = _summaries(of_type, language), _themes(of_type, language)
    return [
        replace(entry, summary=summaries.get(pk, ""), themes=tuple(sorted(themes.get(pk, ()))))
        for pk, entry in entries.items()
    ]


def _newest_among_many(publications: PublicationQuerySet, language: str) -> QuerySet:
    """Their keys: they are soon met where the language's editions are walked by date, and these alone asked."""
    is_one = Exists(publications.readable(language).order_by().filter(pk=OuterRef("page")))
    out = Edition.objects.filter(is_one, language=language, first_published_at__isnull=False)
    return out.order_by("-first_published_at", "-page").values("page")[:NUMBER]


def corrections(language: str) -> list[Entry]:
    """The newest notes to readers of the language: one query."""
    return [
        Entry(
            note.correction.page_id,
            note.correction.page.text("headline", language) or "",
            note.correction.page.address(language) or "",
            note.correction.published_at,
            note.published_at,
            correction=sentence(note.correction.kind, note.correction.published_at, note.text),
            part=f"/correction/{note.correction_id}",
        )
        for note in readable_notes(language)[:NUMBER]
    ]


def _summaries(of_type: Mapping[type[BasePage], list[int]], language: str) -> dict[int, str]:
    column = localized("summary", language)
    parts = [
        # Not rewritten by django-modeltranslation, which has an order of its own for columns.
        model.objects.filter(pk__in=pks).rewrite(False).order_by().values_list("pk", column)
        for model, pks in of_type.items()
        if _has(model, column)
    ]
    return {pk: summary or "" for pk, summary in (together(parts) if parts else ())}


def _themes(of_type: Mapping[type[BasePage], list[int]], language: str) -> dict[int, list[str]]:
    parts = []
    for model, pks in of_type.items():
        if _has(model, "themes"):
            themes = model._meta.get_field("themes")
            owner = themes.m2m_field_name()
            rows = themes.remote_field.through.objects.filter(**{f"{owner}__in": pks}).order_by()
            parts.append(rows.values_list(f"{owner}_id", f"theme__{localized('name', language)}"))
    found = defaultdict(list)
    for pk, name in together(parts) if parts else ():
        if name:
            found[pk].append(name)
    return found


def _has(model: type[BasePage], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


def _having(values: Mapping[Facet, str], language: str) -> PublicationQuerySet:
    return BasePage.objects.filter(pk__in=having(values, language).order_by().values("pk"))


def _chosen(page: NewsIndex, language: str, parameters: QueryDict) -> Scope:
    selection = selected(parameters, language)
    listed = BasePage.objects.child_of(page).type(NewsRelease)
    if not selection.is_empty:
        listed &= _having(selection.keys, language)
    return Scope(listed, selection.title(), selection.query_string())
