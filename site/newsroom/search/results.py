"""What a question finds: matched and ranked by the database, counted and shown here.

Most relevant is a publication whose title says just what was asked; then one with all of it in the title,
side by side anywhere, or in the summary; among equals the newest. Each of these is a yes or no that both
databases answer alike.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Case, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from editions.languages import localized
from editions.models import BasePage
from editions.paths import address
from publications.facets import CodeFacet, Facet, Options, Selection, offered, with_keys
from publications.facets.releases import COUNTRY, INSTITUTION, MECHANISM, THEME, YEAR
from publications.facets.releases import KIND as RELEASE_KIND
from publications.models import NewsRelease

from ..models import SearchEntry
from .candidates import AmongNewest, Candidates
from .deadline import deadline
from .filing import facet_token
from .highlights import Piece, excerpt, marked
from .matching import COLUMNS, HEAD, TITLE, Matches, filed_under
from .question import Question
from .tokens import title_key, tokens

MOST = 500
# Entries of what was withdrawn stay, and may be among the first.
SLACK = 100
PER_PAGE = 10


def kind_label(key: str) -> Any:
    kinds = dict(NewsRelease.Kind.choices)
    return kinds.get(key) or next(
        model._meta.verbose_name
        for model in apps.get_models()
        if issubclass(model, BasePage) and model._meta.model_name == key
    )


def _kinds() -> list[str]:
    types = [model for model in apps.get_models() if issubclass(model, BasePage)]
    names = [model._meta.model_name for model in types if model not in (BasePage, NewsRelease)]
    return [*NewsRelease.Kind.values, *names]


KIND = CodeFacet("kind", _("Kind"), RELEASE_KIND.parameter, None, label_of=kind_label, keys=_kinds)
FACETS: tuple[Facet, ...] = (KIND, COUNTRY, THEME, MECHANISM, INSTITUTION, YEAR)


@dataclass(frozen=True)
class Hit:
    """One result as it is shown."""

    kind: Any
    date: Any
    address: str
    title: list[Piece]
    excerpt: list[Piece]


class Results:
    """At most MOST results of a question, narrowed by a selection; cheap until they are looked at."""

    def __init__(
        self, question: Question, selection: Selection, number: int = 1, *, newest_first: bool = False
    ) -> None:
        self.question, self.selection = question, selection
        self.language = selection.language
        self.number = number
        self.newest_first = newest_first

    @cached_property
    def _found(self) -> list[tuple[int, str]]:
        """Key and facets of each result, in their order: one query. Raises TookTooLongError."""
        if not self.question:
            return []
        most = MOST + SLACK
        with deadline():
            while True:
                rows = list(self._ranked(most))
                kept = [(pk, facets) for pk, facets, readable in rows if readable][: MOST + 1]
                if len(kept) > MOST or len(rows) < most:
                    return kept
                most *= 4

    def _ranked(self, most: int) -> Any:
        """The best so many, readable or not."""
        question, language = self.question, self.language
        chosen = [filed_under(facet_token(choice.facet, choice.key)) for choice in self.selection.choices]
        order: list[Any] = [F("date").desc(nulls_last=True), "-page"]
        if self.newest_first:
            entries = SearchEntry.objects.filter(Candidates(question, chosen, language, most))
        else:
            key = title_key(tokens(question.text, language), language)
            candidates = Candidates(question, chosen, language, most, key)
            score = _score(question, key, language, most)
            entries = SearchEntry.objects.filter(candidates).annotate(score=score)
            order = [F("score").desc(), *order]
        # Asked of the first alone, which both databases put off until they are found. For EXISTS in its place
        # PostgreSQL may look up everything that is readable.
        readable = Subquery(_readable(language).filter(pk=OuterRef("page")).values("pk")[:1])
        return entries.order_by(*order).values_list("pk", "facets", readable)[:most]

    @property
    def total(self) -> int:
        return min(len(self._found), MOST)

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are shown."""
        return len(self._found) > MOST

    @property
    def last_number(self) -> int:
        return max(1, -(-self.total // PER_PAGE))

    @property
    def first_number(self) -> int:
        """Of the results on this page, the first one's place among all."""
        return (self.number - 1) * PER_PAGE + 1

    @cached_property
    def hits(self) -> list[Hit]:
        """Those of one page: one query."""
        start = self.first_number - 1
        keys = [key for key, _facets in self._found[:MOST]][start : start + PER_PAGE]
        path = f"page__{localized('public_path', self.language)}"
        rows = {row.pk: row for row in SearchEntry.objects.filter(pk__in=keys).annotate(path=F(path))}
        # A publication may have been deleted between the two queries.
        return [self._hit(rows[key]) for key in keys if key in rows]

    @cached_property
    def options(self) -> list[Options]:
        """What the results can be narrowed to: one query. Of a chosen facet only the choice is offered."""
        counted = Counter(token for _key, facets in self._found[:MOST] for token in facets.split())
        counts = {facet: self._counts(facet, counted) for facet in FACETS}
        return offered(self.selection, counts, with_keys(counts, self.language), **self.asked)

    @property
    def asked(self) -> dict[str, str]:
        return {"q": self.question.text}

    def _counts(self, facet: Facet, counted: Counter[str]) -> dict[str, int]:
        chosen = self.selection.choice(facet)
        if isinstance(facet, CodeFacet) and facet.keys is not None:
            keys = list(facet.keys())
        else:
            start = facet_token(facet, "")
            keys = [token.removeprefix(start) for token in counted if token.startswith(start)]
        return {
            key: number
            for key in keys
            if (chosen is None or chosen.key == key) and (number := counted[facet_token(facet, key)])
        }

    def _hit(self, entry: Any) -> Hit:
        wanted = self.question.tokens
        return Hit(
            kind_label(entry.kind),
            entry.date,
            address(self.language, entry.path) or "",
            marked(entry.title, wanted, self.language),
            excerpt([entry.summary, entry.text], wanted, self.language),
        )


def is_anything(question: Question, language: str) -> bool:
    """Whether a question finds something: one query."""
    return _answering(question, language).exists()


def _answering(question: Question, language: str) -> Any:
    readable = _readable(language).values("pk")
    return SearchEntry.objects.filter(Matches(question), language=language, page__in=readable)


def _readable(language: str) -> Any:
    return BasePage.objects.readable(language).order_by()


def _score(question: Question, key: str, language: str, most: int) -> Any:
    """8 for a title of just these words, 4 for all in the title, 2 side by side, 1 in the summary: the sum."""

    def matches(question: Question, columns: dict[str, str]) -> AmongNewest:
        return AmongNewest(question, columns, language, most)

    score = _points(8, Q(title_key=key)) + _points(4, matches(question, TITLE))
    if phrase := question.side_by_side:
        score += _points(2, matches(phrase, COLUMNS))
    return score + _points(1, matches(question, HEAD))


def _points(number: int, condition: Any) -> Case:
    return Case(When(condition, then=Value(number)), default=Value(0), output_field=IntegerField())
