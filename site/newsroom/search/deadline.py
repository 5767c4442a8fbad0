"""No question may hold a database for long, however it was put together."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

# Between two looks at the clock: so many of SQLite's own steps, less than a millisecond's.
STEPS = 5_000


class TookTooLongError(Exception):
    """The database was stopped at its work."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Within it a query that takes longer raises TookTooLongError. One query more on PostgreSQL."""
    limited = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    try:
        with limited(seconds):
            yield
    except OperationalError as error:
        raise TookTooLongError from error


@contextmanager
def _on_postgresql(seconds: float) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = %s", [int(seconds * 1000)])
        yield


@contextmanager
def _on_sqlite(seconds: float) -> Iterator[None]:
    connection.ensure_connection()
    end = time.monotonic() + seconds
    connection.connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        yield
    finally:
        connection.connection.set_progress_handler(None, 0)
