"""Every statement of every connection is looked at: what writes a table is told, what a page reads is noted."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import Any

from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from editions.answers import Ask, listener

from .reads import Answer, Read, Rows
from .versions import Versions, place_of

READS = re.compile(r"\s*\(*\s*(SELECT|EXPLAIN)\b", re.IGNORECASE)
WRITES = re.compile(
    r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"(\w+)"', re.IGNORECASE
)
# What changes no row of a table.
HARMLESS = re.compile(
    r"\s*(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SET|RESET|SHOW|PRAGMA|DECLARE|FETCH|CLOSE|LOCK|ANALYZE|VACUUM)\b",
    re.IGNORECASE,
)
NAME = re.compile(r'"(\w+)"')

_noted: ContextVar[list[Read | Answer] | None] = ContextVar("noted", default=None)


class Watch:
    """One connection's; to be put among its `execute_wrappers`."""

    def __init__(self, connection: BaseDatabaseWrapper, versions: Versions) -> None:
        self.connection, self.versions = connection, versions
        self.written: set[str | None] = set()

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        noted = _noted.get()
        if READS.match(sql):
            if noted is None:
                return execute(sql, params, many, context)
            rows = Rows.under(context["cursor"])
            result = execute(sql, params, many, context)
            noted.append(rows.read(sql, params, places_in(sql)))
            return result
        result = execute(sql, params, many, context)
        if not HARMLESS.match(sql):
            written = WRITES.match(sql)
            self.tell(None if written is None else written[1])
        return result

    def tell(self, table: str | None) -> None:
        """When it is committed; at once where there is no transaction. None is any table."""
        self.written.add(table)
        self.connection.on_commit(self._tell_all, robust=True)

    def _tell_all(self) -> None:
        """All of a transaction at its first statement that holds: before anything else follows from it, and once.

        What was taken back with a savepoint may be among them; it only makes a page be looked at again.
        """
        written, self.written = self.written, set()
        if written:
            self.versions.grow(None if None in written else {table for table in written if table})


def watch_connections(versions: Versions) -> None:
    """Every connection that is opened from now on."""

    def watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
        if not any(isinstance(wrapper, Watch) for wrapper in connection.execute_wrappers):
            connection.execute_wrappers.append(Watch(connection, versions))

    connection_created.connect(watch, weak=False, dispatch_uid="page cache")


@contextmanager
def noting() -> Iterator[list[Read | Answer]]:
    """What is read inside, in order."""
    noted: list[Read | Answer] = []
    token, heard = _noted.set(noted), listener.set(_listen)
    try:
        yield noted
    finally:
        _noted.reset(token)
        listener.reset(heard)


def _listen(tables: Iterable[str], ask: Ask, arguments: tuple) -> Any:
    """Notes the answer, and not what is asked of the database for it."""
    noted = _noted.get()
    token = _noted.set(None)
    try:
        answer = ask(*arguments)
    finally:
        _noted.reset(token)
    if noted is not None:
        noted.append(Answer.of(tables, ask, arguments, answer))
    return answer


@lru_cache(maxsize=4096)
def places_in(sql: str) -> frozenset[int]:
    """The places of the tables a query names, wherever in it."""
    return frozenset(place_of(name) for name in NAME.findall(sql) if name in _tables())


@cache
def _tables() -> frozenset[str]:
    return frozenset(default_connection.introspection.django_table_names(include_views=True))
