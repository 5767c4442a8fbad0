"""`manage.py mirror`: what it prints, how it ends, how it goes on."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError

from newsroom.management.commands import mirror as command
from newsroom.mirror.run import Outcome, _alone
from newsroom.page_cache.versions import Versions
from tests import factories

from .conftest import Mirror


def call(folder: Path, **options: Any) -> str:
    out = StringIO()
    call_command("mirror", folder=folder, stdout=out, stderr=out, **options)
    return out.getvalue()


def test_it_says_what_it_did(mirror: Mirror) -> None:
    factories.release()
    assert " made, " in call(mirror.folder)
    assert "0 removed" in call(mirror.folder)
    assert mirror.has("/en/")


def test_a_page_that_fails_is_named_and_the_command_fails(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path, application: Any, say: Any) -> Outcome:
        return Outcome(problems=["/en/ answers 500"])

    monkeypatch.setattr(command, "run", fail)
    out = StringIO()
    with pytest.raises(CommandError, match="1 addresses"):
        call_command("mirror", folder=mirror.folder, stdout=out, stderr=out)
    assert "/en/ answers 500" in out.getvalue()


def test_a_second_one_at_the_same_time_says_so(mirror: Mirror) -> None:
    mirror.run()
    with _alone(mirror.folder / "lock"), pytest.raises(CommandError, match="Another process"):
        call(mirror.folder)


def test_a_folder_that_cannot_be_written_is_named(db: None) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        call(Path("/proc/mirror"))


class Stopped(Exception):
    pass


@pytest.fixture
def rounds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What happens in each round of `--every`: a run or a wait. The sixth wait ends it."""
    done: list[str] = []

    class Stop:
        def is_set(self) -> bool:
            return False

        def wait(self, seconds: float) -> None:
            done.append("wait")
            if done.count("wait") == 6:
                raise Stopped

    def run(*rest: Any) -> Outcome:
        done.append("run")
        return Outcome()

    monkeypatch.setattr(command, "run", run)
    monkeypatch.setattr(command.threading, "Event", Stop)
    monkeypatch.setattr(command.signal, "signal", lambda *rest: None)
    return done


def test_it_goes_on_and_shows_that_it_is_alive(db: None, tmp_path: Path, rounds: list[str]) -> None:
    with pytest.raises(Stopped):
        call(tmp_path, every=60, alive=tmp_path / "alive")
    assert rounds == ["run", "wait"] * 6
    assert (tmp_path / "alive").exists()


def test_it_does_not_look_where_nothing_was_written(
    db: None, tmp_path: Path, rounds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = Versions(tmp_path / "versions")
    monkeypatch.setattr(command, "versions", lambda: numbers)
    with pytest.raises(Stopped):
        call(tmp_path, every=60)
    assert rounds == ["run", *["wait"] * 6]
    rounds.clear()

    def run_while_somebody_writes(*rest: Any) -> Outcome:
        rounds.append("run")
        numbers.grow(None)
        return Outcome()

    monkeypatch.setattr(command, "run", run_while_somebody_writes)
    with pytest.raises(Stopped):
        call(tmp_path, every=60)
    assert rounds == ["run", "wait"] * 6


def test_it_waits_for_a_database_that_does_not_answer(
    db: None, tmp_path: Path, rounds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*rest: Any) -> Outcome:
        rounds.append("run")
        raise OperationalError("gone")

    monkeypatch.setattr(command, "run", fail)
    with pytest.raises(Stopped):
        call(tmp_path, every=60, alive=tmp_path / "alive")
    assert rounds == ["run", "wait"] * 6
    assert not (tmp_path / "alive").exists()


def test_the_folder_comes_from_the_environment() -> None:
    code = "import sys; sys.path[:0] = ['site', '.']; from django.conf import settings; print(settings.MIRROR_FOLDER)"
    environ = os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings.test"}
    for value, folder in {"": settings.BASE_DIR / "var" / "mirror", "/srv/mirror": "/srv/mirror"}.items():
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=settings.BASE_DIR,
            env=environ | {"MIRROR_FOLDER": value},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == str(folder)
