from collections.abc import Callable
from typing import Any

import pytest

from newsroom.cdn import sending

from .recording import RECORDING, Recording

Told = Callable[[Callable[[], Any]], list[Any]]


@pytest.fixture
def told_by(db: None, settings: Any, monkeypatch: Any, django_capture_on_commit_callbacks: Any) -> Told:
    """Does something with a CDN in front; gives what that was told, in order."""
    monkeypatch.setattr(sending, "GATHERED_FOR", 0)

    def told_by(action: Callable[[], Any]) -> list[Any]:
        monkeypatch.setattr(Recording, "told", [])
        settings.WAGTAILFRONTENDCACHE = RECORDING
        with django_capture_on_commit_callbacks(execute=True):
            action()
        sending.sender.wait()
        settings.WAGTAILFRONTENDCACHE = {}
        return Recording.told

    return told_by


@pytest.fixture
def purged_by(told_by: Told) -> Callable[[Callable[[], Any]], set[str]]:
    """The addresses alone; whoever asks for them expects no language as a whole."""

    def purged_by(action: Callable[[], Any]) -> set[str]:
        told = told_by(action)
        assert all(isinstance(batch, set) for batch in told), told
        assert len(told) <= 1
        return told[0] if told else set()

    return purged_by


@pytest.fixture(autouse=True)
def one_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """All keys in one part of the sitemap, however many the tests before have used."""
    for module in ("newsroom.feeds.sitemaps", "newsroom.cdn.addresses"):
        monkeypatch.setattr(f"{module}.PART", 10**9)
