"""The scheduler as a process: to the second, killed midway and started again, twice at once."""

import datetime
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from editions.schedule import rounds
from tests import factories
from tests.processes import Processes

from .scheduling import came, scheduled

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("db" if connection.vendor == "sqlite" else "committed"),
]

LIVE = "SELECT count(*) FROM editions_edition WHERE language = 'es' AND live AND page_id IN ({})"
PUBLISHED = "SELECT count(*) FROM wagtailcore_modellogentry WHERE action = 'wagtail.publish.scheduled'"
RUNS = "SELECT count(*) FROM editions_scheduledrun WHERE done_at IS NOT NULL"
UNSETTLED = "SELECT count(*) FROM editions_scheduledrun WHERE settled_at IS NULL"
SECONDS = 90


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def releases(number: int, at: datetime.datetime | None = None) -> str:
    pages = [factories.release(languages=("en",)) for _ in range(number)]
    for page in pages:
        scheduled(page, "es", at=at)
    return LIVE.format(", ".join(str(page.pk) for page in pages))


def test_it_publishes_within_a_second_of_the_instant_and_not_before(tmp_path: Path) -> None:
    at = timezone.now() + datetime.timedelta(seconds=25)
    live = releases(2, at)
    other = Processes(tmp_path)
    process = other.start("run_scheduler", "--without-chores")
    try:
        while timezone.now() < at - datetime.timedelta(seconds=0.3):
            assert other.ask(live) == 0
            time.sleep(0.2)
        until(lambda: other.ask(live) == 2)
        late = timezone.now() - at
    finally:
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=30)
    assert process.returncode == 0, output
    # A generous bound for a busy machine; the figure itself is in the benchmarks.
    assert datetime.timedelta() <= late < datetime.timedelta(seconds=10)
    assert "published 2" in output


def test_what_a_dead_process_left_unsettled_is_settled_at_the_start(tmp_path: Path) -> None:
    releases(1)
    came()
    rounds.run(aftermath=False)
    other = Processes(tmp_path)
    assert other.ask(UNSETTLED) == 1
    process = other.start("run_scheduler", "--without-chores")
    try:
        until(lambda: other.ask(UNSETTLED) == 0)
    finally:
        process.terminate()
        process.communicate(timeout=30)


def test_killed_midway_and_started_again_each_goes_out_once(tmp_path: Path) -> None:
    number = 50
    live = releases(number)
    came()
    other = Processes(tmp_path)
    process = other.start("publish_scheduled")
    until(lambda: other.ask(live) > 0 or process.poll() is not None)
    process.kill()
    process.communicate()
    between = other.ask(live)
    # In the middle: else the test shows nothing.
    assert 0 < between < number
    assert other.ask(RUNS) == between
    again = [other.start("publish_scheduled"), other.start("publish_scheduled")]
    for process in again:
        output, _ = process.communicate(timeout=SECONDS)
        assert process.returncode == 0, output
    counts: list[Any] = [other.ask(sql) for sql in (live, PUBLISHED, RUNS, UNSETTLED)]
    assert counts == [number, number, number, 0]
