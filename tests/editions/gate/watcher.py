"""Looks at each statement that writes to the pages' tables, and asks who sent it."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from django.db import connection
from wagtail.models import get_page_models

from editions import gate
from editions.languages import codes, fields_in

WRITES = re.compile(r'^\s*(?:UPDATE|INSERT INTO)\s+"?(\w+)"?', re.IGNORECASE)
EMPTY = (None, "", "[]")


class Offence(AssertionError):
    """A language's live text was written by something that is not the publish of that language."""


@dataclass(frozen=True)
class Change:
    page: int
    column: str
    language: str
    original: str
    before: Any
    after: Any


@dataclass
class Watcher:
    """What was seen: the changes `put_live` made, and whose they should not have been."""

    published: list[Change] = field(default_factory=list)
    offences: list[str] = field(default_factory=list)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        written = WRITES.match(str(sql))
        columns = TABLES.get(written[1]) if written else None
        if written is None or not columns:
            return execute(sql, params, many, context)
        before = _texts(written[1], columns)
        result = execute(sql, params, many, context)
        for change in _changes(before, _texts(written[1], columns), columns):
            self._judge(change)
        return result

    def _judge(self, change: Change) -> None:
        publishing = _edition_on_the_stack(sys._getframe())
        if publishing == (change.page, change.language):
            self.published.append(change)
        elif publishing or change.language != change.original:
            self.offences.append(str(change))
            # At once, so that the traceback shows whose statement it was.
            raise Offence(change)


@contextmanager
def watching() -> Iterator[Watcher]:
    watcher = Watcher()
    with connection.execute_wrapper(watcher):
        yield watcher


def _columns_by_table() -> dict[str, dict[str, str]]:
    """Per table of pages, its translated text columns with their languages.

    Paths are left out: they are derived from slugs and the tree, and follow a move in every language.
    """
    tables = {}
    for model in get_page_models():
        own = {column.name for column in model._meta.local_concrete_fields}
        tables[model._meta.db_table] = {
            name: code for code in codes() for name in fields_in(model, code) if name in own
        }
    return tables


TABLES = _columns_by_table()


def _texts(table: str, columns: dict[str, str]) -> dict[int, tuple[str, dict[str, Any]]]:
    """Every row's original language and texts, read past Django so that nothing watches the watcher."""
    key = "page.id" if table == "editions_basepage" else "own.basepage_ptr_id"
    source = (
        "editions_basepage page"
        if table == "editions_basepage"
        else f"{table} own JOIN editions_basepage page ON page.id = own.basepage_ptr_id"
    )
    connection.ensure_connection()
    cursor = connection.connection.cursor()
    cursor.execute(f"SELECT {key}, original_language, {', '.join(columns)} FROM {source}")
    rows = cursor.fetchall()
    cursor.close()
    return {pk: (original, dict(zip(columns, texts, strict=True))) for pk, original, *texts in rows}


def _changes(before: Any, after: Any, columns: dict[str, str]) -> Iterator[Change]:
    for pk, (original, texts) in after.items():
        old = before[pk][1] if pk in before else {}
        for name, text in texts.items():
            was = old.get(name)
            if was != text and not (was in EMPTY and text in EMPTY):
                yield Change(pk, name, columns[name], original, was, text)


def _edition_on_the_stack(frame: FrameType | None) -> tuple[int, str] | None:
    """The page and language `put_live` is publishing, if it is what sent the statement."""
    while frame is not None:
        if frame.f_code is gate.put_live.__code__:
            edition = frame.f_locals["edition"]
            return edition.page_id, edition.language
        frame = frame.f_back
    return None
