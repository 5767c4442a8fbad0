"""What SQLite knows of how much is where, by which it chooses its indexes: PostgreSQL looks by itself."""

import time

from django.db import connection

EVERY = 24 * 60 * 60
_last = 0.0


def keep() -> None:
    """Once a day of a process: of fifty thousand publications it takes half a second."""
    global _last
    if connection.vendor == "sqlite" and (not _last or time.monotonic() - _last > EVERY):
        _last = time.monotonic()
        analyse()


def analyse() -> None:
    with connection.cursor() as cursor:
        # The whole of it: from a thousand rows of each index SQLite takes one table for three times as long as another
        # that has as many rows, and begins with the wrong one.
        cursor.execute("ANALYZE")
