"""Databases to measure on: made, filled, and taken away again."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.run import POSTGRES_URL, why_postgres_is_missing

SETTINGS = "newsroom.settings.test"


def names() -> list[str]:
    return ["SQLite"] if why_postgres_is_missing(POSTGRES_URL) else ["SQLite", "PostgreSQL"]


@contextmanager
def database(name: str) -> Iterator[str]:
    """The URL of an empty database of that kind, with a folder of its own for its pictures."""
    with tempfile.TemporaryDirectory(prefix="portavoz-bench-media-") as media:
        os.environ["TEST_MEDIA_ROOT"] = media
        with _empty(name) as url:
            yield url


@contextmanager
def _empty(name: str) -> Iterator[str]:
    if name == "SQLite":
        with tempfile.TemporaryDirectory(prefix="portavoz-bench-") as folder:
            yield f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        return
    made = f"portavoz_bench_{os.getpid()}"
    with psycopg.connect(POSTGRES_URL, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{made}"')
        try:
            yield urlsplit(POSTGRES_URL)._replace(path=f"/{made}").geturl()
        finally:
            server.execute(f'DROP DATABASE "{made}" WITH (FORCE)')


def environment(url: str, settings: str = SETTINGS, **more: str) -> dict[str, str]:
    own = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": f"site{os.pathsep}.",
        "PYTHONWARNINGS": "ignore",
    }
    return os.environ | own | more


def manage(url: str, *command: str, settings: str = SETTINGS) -> float:
    """Runs a command of manage.py; gives the seconds it took."""
    begun = time.monotonic()
    subprocess.run(
        [sys.executable, "manage.py", *command],
        env=environment(url, settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
    )
    return time.monotonic() - begun


def with_demo(url: str, settings: str = SETTINGS) -> None:
    manage(url, "migrate", "-v0", settings=settings)
    manage(url, "load_demo", settings=settings)
