"""Which of all that answer a question are ranked: a word that every text has costs what a rare one does.

Ranked are the newest, and before them the newest that have it in their title, and those whose title says just
what was asked. SQLite's index is in the order of dates and is read from its end; PostgreSQL's knows no order,
so there every answer is looked at, but not ranked.
"""

# Nothing but names of tables and columns is put into statements.
# ruff: noqa: S608

from collections.abc import Sequence
from typing import Any

from .matching import INDEX, KEY, PLACE, TITLE, Matches, OfEntry
from .question import Question

TABLE = "newsroom_searchentry"
Sql = tuple[str, tuple[Any, ...]]


class Candidates(OfEntry):
    """Whether an entry is one of those to be ranked, at least `number` of them where there are so many.

    `chosen` are conditions they must meet beside answering the question; `title_key` is that of the title which
    says just what was asked, None if they are not ranked but put by date.
    """

    def __init__(
        self,
        question: Question,
        chosen: Sequence[Matches],
        language: str,
        number: int,
        title_key: str | None = None,
    ) -> None:
        super().__init__()
        self.answers = [Matches(question), *chosen]
        self.titled = [Matches(question, TITLE), *chosen]
        self.language, self.number = language, number
        self.title_key = title_key

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Sql:
        parts = [_from_the_end(self.answers, self.language, self.number)]
        if self.title_key is not None:
            parts.append(_from_the_end(self.titled, self.language, self.number))
        is_answer = f"EXISTS (SELECT 1 FROM {INDEX} WHERE {INDEX} MATCH %s AND rowid = {PLACE})"
        return self._among(compiler, parts, is_answer, (_in_index(self.answers, self.language),))

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Sql:
        is_answer, answer = _in_row(self.answers)
        order = ["date DESC NULLS LAST", "page_id DESC"]
        title: tuple[str, ...] = ()
        if self.title_key is not None:
            is_titled, title = _in_row(self.titled[:1])
            order.insert(0, f"{is_titled} DESC")
        best = (
            f"SELECT id FROM {TABLE} WHERE language = %s AND {is_answer} ORDER BY {', '.join(order)} LIMIT %s"
        )
        parts: list[Sql] = [(best, (self.language, *answer, *title, self.number))]
        return self._among(compiler, parts, is_answer, answer)

    def _among(self, compiler: Any, parts: list[Sql], is_answer: str, answer: tuple[Any, ...]) -> Sql:
        if self.title_key is not None:
            same = f"SELECT id FROM {TABLE} WHERE language = %s AND title_key = %s AND {is_answer} LIMIT %s"
            parts.append((same, (self.language, self.title_key, *answer, self.number)))
        union = " UNION ".join(
            f"SELECT * FROM ({sql}) AS part{place}" for place, (sql, _) in enumerate(parts)
        )
        return self.among(compiler, union), tuple(one for _, parameters in parts for one in parameters)


class AmongNewest(Matches):
    """Whether a candidate answers a question, of which SQLite knows the newest answers alone."""

    def __init__(self, question: Question, columns: dict[str, str], language: str, number: int) -> None:
        super().__init__(question, columns)
        self.language, self.number = language, number

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Sql:
        found, parameters = _from_the_end([self], self.language, self.number)
        return self.among(compiler, found), parameters


def _from_the_end(conditions: Sequence[Matches], language: str, number: int) -> Sql:
    """On SQLite, the keys of so many entries in a language."""
    found = f"SELECT {KEY} FROM {INDEX} WHERE {INDEX} MATCH %s ORDER BY rowid DESC LIMIT %s"
    return found, (_in_index(conditions, language), number)


def _in_index(conditions: Sequence[Matches], language: str) -> str:
    """All of the conditions in a language, as FTS5 wants it said."""
    in_language = f'{{facets}} : "language{language.replace("-", "")}"'
    return " AND ".join([*(one.in_index() for one in conditions), in_language])


def _in_row(conditions: Sequence[Matches]) -> tuple[str, tuple[str, ...]]:
    """All of the conditions, on PostgreSQL's row."""
    each = [one.in_row(TABLE) for one in conditions]
    return " AND ".join(sql for sql, _ in each), tuple(one for _, parameters in each for one in parameters)
