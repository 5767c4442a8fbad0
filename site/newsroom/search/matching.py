"""Asking the database: tsvector and GIN on PostgreSQL, FTS5 on SQLite, over the same tokens.

Both know words and positions alone; stemming, folding and ranking are the same code for both, so that the
same question has the same answer on either. The index itself is made by the migration `search_index`.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, Expression, F

from publications.facets.releases import FACETS as FACETS_OF_RELEASES

from .question import Need, Phrase, Question

# The columns of the full-text index and the weights that stand for them in PostgreSQL.
COLUMNS = {"title_tokens": "A", "summary_tokens": "B", "text_tokens": "C"}
TITLE = {"title_tokens": "A"}
# Of which PostgreSQL has a short vector, too.
HEAD = TITLE | {"summary_tokens": "B"}
FACETS = {"facets": "D"}
FACET_NAMES = tuple(facet.name for facet in FACETS_OF_RELEASES)
INDEX = "newsroom_searchindex"
# An entry's row in SQLite's index, which is so in the order of dates; and the entry's key in the row's.
PLACE = "(coalesce(CAST(julianday(date) AS INTEGER), 0) << 32) + id"
KEY = "rowid & 4294967295"


class OfEntry(Expression):
    """Whether something is so of an entry."""

    output_field = BooleanField()

    def __init__(self) -> None:
        super().__init__()
        self.entry: Any = F("pk")

    def get_source_expressions(self) -> list[Any]:
        return [self.entry]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        (self.entry,) = exprs

    def among(self, compiler: Any, keys: str) -> str:
        """The condition that the entry's key is one of those a statement selects."""
        key, _parameters = compiler.compile(self.entry)
        return f"{key} IN ({keys})"


class Matches(OfEntry):
    """Whether an entry answers a question, in some of its columns or all."""

    def __init__(self, question: Question, columns: dict[str, str] = COLUMNS) -> None:
        super().__init__()
        self.needs = question.needs
        self.columns = columns

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[str]]:
        return self.in_row(compiler.quote_name_unless_alias(self.entry.alias))

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[Any, ...]]:
        found = f"SELECT {KEY} FROM {INDEX} WHERE {INDEX} MATCH %s"  # noqa: S608 - names alone are put in
        return self.among(compiler, found), (self.in_index(),)

    def in_row(self, table: str) -> tuple[str, tuple[str]]:
        """PostgreSQL's condition on a row of this table."""
        if self.columns == TITLE:
            # Of titles alone there is an index.
            return f"ts_filter({table}.head, '{{a}}') @@ %s::tsquery", (self._tsquery(""),)
        # Where weights are named, PostgreSQL looks into each row its index finds. Without them no word may be
        # one that a facet's value could be.
        is_safe = self.columns == COLUMNS and not any(
            token.startswith(FACET_NAMES)
            for need in self.needs
            for phrase in need.phrases
            for token in phrase
        )
        weights = "" if is_safe else ":" + "".join(self.columns.values())
        vector = "head" if self.columns.keys() <= HEAD.keys() else "vector"
        return f"{table}.{vector} @@ %s::tsquery", (self._tsquery(weights),)

    def in_index(self) -> str:
        """SQLite's expression of FTS5."""
        columns = " ".join(self.columns)

        def need(one: Need) -> str:
            phrases = " OR ".join(f'"{" ".join(phrase)}"' for phrase in one.phrases)
            return f"{{{columns}}} : ({phrases})"

        return " AND ".join(map(need, self.needs))

    def _tsquery(self, weights: str) -> str:
        def phrase(tokens: Phrase) -> str:
            return "(" + " <-> ".join(f"'{token}'{weights}" for token in tokens) + ")"

        return " & ".join(f"({' | '.join(map(phrase, need.phrases))})" for need in self.needs)


def filed_under(token: str) -> Matches:
    """Whether an entry has this value of a facet."""
    return Matches(Question(token, (Need(((token,),)),), (token,)), FACETS)
