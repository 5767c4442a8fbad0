"""No question may hold a database for long, however it was put together.

PostgreSQL is told so for all that a web process asks (STATEMENT_TIMEOUT, see wsgi.py); SQLite is watched here.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection

SECONDS = 2
# Between two looks at the clock: so many of SQLite's own steps, less than a millisecond's.
STEPS = 5_000


class TookTooLongError(Exception):
    """The database was stopped at its work."""


@contextmanager
def deadline() -> Iterator[None]:
    """Within it a query that takes too long raises TookTooLongError."""
    is_watched = connection.vendor == "sqlite"
    if is_watched:
        connection.ensure_connection()
        end = time.monotonic() + SECONDS
        connection.connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        yield
    except OperationalError as error:
        raise TookTooLongError from error
    finally:
        if is_watched:
            connection.connection.set_progress_handler(None, 0)
