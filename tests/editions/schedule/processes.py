"""The scheduler as a process of its own, on a copy of the test's database or on the very one."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]


class OtherProcess:
    """Runs commands of manage.py where the test's data are, and asks what has become of them."""

    def __init__(self, folder: Path) -> None:
        self.is_sqlite = connection.vendor == "sqlite"
        if self.is_sqlite:
            # The test's own is in memory, where no other process sees it.
            self.name = str(folder / "copy.sqlite3")
            with sqlite3.connect(self.name) as copy:
                connection.ensure_connection()
                connection.connection.backup(copy)
            copy.close()
            self.url = f"sqlite:///{self.name}"
        else:
            self.url = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + connection.settings_dict["NAME"]

    def start(self, *arguments: str) -> subprocess.Popen:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings.test",
            "DATABASE_URL": self.url,
        }
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def ask(self, sql: str) -> Any:
        """The first column of the first row."""
        if self.is_sqlite:
            with sqlite3.connect(self.name, timeout=30) as reader:
                answer = reader.execute(sql).fetchone()[0]
            reader.close()
            return answer
        with psycopg.connect(self.url) as reader:
            row = reader.execute(sql).fetchone()
            return row[0] if row else None
