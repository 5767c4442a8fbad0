"""Sends what waits: for cron or the scheduler, each minute. The queue's wake-ups only make it faster."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand

from ...subscribers import announcing, forgetting, outbox, sending


class Command(BaseCommand):
    help = "Send the alerts and mails of the day that are due, and say what an earlier run left open."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--again",
            action="store_true",
            help="Send interrupted ones once more, though some of them may have arrived.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if interrupted := outbox.note_interrupted():
            self.stderr.write(
                f"{interrupted} deliveries were interrupted: whether they arrived is not known."
                " See Reports → Alerts not delivered; “send_alerts --again” sends them once more."
            )
        outbox.expire()
        forgetting.forget()
        if options["again"]:
            self.stdout.write(f"{outbox.release_interrupted()} interrupted deliveries wait again.")
        announcing.announce_missed()
        announcing.settle_all()
        if number := sending.send_waiting():
            self.stdout.write(f"{number} mails were taken in hand.")
        forgetting.forget_wake_ups()
