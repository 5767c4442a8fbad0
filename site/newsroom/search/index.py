"""Keeps search entries as publications' live text is."""

import datetime
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import QuerySet

from editions.languages import codes, content_fields, localized
from editions.models import BasePage
from editions.segments import leaves_of, plain
from publications.facets import RecordFacet
from publications.facets.releases import KIND, YEAR
from publications.models import NewsRelease

from ..models import SearchEntry, SearchWord
from .filing import Filing, facet_token, filings
from .matching import filed_under
from .tokens import fold, title_key, tokens, words

BATCH = 200
LONGEST_WORD = 40
# Shown above the text, so neither part of it nor to be found twice.
APART = ("headline", "summary", "seo_title", "search_description")


def update(pages: Iterable[BasePage]) -> None:
    """Writes the entries of specific publications, all of one type, in every language they have text in.

    Three queries, whatever their number within a batch.
    """
    pages = list(pages)
    if not pages:
        return
    filed = filings(pages)
    entries = [
        _entry(page, language, filed[page.pk])
        for page in pages
        for language in codes()
        if page.text("headline", language)
    ]
    kept = [field.name for field in SearchEntry._meta.fields if field.name not in ("id", "page", "language")]
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["page", "language"], update_fields=kept
    )
    _learn(entries)


@transaction.atomic
def rebuild() -> int:
    """Makes the whole index anew from what is live; gives the number of entries."""
    SearchEntry.objects.all().delete()
    SearchWord.objects.all().delete()
    for batch in _batches(BasePage.objects.filter(live=True)):
        update(batch)
    return SearchEntry.objects.count()


def refile(facet: RecordFacet, key: int) -> None:
    """Writes anew what is filed under a record whose name has changed."""
    entries = SearchEntry.objects.filter(filed_under(facet_token(facet, key)))
    for batch in _batches(BasePage.objects.filter(pk__in=entries.values("page"))):
        update(batch)


def _batches(pages: QuerySet) -> Iterator[list[BasePage]]:
    """Specific publications, those of one batch all of one type."""
    of_type: dict[type[BasePage], list[int]] = {}
    for page in pages.only("pk", "content_type_id").order_by("pk").iterator():
        of_type.setdefault(page.specific_class, []).append(page.pk)
    for model, keys in of_type.items():
        for start in range(0, len(keys), BATCH):
            yield list(model.objects.filter(pk__in=keys[start : start + BATCH]).order_by("pk"))


def kind_of(page: BasePage) -> str:
    """A release's own kind; of other publications the type."""
    name: str = page.kind if isinstance(page, NewsRelease) else page._meta.model_name
    return name


def _entry(page: BasePage, language: str, filing: Filing) -> SearchEntry:
    title = page.text("headline", language) or ""
    summary = getattr(page, localized("summary", language), "") or ""
    text = _running_text(page, language)
    title_tokens = tokens(title, language)
    names = " ".join(dict.fromkeys(filing.names[language]))
    # Undated publications (a country, a mechanism) are neither new nor old.
    date: datetime.date | None = getattr(page, "date", None)
    facets = [facet_token(KIND, kind_of(page)), *sorted(filing.facets)]
    if date:
        facets.append(facet_token(YEAR, date.year))
    return SearchEntry(
        page=page,
        language=language,
        kind=kind_of(page),
        date=date,
        title=title,
        summary=summary,
        text=text,
        title_key=title_key(title_tokens, language),
        title_tokens=" ".join(title_tokens),
        summary_tokens=" ".join([*tokens(summary, language), "zzgap", *tokens(names, language)]),
        text_tokens=" ".join(tokens(text, language)),
        facets=" ".join(facets),
    )


def _running_text(page: BasePage, language: str) -> str:
    """All that readers of the language read on the page beside headline and summary."""
    suffix = localized("", language)
    texts = {}
    for name in content_fields(type(page), language):
        value = getattr(page, name)
        if name.removesuffix(suffix) not in APART:
            texts[name.removesuffix(suffix)] = list(getattr(value, "raw_data", None) or []) or value
    parts = (plain(leaf.kind, leaf.value).strip() for leaf in leaves_of(type(page), texts))
    return "\n".join(part for part in parts if part)


def _learn(entries: list[SearchEntry]) -> None:
    """Remembers how words are written, for “did you mean”."""
    seen = {}
    for entry in entries:
        for found in words(f"{entry.title} {entry.summary} {entry.text}"):
            word = found[1].lower()
            if 3 < len(word) <= LONGEST_WORD and not any(letter.isdigit() for letter in word):
                seen[entry.language, word] = fold(word)
    SearchWord.objects.bulk_create(
        [
            SearchWord(language=language, word=word, folded=folded, length=len(folded))
            for (language, word), folded in sorted(seen.items())
        ],
        ignore_conflicts=True,
    )
