"""Acts in threads and connections of their own, held back where a test wants them to meet."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from operator import attrgetter
from threading import Event, Lock
from typing import Any

import pytest
from django.db import connection, connections

from editions import gate

PATIENCE = 20


class Hold:
    """Stops the first caller of a function the gate uses before it goes in, until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self._held, self._go, self._first = Event(), Event(), Lock()
        function = attrgetter(name)(gate)

        def held(*args: Any, **kwargs: Any) -> Any:
            if self._first.acquire(blocking=False):
                self._held.set()
                assert self._go.wait(PATIENCE), f"nobody let {name} go"
            return function(*args, **kwargs)

        monkeypatch.setattr(f"editions.gate.{name}", held)

    def wait_until_held(self) -> None:
        assert self._held.wait(PATIENCE), "never called"

    def let_go(self) -> None:
        self._go.set()


def together(*acts: Callable[[], Any]) -> list[BaseException | None]:
    """Runs the acts at once; gives what each raised."""
    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.exception(PATIENCE) for future in [pool.submit(_alone, act) for act in acts]]


def one_into_the_other(
    hold: Hold, first: Callable[[], Any], second: Callable[[], Any]
) -> tuple[bool, list[BaseException | None]]:
    """Runs `second` while `first` is held; gives whether `second` had to wait, and what each raised."""
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(_alone, first)
        try:
            hold.wait_until_held()
            two = pool.submit(_alone, second)
            waited = _waits_for_a_lock(two)
        finally:
            hold.let_go()
        return waited, [one.exception(PATIENCE), two.exception(PATIENCE)]


def _alone(act: Callable[[], Any]) -> None:
    try:
        act()
    finally:
        connections.close_all()


def _waits_for_a_lock(act: Future) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not act.done() and time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.01)
    return False
