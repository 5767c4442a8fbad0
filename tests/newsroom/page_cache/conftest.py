from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from newsroom.models import Branding
from newsroom.page_cache.cache import PageCache
from newsroom.page_cache.versions import Versions
from newsroom.page_cache.watching import Watch

from .reading import Reader


class WatchInsideATransaction(Watch):
    """Tells at once: the transaction around a test is never committed."""

    def tell(self, table: str | None) -> None:
        self.versions.grow(None if table is None else [table])


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions")


@contextmanager
def watched_by(watch: Watch) -> Iterator[None]:
    connection.execute_wrappers.append(watch)
    yield
    connection.execute_wrappers.remove(watch)


@pytest.fixture
def branding() -> None:
    """The first page of a new site makes the row, and is made once more."""
    Branding.load()


@pytest.fixture(autouse=True)
def connection_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server closes it between requests; here it holds the transaction around the test."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


def reader_of(versions: Versions) -> Reader:
    return Reader(PageCache(WSGIHandler(), versions, 32 * 1024 * 1024, ("/static/", "/admin/")))


@pytest.fixture
def reader(db: None, branding: None, versions: Versions) -> Iterator[Reader]:
    with watched_by(WatchInsideATransaction(connection, versions)):
        yield reader_of(versions)


@pytest.fixture
def reader_after_commits(db: None, branding: None, versions: Versions) -> Iterator[Reader]:
    """What is written is told when it is committed, and in tests nothing is unless it is said."""
    with watched_by(Watch(connection, versions)):
        yield reader_of(versions)
