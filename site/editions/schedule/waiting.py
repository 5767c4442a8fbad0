"""The process that sleeps until the next instant, and publishes at it."""

import datetime
import logging
import threading
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from .aftermath import settle
from .due import due_bundles, due_expiries, due_revisions, next_instant
from .rounds import BUNDLE, REVISION, Item, Outcome, run

logger = logging.getLogger(__name__)

# How long a schedule made a moment ago for a moment from now may go unseen.
LOOKS_EVERY = 0.5
TRIES_AGAIN_AFTER = 60.0
# So that the sleep ends after the instant and not just before it.
A_MOMENT = 0.001


def wait(stop: threading.Event, report: Callable[[Outcome], None], alive: Path | None = None) -> None:
    """Runs rounds until `stop` is set: first for what was missed, or left unsettled by a process that died,
    then at each instant.

    What could not go out is tried again after a minute, and not at each look. A database that does
    not answer is waited for; the file `alive` is touched while it does.
    """
    settle()
    failed: set[Item] = set()
    try_again_at = timezone.now()
    while not stop.is_set():
        try:
            now = timezone.now()
            if now >= try_again_at:
                failed.clear()
            if _due(now) - failed:
                outcome = run(but=failed)
                failed |= outcome.failed
                if outcome.failed:
                    try_again_at = timezone.now() + datetime.timedelta(seconds=TRIES_AGAIN_AFTER)
                report(outcome)
            seconds = _seconds_until(next_instant(now))
            if alive:
                alive.touch()
            stop.wait(seconds)
        except DatabaseError:
            logger.exception("The database does not answer; the scheduler waits for it.")
            close_old_connections()
            stop.wait(LOOKS_EVERY * 4)


def _due(now: datetime.datetime) -> set[Item]:
    """What waits to be done; what has expired is one item, since taking off does not wait for anything."""
    due = {(REVISION, key) for key in due_revisions(now)} | {(BUNDLE, key) for key in due_bundles(now)}
    return due | {("expiries", 0) for _item in islice(due_expiries(now), 1)}


def _seconds_until(instant: datetime.datetime | None) -> float:
    if instant is None:
        return LOOKS_EVERY
    seconds = (instant - timezone.now()).total_seconds()
    return min(LOOKS_EVERY, max(seconds, 0) + A_MOMENT)
