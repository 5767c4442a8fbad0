"""Every statement of every connection is looked at: what writes a table is told, what a page reads is noted."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, partial
from typing import Any

from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from .reads import Read, Rows
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

_noted: ContextVar[list[Read] | None] = ContextVar("noted", default=None)


class Watch:
    """One connection's; to be put among its `execute_wrappers`."""

    def __init__(self, connection: BaseDatabaseWrapper, versions: Versions) -> None:
        self.connection, self.versions = connection, versions

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
            self.tell(None if written is None else (written[1],))
        return result

    def tell(self, tables: Iterable[str] | None) -> None:
        """When it is committed; at once where there is no transaction."""
        self.connection.on_commit(partial(self.versions.grow, tables), robust=True)


def watch_connections(versions: Versions) -> None:
    """Every connection that is opened from now on."""

    def watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
        if not any(isinstance(wrapper, Watch) for wrapper in connection.execute_wrappers):
            connection.execute_wrappers.append(Watch(connection, versions))

    connection_created.connect(watch, weak=False, dispatch_uid="page cache")


@contextmanager
def noting() -> Iterator[list[Read]]:
    """What is read inside, in order."""
    noted: list[Read] = []
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


@lru_cache(maxsize=4096)
def places_in(sql: str) -> frozenset[int]:
    """The places of the tables a query names, wherever in it."""
    return frozenset(place_of(name) for name in NAME.findall(sql) if name in _tables())


@cache
def _tables() -> frozenset[str]:
    return frozenset(default_connection.introspection.django_table_names(include_views=True))
