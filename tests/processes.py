"""Management commands as processes of their own, on a copy of the test's database or on the very one."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection


class Processes:
    """Runs commands of manage.py where the test's data are, and asks what has become of them."""

    settings_module = "newsroom.settings.test"

    def __init__(self, folder: Path) -> None:
        self.copy = folder / "copy.sqlite3"
        self.url = self._reachable()

    def start(self, *command: str, **environment: str) -> subprocess.Popen[str]:
        own = {"DJANGO_SETTINGS_MODULE": self.settings_module, "DATABASE_URL": self.url}
        return subprocess.Popen(
            [sys.executable, "manage.py", *command, "--skip-checks"],
            cwd=settings.BASE_DIR,
            env=os.environ | own | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def ask(self, sql: str) -> Any:
        """The first column of the first row."""
        if connection.vendor == "sqlite":
            with sqlite3.connect(self.copy, timeout=30) as reader:
                answer = reader.execute(sql).fetchone()[0]
            reader.close()
            return answer
        with psycopg.connect(self.url) as reader:
            row = reader.execute(sql).fetchone()
            return row[0] if row else None

    def _reachable(self) -> str:
        """A database in memory is copied, since no other process can reach it."""
        if connection.vendor == "sqlite":
            self.copy.write_bytes(connection.connection.serialize())
            return f"sqlite:///{self.copy}"
        values = connection.settings_dict
        password = f":{values['PASSWORD']}" if values["PASSWORD"] else ""
        return f"postgres://{values['USER']}{password}@{values['HOST']}:{values['PORT']}/{values['NAME']}"
