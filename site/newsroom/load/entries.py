"""Wagtail's own index of texts, for copies: of each it would read what it read of the first, but the headline.

The texts are read once, with a mark where each headline is.
"""

import copy
from abc import ABC, abstractmethod
from typing import Any

from django.db import connection
from modelsearch.utils import get_content_type_pk
from wagtail.search.backends import get_search_backend

from editions.languages import codes, localized

# Of letters that are in no text.
MARKS = {code: f"\ue000{code}\ue001" for code in codes()}


# The statement that writes a copy's entry, and its values after the content type and the key.
Read = tuple[str, list[Any]]


def entries_of(model: Any) -> "Entries":
    return (EntriesOfPostgreSQL if connection.vendor == "postgresql" else EntriesOfSQLite)(model)


def _marked(page: Any) -> Any:
    marked = copy.copy(page)
    marked.__dict__ = dict(page.__dict__)
    for code, mark in MARKS.items():
        setattr(marked, localized("headline", code), mark)
    marked.title = MARKS[page.original_language]
    return marked


def _filled(text: str, headlines: dict[str, str]) -> str:
    for code, mark in MARKS.items():
        text = text.replace(mark, headlines[code])
    return text


class Entries(ABC):
    """Made of what is read once of each text, and written a batch at a time."""

    def __init__(self, model: Any) -> None:
        self.index = get_search_backend().get_index_for_model(model)
        self.table = connection.ops.quote_name(self.index.entries.model._meta.db_table)
        self.content_type = get_content_type_pk(model)
        # By the statement that writes them.
        self.rows: dict[str, list[list[Any]]] = {}

    @abstractmethod
    def read(self, page: Any) -> Read: ...

    def add(self, read: Read, key: int, headlines: dict[str, str]) -> None:
        statement, values = read
        filled = [_filled(value, headlines) if isinstance(value, str) else value for value in values]
        self.rows.setdefault(statement, []).append([self.content_type, str(key), *filled])

    def write(self) -> None:
        with connection.cursor() as cursor:
            for statement, rows in self.rows.items():
                cursor.executemany(statement, rows)
        self.rows = {}

    def finish(self) -> None:
        self.index._refresh_title_norms()


class EntriesOfSQLite(Entries):
    def read(self, page: Any) -> Read:
        from modelsearch.backends.database.sqlite.sqlite import ObjectIndexer

        found = ObjectIndexer(_marked(page), self.index.backend)
        statement = (
            f"INSERT INTO {self.table} (content_type_id, object_id, title_norm, title, autocomplete, body)"  # noqa: S608
            " VALUES (%s, %s, 1.0, %s, %s, %s)"
        )
        return statement, [found.title, found.autocomplete, found.body]


class EntriesOfPostgreSQL(Entries):
    """What has no headline in it becomes a vector once."""

    VECTOR = (
        'setweight(to_tsvector(COALESCE(%s::text::regconfig, get_current_ts_config()), %s::text), %s::"char")'
    )

    def read(self, page: Any) -> Read:
        from modelsearch.backends.database.postgres.postgres import ObjectIndexer

        class Parts(ObjectIndexer):
            def as_vector(self, texts: Any, for_autocomplete: bool = False) -> list[tuple]:
                config = self.autocomplete_config if for_autocomplete else self.config
                return [(config, text.strip(), weight) for text, weight in texts]

        found = Parts(_marked(page), self.index.backend)
        vectors, values = [], []
        for parts in (found.title, found.autocomplete, found.body):
            vector = []
            for part in parts:
                if any(mark in part[1] for mark in MARKS.values()):
                    vector.append(self.VECTOR)
                    values += part
                else:
                    vector.append("%s::tsvector")
                    values.append(self._vector(part))
            vectors.append(" || ".join(vector) or "''::tsvector")
        statement = (
            f"INSERT INTO {self.table}"  # noqa: S608
            " (content_type_id, object_id, title_norm, title, autocomplete, body, title_text, body_text)"
            f" VALUES (%s, %s, 1.0, {', '.join(vectors)}, %s, %s)"
        )
        return statement, [*values, found.title_text, found.body_text]

    def _vector(self, part: tuple) -> str:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT ({self.VECTOR})::text", part)
            vector: str = cursor.fetchone()[0]
        return vector
