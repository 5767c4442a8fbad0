from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from newsroom.mirror import run as running
from newsroom.mirror.addresses import file_of
from newsroom.mirror.run import Outcome, run
from newsroom.models import Branding


@pytest.fixture(autouse=True)
def connection_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server closes it between requests; here it holds the transaction around the test."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


@pytest.fixture(autouse=True)
def nobody_edits_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "made_under", lambda: "today")


@dataclass
class Mirror:
    """`asked` are the addresses the application was asked for in the last run; those in `failing` answer 500."""

    folder: Path
    asked: list[str] = field(default_factory=list)
    failing: set[str] = field(default_factory=set)
    before: Callable[[str], None] = lambda address: None

    def run(self) -> Outcome:
        self.asked.clear()
        return run(self.folder, self._application)

    def _application(self, environ: Any, start_response: Any) -> Any:
        query = environ["QUERY_STRING"]
        address = quote(environ["PATH_INFO"].encode("latin-1")) + (f"?{query}" if query else "")
        self.asked.append(address)
        self.before(address)
        if address in self.failing:
            start_response("500 Internal Server Error", [("Content-Type", "text/html")])
            return [b"failed"]
        return WSGIHandler()(environ, start_response)

    def path(self, address: str) -> Path:
        return self.folder / "site" / file_of(address)

    def has(self, address: str) -> bool:
        return self.path(address).is_file()

    def text(self, address: str) -> str:
        return self.path(address).read_text()

    def files(self) -> dict[str, int]:
        """When each was written."""
        root = self.folder / "site"
        return {
            str(path.relative_to(root)): path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()
        }


@pytest.fixture
def mirror(db: None, tmp_path: Path) -> Mirror:
    # The first page of a new site makes the row, and would be made once more.
    Branding.load()
    return Mirror(tmp_path / "mirror")
