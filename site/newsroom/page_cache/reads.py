"""What a page was made from: its queries, each with a digest of the answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import islice
from sys import intern
from typing import Any

from django.db import connection
from django.utils.translation import get_language

from editions.answers import Ask
from editions.languages import codes

from .versions import place_of

# What changes in a row while editors work on a draft, and no reader is shown.
UNSEEN = frozenset(
    (
        "draft_title",
        "has_unpublished_changes",
        "latest_revision_created_at",
        "latest_revision_id",
        "locked",
        "locked_at",
        "locked_by_id",
        # Of children, which drafts are, too.
        "numchild",
        "go_live_at",
    )
)


# What a page shows of the other languages: where they are, and whether.
OF_ALL_LANGUAGES = ("public_path", "readable_in")


@dataclass(frozen=True, slots=True)
class Read:
    sql: str
    params: Any
    places: frozenset[int]
    language: str | None
    digest: bytes

    def is_still_true(self) -> bool:
        """Asks the database; raises its errors."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            return _digest(cursor.description, cursor.fetchall(), self.language) == self.digest


@dataclass(frozen=True, slots=True)
class Answer:
    """What was put together in memory: see editions/answers.py."""

    ask: Ask
    arguments: tuple
    places: frozenset[int]
    digest: bytes

    @classmethod
    def of(cls, tables: Iterable[str], ask: Ask, arguments: tuple, answer: Any) -> "Answer":
        return cls(ask, arguments, frozenset(map(place_of, tables)), _digest_of(answer))

    def is_still_true(self) -> bool:
        return _digest_of(self.ask(*self.arguments)) == self.digest


class Rows:
    """Stands in for a database's own cursor, below Django's: gives again the rows that were looked at."""

    def __init__(self, cursor: Any) -> None:
        self.cursor = cursor
        self.rows: Iterator[tuple] = iter(())

    @classmethod
    def under(cls, wrapper: Any) -> "Rows":
        if not isinstance(wrapper.cursor, cls):
            wrapper.cursor = cls(wrapper.cursor)
        rows: Rows = wrapper.cursor
        return rows

    def read(self, sql: str, params: Any, places: frozenset[int]) -> Read:
        """Fetches all rows of the query that was just executed."""
        rows = self.cursor.fetchall()
        self.rows = iter(rows)
        language = get_language()
        digest = _digest(self.cursor.description, rows, language)
        return Read(intern(sql), params, places, language, digest)

    def fetchone(self) -> tuple | None:
        return next(self.rows, None)

    def fetchmany(self, size: int = 1) -> list[tuple]:
        return list(islice(self.rows, size))

    def fetchall(self) -> list[tuple]:
        return list(self.rows)

    def __iter__(self) -> Iterator[tuple]:
        return self.rows

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cursor, name)


def _digest(columns: Any, rows: list[tuple], language: str | None) -> bytes:
    shown = [place for place, column in enumerate(columns) if _is_shown(column[0], language)]
    seen = [tuple(row[place] for place in shown) for row in rows]
    return _digest_of(seen)


def _digest_of(answer: Any) -> bytes:
    return blake2b(repr(answer).encode(), digest_size=16).digest()


@cache
def _is_shown(column: str, language: str | None) -> bool:
    """Whether a page in `language` may show anything of a column of its queries."""
    of, _mark, code = column.rpartition("_")
    is_foreign = code in codes() and code != language and of not in OF_ALL_LANGUAGES
    return column not in UNSEEN and not is_foreign
