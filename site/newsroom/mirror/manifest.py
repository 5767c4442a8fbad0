"""What each file of the mirror was made from: its queries and their answers, in a small database beside the files.

A row says of which very file it speaks, so that whatever interrupts a run, no file is taken for what
its row describes unless it is that.
"""

import datetime
import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils.module_loading import import_string

from ..page_cache.reads import Answer, Read
from ..page_cache.watching import places_in

# Another number where the tables are others: what is there is then made anew.
FORMAT = 1
TABLES = """
CREATE TABLE IF NOT EXISTS statement (id INTEGER PRIMARY KEY, sql TEXT UNIQUE NOT NULL);
CREATE TABLE IF NOT EXISTS made (
    address TEXT PRIMARY KEY, file TEXT NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL,
    under TEXT NOT NULL, links TEXT NOT NULL, reads TEXT NOT NULL
) WITHOUT ROWID;
"""
MOST_ANSWERS = 100_000
# Values of queries beside numbers and texts, by the names of their types, and how each is read.
KINDS: dict[str, Callable[[str], Any]] = {
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "Decimal": Decimal,
    "UUID": UUID,
}


@dataclass(frozen=True)
class Made:
    """One file. `changed` is when it was last written, in nanoseconds; `under` what else it depends on than queries.

    `reads` are its queries and their answers, each as one line.
    """

    file: str
    size: int
    changed: int
    under: str
    links: list[str]
    reads: list[str]


class Manifest:
    def __init__(self, path: Path) -> None:
        """What somebody else could have written is thrown away: its queries are going to be asked."""
        with suppress(FileNotFoundError):
            found = path.stat()
            if found.st_uid != os.geteuid() or found.st_mode & 0o022:
                path.unlink()
        try:
            self.database = _opened(path)
        except sqlite3.DatabaseError:
            path.unlink()
            self.database = _opened(path)
        self.statements: dict[int, str] = dict(self.database.execute("SELECT id, sql FROM statement"))
        self.numbers = {sql: number for number, sql in self.statements.items()}
        # Many files are made from one answer, which is asked for once.
        self.answers: dict[str, bool] = {}

    def get(self, address: str) -> Made | None:
        row = self.database.execute(
            "SELECT file, size, changed, under, links, reads FROM made WHERE address = ?", [address]
        ).fetchone()
        if row is None:
            return None
        file, size, changed, under, links, reads = row
        return Made(file, size, changed, under, json.loads(links), reads.splitlines())

    def put(self, address: str, made: Made) -> None:
        self.database.execute(
            "INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                address,
                made.file,
                made.size,
                made.changed,
                made.under,
                json.dumps(made.links),
                "\n".join(made.reads),
            ],
        )

    def written(self, read: Read | Answer) -> str:
        """One line. Raises TypeError for what was asked with a value it does not know how to write down."""
        what = (
            [self._number(read.sql), read.params, read.language]
            if isinstance(read, Read)
            else [f"{read.ask.__module__}.{read.ask.__qualname__}", read.arguments]
        )
        return json.dumps([*what, read.digest.hex()], default=_plain)

    def is_still_true(self, made: Made) -> bool:
        """Whether its queries give the answers they gave. Raises the database's errors."""
        return all(self._is_true(read) for read in made.reads)

    def forget(self, address: str) -> None:
        self.database.execute("DELETE FROM made WHERE address = ?", [address])

    def files(self) -> list[tuple[str, str]]:
        """Address and file of each."""
        return self.database.execute("SELECT address, file FROM made").fetchall()

    def close(self) -> None:
        self.database.close()

    def _number(self, sql: str) -> int:
        number = self.numbers.get(sql)
        if number is None:
            self.database.execute("INSERT INTO statement (sql) VALUES (?)", [sql])
            (number,) = self.database.execute("SELECT last_insert_rowid()").fetchone()
            self.numbers[sql], self.statements[number] = number, sql
        return number

    def _is_true(self, written: str) -> bool:
        found = self.answers.get(written)
        if found is None:
            if len(self.answers) >= MOST_ANSWERS:
                self.answers.clear()
            found = self.answers[written] = self._read(written).is_still_true()
        return found

    def _read(self, written: str) -> Read | Answer:
        what, *rest, digest = json.loads(written, object_hook=_value)
        if isinstance(what, int):
            sql = self.statements[what]
            params, language = rest
            return Read(sql, params, places_in(sql), language, bytes.fromhex(digest))
        (arguments,) = rest
        return Answer(import_string(what), _hashable(arguments), frozenset(), bytes.fromhex(digest))


def _opened(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    # Without transactions, for each row stands for itself; and not waiting for the disk, for one that is lost
    # costs making a page.
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("PRAGMA synchronous = OFF")
        (found,) = database.execute("PRAGMA user_version").fetchone()
        if found != FORMAT:
            database.executescript("DROP TABLE IF EXISTS made; DROP TABLE IF EXISTS statement;")
        database.executescript(f"{TABLES} PRAGMA user_version = {FORMAT};")
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def _plain(value: Any) -> dict[str, str]:
    """For what JSON does not know. Raises TypeError for what nothing here knows."""
    name = type(value).__name__
    if name not in KINDS:
        raise TypeError(name)
    return {name: str(value)}


def _value(written: dict[str, str]) -> Any:
    ((name, text),) = written.items()
    return KINDS[name](text)


def _hashable(value: Any) -> Any:
    """As it was: what is asked in memory is asked with tuples, which JSON takes for lists."""
    return tuple(map(_hashable, value)) if isinstance(value, list) else value
