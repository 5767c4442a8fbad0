"""What SQLite knows of how much is where, by which it chooses its indexes: PostgreSQL looks by itself."""

import time

from django.db import connection

EVERY = 24 * 60 * 60
_last = 0.0


def keep() -> None:
    """Once a day of a process, from a thousand rows of each index: less than a second's work."""
    global _last
    if connection.vendor == "sqlite" and (not _last or time.monotonic() - _last > EVERY):
        _last = time.monotonic()
        analyse()


def analyse() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit = 1000")
        cursor.execute("ANALYZE")
