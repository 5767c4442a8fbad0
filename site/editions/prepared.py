"""Queries that are the same for every page but for a value or two: built and compiled once, asked often.

What the ORM needs to build a large query and to write it as SQL is several times what the database
needs to answer it.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import BigAutoField, Expression, Field, QuerySet
from django.db.models.query import get_related_populators


class Given(Expression):
    """Stands in a prepared query for a value that is given each time it is asked."""

    def __init__(self, name: str, output_field: Field | None = None) -> None:
        super().__init__(output_field or BigAutoField())
        self.name = name

    def __repr__(self) -> str:
        return f"Given({self.name!r})"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


class Prepared:
    """`build` makes the query for one language: a queryset in which `Given` stands for values."""

    def __init__(self, build: Callable[[str], QuerySet]) -> None:
        self.build = build
        # A compiler belongs to a connection, and a connection to a thread.
        self.of_thread = threading.local()

    def rows(self, language: str, **values: Any) -> Iterator[dict[str, Any]]:
        """For a query of `values()`: the rows, by the names of their columns."""
        compiler, rows = self._ask(language, values)
        query = compiler.query
        names = list(query.selected or (*query.values_select, *query.annotation_select))
        return (dict(zip(names, row, strict=True)) for row in rows)

    def objects(self, language: str, **values: Any) -> Iterator[Any]:
        """For a query of objects, with those of `select_related`: as a queryset makes them of its rows."""
        compiler, rows = self._ask(language, values)
        model, places = compiler.klass_info["model"], compiler.klass_info["select_fields"]
        names = [compiler.select[place][0].target.attname for place in places]
        related = get_related_populators(  # type: ignore[call-arg]  # the stubs are of a later Django
            compiler.klass_info, compiler.select, connection.alias
        )
        for row in rows:
            found = model.from_db(connection.alias, names, [row[place] for place in places])
            for populator in related:
                populator.populate(row, found)
            for name, place in compiler.annotation_col_map.items():
                setattr(found, name, row[place])
            yield found

    def _ask(self, language: str, values: dict[str, Any]) -> tuple[Any, Iterator[tuple]]:
        compiled: dict[str, Any] = self.of_thread.__dict__
        if language not in compiled:
            compiler = self.build(language).query.get_compiler(connection=connection)
            compiled[language] = (compiler, *compiler.as_sql())
        compiler, sql, params = compiled[language]
        given = [values[param.name] if isinstance(param, Given) else param for param in params]
        with connection.cursor() as cursor, _plans_kept():
            cursor.execute(sql, given)
            return compiler, compiler.results_iter([cursor.fetchall()])


@contextmanager
def _plans_kept() -> Iterator[None]:
    """On PostgreSQL: what is asked a third time is planned no more, which was a third of a page's cost.

    Not for whatever the newsroom asks: a plan for any value may be a bad one for the value that comes.
    """
    if not connection.settings_dict.get("KEEP_PLANS"):
        yield
        return
    driver = connection.connection
    driver.prepare_threshold = 3
    try:
        yield
    finally:
        driver.prepare_threshold = None
