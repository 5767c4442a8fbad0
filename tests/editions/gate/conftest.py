from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import TransactionTestCase

from .watcher import Watcher, watching


@pytest.fixture
def watched() -> Iterator[Watcher]:
    """Fails the test at the first statement that writes a language's text from anywhere but its own publish."""
    with watching() as watcher:
        yield watcher
    assert not watcher.offences


@pytest.fixture(scope="module")
def put_back_after_each(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Puts what the migrations left back, where Django would empty every table.

    The home page, the site and the groups are there again for whatever test comes next. The copies are
    made in the database, where no model's signals see them put back.
    """

    def put_back(_test: TransactionTestCase) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for table in tables:
                cursor.execute(
                    f"SELECT EXISTS (TABLE {table} EXCEPT TABLE migrated.{table})"
                    f" OR EXISTS (TABLE migrated.{table} EXCEPT TABLE {table})"
                )
                if cursor.fetchone()[0]:
                    cursor.execute(f"DELETE FROM {table}")
                    kept = columns[table]
                    cursor.execute(f"INSERT INTO {table} ({kept}) SELECT {kept} FROM migrated.{table}")

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        # What the database generates, like the search index, it generates again.
        cursor.execute(
            "SELECT table_name, string_agg(quote_ident(column_name), ', ') FROM information_schema.columns"
            " WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY table_name"
        )
        columns = dict(cursor.fetchall())
        cursor.execute("CREATE SCHEMA migrated")
        for table in tables:
            cursor.execute(f"CREATE TABLE migrated.{table} AS TABLE {table}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", put_back)
        yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA migrated CASCADE")


@pytest.fixture
def committed(put_back_after_each: None, transactional_db: None) -> None:
    """A database in which transactions end; PostgreSQL alone."""
