"""Which of all that answer a question are ranked: a word that every text has costs what a rare one does.

Ranked are the newest, and before them the newest that have it in their title, and those whose title says just
what was asked. SQLite's index is in the order of dates and is read from its end. PostgreSQL's knows no order: it
is asked for the last few years, and for all only if these have too few.
"""

# Nothing but names of tables and columns is put into statements.
# ruff: noqa: S608

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils import timezone

from publications.facets.releases import YEAR

from .filing import facet_token
from .matching import INDEX, KEY, PLACE, TITLE, Matches, OfEntry
from .question import Question

TABLE = "newsroom_searchentry"
# Of which PostgreSQL is asked first, and this one.
YEARS_BEFORE = 2
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
        sql, parameters = self._all_of(parts, is_answer, (_in_index(self.answers, self.language),))
        return self.among(compiler, sql), parameters

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Sql:
        years = " | ".join(_years_from(timezone.localdate().year - YEARS_BEFORE))
        recent: list[Sql] = []
        parts: list[Sql] = []
        wanted = {"answers": self.answers} | ({"titles": self.titled} if self.title_key is not None else {})
        for name, conditions in wanted.items():
            condition, parameters = _in_row(conditions)
            sql, values = self._newest(f"{condition} AND vector @@ %s::tsquery", *parameters, years)
            recent.append((f"{name} AS MATERIALIZED ({sql})", values))
            are_too_few = f"(SELECT count(*) FROM {name}) < %s"
            parts += [
                (f"SELECT id FROM {name}", ()),
                self._newest(f"{condition} AND {are_too_few}", *parameters, self.number),
            ]
        sql, values = self._all_of(parts, *_in_row(self.answers))
        among = self.among(compiler, f"WITH {', '.join(sql for sql, _ in recent)} {sql}")
        return among, (*_values(recent), *values)

    def _newest(self, condition: str, *parameters: Any) -> Sql:
        """On PostgreSQL, which would read half of another index for the language if it could."""
        found = f"SELECT id FROM {TABLE} WHERE language || '' = %s AND {condition}"
        newest = f"{found} ORDER BY date DESC NULLS LAST, page_id DESC LIMIT %s"
        return newest, (self.language, *parameters, self.number)

    def _all_of(self, parts: list[Sql], is_answer: str, answer: tuple[Any, ...]) -> Sql:
        """These, and those whose title says just what was asked."""
        if self.title_key is not None:
            same = f"SELECT id FROM {TABLE} WHERE language = %s AND title_key = %s AND {is_answer} LIMIT %s"
            parts.append((same, (self.language, self.title_key, *answer, self.number)))
        union = " UNION ".join(
            f"SELECT * FROM ({sql}) AS part{place}" for place, (sql, _) in enumerate(parts)
        )
        return union, _values(parts)


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
    return " AND ".join(sql for sql, _ in each), _values(each)


def _values(parts: Sequence[Sql]) -> tuple[Any, ...]:
    return tuple(one for _sql, values in parts for one in values)


def _years_from(first: int) -> Iterator[str]:
    """Tokens and beginnings of tokens of this and all later years, as PostgreSQL wants them said."""
    digits = f"{first:04}"
    yield facet_token(YEAR, digits)
    for place in range(4):
        for digit in range(int(digits[place]) + 1, 10):
            beginning = facet_token(YEAR, f"{digits[:place]}{digit}")
            yield beginning if place == 3 else f"{beginning}:*"
