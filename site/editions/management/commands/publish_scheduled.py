"""Wagtail's command, for cron: one round of the scheduler."""

from typing import Any

from django.core.management.base import CommandError
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand

from ...schedule.rounds import run


class Command(WagtailCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        outcome = run()
        if outcome.problems:
            raise CommandError("\n".join(["Not published; tried again the next time:", *outcome.problems]))
        if options["verbosity"] > 1:
            self.stdout.write(str(outcome))
