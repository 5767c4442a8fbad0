"""SQLite chooses its indexes by figures that somebody has to ask it to take."""

from typing import Any

import pytest
from django.db import connection
from wagtail import hooks

from newsroom import statistics
from tests import factories

pytestmark = pytest.mark.django_db


def analysed(monkeypatch: Any) -> int:
    """How often the chores of two minutes have taken figures."""
    taken = []
    monkeypatch.setattr(statistics, "_last", 0.0)
    monkeypatch.setattr(statistics, "analyse", lambda: taken.append(True))
    (chore,) = (chore for chore in hooks.get_hooks("each_minute") if chore.__name__ == "keep_statistics")
    chore()
    chore()
    return len(taken)


def test_figures_are_taken_once_a_day_where_the_database_does_not_take_them_itself(monkeypatch: Any) -> None:
    assert analysed(monkeypatch) == (1 if connection.vendor == "sqlite" else 0)


def test_taking_them_tells_how_many_rows_there_are() -> None:
    factories.release()
    statistics.analyse()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM sqlite_stat1 WHERE tbl = 'editions_edition'")
            assert cursor.fetchone()[0] > 0
