"""Rows as the database stores them, so that a copy costs what is its own and no more."""

import itertools
from collections.abc import Iterator
from typing import Any

from django.db import connection, models
from django.db.models import Max


class Rows:
    """Copies to be written, a table at a time, in the order in which the tables were first needed."""

    def __init__(self) -> None:
        self.tables: dict[Any, _Table] = {}
        self.keys: dict[Any, Iterator[int]] = {}

    def key(self, model: Any) -> int:
        """One that no row has."""
        if model not in self.keys:
            newest = model._base_manager.aggregate(newest=Max("pk"))["newest"] or 0
            self.keys[model] = itertools.count(newest + 1)
        return next(self.keys[model])

    def copy(self, row: models.Model, *kinds: Any, **values: Any) -> None:
        """A copy of `row`, in the table of its model or in those of `kinds`, with these values by column.

        Of a row in two tables, each takes what it has a column for. Raises TypeError for a value none has.
        """
        tables = [self._table(kind) for kind in kinds or (type(row),)]
        for name in values:
            if not any(name in table.places for table in tables):
                raise TypeError(f"{type(row).__name__} has no column {name}.")
        for table in tables:
            table.copy(row, values)

    def _table(self, model: Any) -> "_Table":
        if model not in self.tables:
            self.tables[model] = _Table(model)
        return self.tables[model]

    def write(self) -> None:
        with connection.cursor() as cursor:
            for table in self.tables.values():
                cursor.executemany(table.statement, table.rows)
                table.rows = []


class _Table:
    def __init__(self, model: Any) -> None:
        self.fields = model._meta.local_concrete_fields
        self.places = {field.attname: place for place, field in enumerate(self.fields)}
        self.stored: dict[Any, list[Any]] = {}
        self.rows: list[list[Any]] = []
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self.fields)
        values = ", ".join(["%s"] * len(self.fields))
        self.statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({values})"  # noqa: S608

    def copy(self, row: models.Model, values: dict[str, Any]) -> None:
        if row.pk not in self.stored:
            self.stored[row.pk] = [
                self._store(place, getattr(row, field.attname)) for place, field in enumerate(self.fields)
            ]
        copied = list(self.stored[row.pk])
        for name, value in values.items():
            if name in self.places:
                copied[self.places[name]] = self._store(self.places[name], value)
        self.rows.append(copied)

    def _store(self, place: int, value: Any) -> Any:
        return self.fields[place].get_db_prep_save(value, connection)
