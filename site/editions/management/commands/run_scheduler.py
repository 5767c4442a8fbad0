"""Publishes to the second: the process beside the web server."""

import signal
import threading
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from ...schedule.chores import keep_doing
from ...schedule.rounds import Outcome
from ...schedule.waiting import wait


class Command(BaseCommand):
    help = (
        "Publishes and takes off what is scheduled, at its second; makes up for what was missed. Runs until it is "
        "stopped. Several may run at once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--without-chores", action="store_true", help="Only publish: send no alerts to subscribers."
        )
        parser.add_argument(
            "--alive", type=Path, help="A file to touch twice a second as long as the database answers."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        if not options["without_chores"]:
            threading.Thread(target=keep_doing, args=[stop], daemon=True).start()
        wait(stop, self._report, alive=options["alive"])

    def _report(self, outcome: Outcome) -> None:
        moment = timezone.localtime().isoformat(timespec="milliseconds")
        self.stdout.write(f"{moment} {outcome}")
        self.stdout.flush()
        for problem in outcome.problems:
            self.stderr.write(f"{moment} {problem}")
