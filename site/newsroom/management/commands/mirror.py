"""Thin: one run of the mirror, or one after another."""

import signal
import threading
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error, close_old_connections
from django.utils import timezone

from ...mirror.run import BusyError, Outcome, run
from ...page_cache.setup import versions

SPEAKS_EVERY = 5.0
# Seconds for which nothing that Django knows of has to be written before it is looked all the same.
LOOKS_AGAIN_AFTER = 15 * 60


class Command(BaseCommand):
    help = "Writes what is live as files, for the proxy to give when the application fails; again only what changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=settings.MIRROR_FOLDER, help="Where it is written."
        )
        parser.add_argument("--every", type=float, metavar="SECONDS", help="Go on until stopped.")
        parser.add_argument("--alive", type=Path, help="A file to touch as long as all is well.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.alive: Path | None = options["alive"]
        self.spoke = time.monotonic()
        if options["every"]:
            self._go_on(options["folder"], options["every"])
            return
        outcome, problem = self._once(options["folder"])
        if outcome:
            self.stdout.write(f"{outcome}.")
        if problem:
            raise CommandError(problem)

    def _go_on(self, folder: Path, seconds: float) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        done, done_at, problem = None, 0.0, ""
        while not stop.is_set():
            numbers = versions()
            now = numbers.now() if numbers and numbers.hears() else None
            if now is None or now != done or time.monotonic() - done_at > LOOKS_AGAIN_AFTER:
                outcome, problem = self._once(folder)
                if outcome and (outcome.written or outcome.removed):
                    self.stdout.write(f"{timezone.localtime().isoformat(timespec='seconds')} {outcome}.")
                    self.stdout.flush()
                if problem:
                    self.stderr.write(problem)
                # What was written meanwhile is another number.
                done, done_at = (None if problem else now), time.monotonic()
                close_old_connections()
            if not problem:
                self._get_on()
            stop.wait(seconds)

    def _once(self, folder: Path) -> tuple[Outcome | None, str]:
        """What was done, and what went wrong in a sentence, which is empty if nothing did."""
        try:
            outcome = run(folder, WSGIHandler(), self._progress)
        except BusyError:
            return None, f"Another process is writing the mirror in {folder}."
        except Error as error:
            return None, f"The database does not answer, and the mirror stays as it was: {error}"
        except OSError as error:
            return None, f"The mirror cannot be written: {error}"
        for problem in outcome.problems:
            self.stderr.write(problem)
        missing = len(outcome.problems)
        return outcome, f"Missing, or not as they would be now: {missing} addresses." if missing else ""

    def _progress(self, outcome: Outcome) -> None:
        if time.monotonic() - self.spoke > SPEAKS_EVERY:
            self.stdout.write(f"… {outcome.made} made, {outcome.written} written, {outcome.seconds:.0f} s")
            self.stdout.flush()
            self._get_on()

    def _get_on(self) -> None:
        self.spoke = time.monotonic()
        if self.alive:
            self.alive.touch()
