"""Which of all that answer a question are ranked: a word that every text has costs what a rare one does.

Ranked are the newest, and before them the newest that have it in their title, and those whose title says just
what was asked. SQLite's index is in the order of dates and is read from its end; PostgreSQL's knows no order,
so there every answer is looked at, but not ranked.
"""

# Nothing but names of tables and columns is put into statements.
# ruff: noqa: S608

from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, Expression, F

from .matching import INDEX, KEY, PLACE, TITLE, Matches
from .question import Question

TABLE = "newsroom_searchentry"
Sql = tuple[str, tuple[Any, ...]]


class Candidates(Expression):
    """Whether an entry is one of those to be ranked, at least `number` of them where there are so many.

    `conditions` are what they must meet; `titled` the question some have in their title, none if all are to be
    put by date alone; `title_key` the title that says just this.
    """

    output_field = BooleanField()

    def __init__(
        self,
        conditions: Sequence[Matches],
        language: str,
        number: int,
        titled: Question | None = None,
        title_key: str = "",
    ) -> None:
        super().__init__()
        self.conditions, self.language, self.number = conditions, language, number
        self.in_title = Matches(titled, TITLE) if titled else None
        self.title_key = title_key
        self.entry: Any = F("pk")

    def get_source_expressions(self) -> list[Any]:
        return [self.entry]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        (self.entry,) = exprs

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Sql:
        parts = [newest(self.conditions, self.language, self.number)]
        if self.in_title:
            parts.append(newest([*self.conditions, self.in_title], self.language, self.number))
            is_answer = f"EXISTS (SELECT 1 FROM {INDEX} WHERE {INDEX} MATCH %s AND rowid = {PLACE})"
            parts.append(self._titled(is_answer, (in_index(self.conditions, self.language),)))
        return self._among(compiler, parts)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Sql:
        each = [one.in_row(TABLE) for one in self.conditions]
        is_answer = " AND ".join(sql for sql, _ in each)
        answer = tuple(one for _, parameters in each for one in parameters)
        order = ["date DESC NULLS LAST", "page_id DESC"]
        first: tuple[str, ...] = ()
        if self.in_title:
            titled, first = self.in_title.in_row(TABLE)
            order = [f"{titled} DESC", *order]
        best = (
            f"SELECT id FROM {TABLE} WHERE language = %s AND {is_answer} ORDER BY {', '.join(order)} LIMIT %s"
        )
        parts: list[Sql] = [(best, (self.language, *answer, *first, self.number))]
        if self.in_title:
            parts.append(self._titled(is_answer, answer))
        return self._among(compiler, parts)

    def _titled(self, condition: str, parameters: tuple[Any, ...]) -> Sql:
        found = f"SELECT id FROM {TABLE} WHERE language = %s AND title_key = %s AND {condition} LIMIT %s"
        return found, (self.language, self.title_key, *parameters, self.number)

    def _among(self, compiler: Any, parts: list[Sql]) -> Sql:
        key, _parameters = compiler.compile(self.entry)
        union = " UNION ".join(
            f"SELECT * FROM ({sql}) AS part{place}" for place, (sql, _) in enumerate(parts)
        )
        return f"{key} IN ({union})", tuple(one for _, parameters in parts for one in parameters)


class AmongNewest(Matches):
    """Whether a candidate answers a question, of which SQLite knows the newest answers alone."""

    def __init__(self, question: Question, columns: dict[str, str], language: str, number: int) -> None:
        super().__init__(question, columns)
        self.language, self.number = language, number

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Sql:
        key, _parameters = compiler.compile(self.entry)
        found, parameters = newest([self], self.language, self.number)
        return f"{key} IN ({found})", parameters


def newest(conditions: Sequence[Matches], language: str, number: int) -> Sql:
    """On SQLite, the keys of so many entries in a language."""
    found = f"SELECT {KEY} FROM {INDEX} WHERE {INDEX} MATCH %s ORDER BY rowid DESC LIMIT %s"
    return found, (in_index(conditions, language), number)


def in_index(conditions: Sequence[Matches], language: str) -> str:
    """All of the conditions in a language, as FTS5 wants it said."""
    in_language = f'{{facets}} : "language{language.replace("-", "")}"'
    return " AND ".join([*(one.in_index() for one in conditions), in_language])
