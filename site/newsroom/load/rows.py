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

    def copy(self, row: models.Model, *models_: Any, **values: Any) -> None:
        """A copy of `row`, in the tables of its model or of those given, with these values by column."""
        for model in models_ or (type(row),):
            if model not in self.tables:
                self.tables[model] = _Table(model)
            self.tables[model].copy(row, values)

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
            # Of a row in two tables, each has its part.
            place = self.places.get(name)
            if place is not None:
                copied[place] = self._store(place, value)
        self.rows.append(copied)

    def _store(self, place: int, value: Any) -> Any:
        return self.fields[place].get_db_prep_save(value, connection)
