import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ... import statistics
from ...load import NothingToCopyError, load

# Releases between two lines of progress.
EVERY = 5000


class Command(BaseCommand):
    help = (
        "Adds thousands of releases, live in every language, to see how the newsroom behaves when it is large."
        " Not for a newsroom that has readers."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--publications", type=int, default=1000, metavar="NUMBER", help="how many to add"
        )

    def handle(self, *args: Any, publications: int, **options: Any) -> None:
        if publications < 1:
            raise CommandError("--publications needs a number from 1 on.")
        begun = time.monotonic()
        try:
            load(publications, self._say(publications))
            statistics.analyse()
        except NothingToCopyError:
            raise CommandError(
                "There is no release in every language to copy from. Load the demo first: manage.py load_demo"
            ) from None
        self.stdout.write(f"{publications} releases in {time.monotonic() - begun:.0f} s.")

    def _say(self, publications: int) -> Callable[[int], None]:
        told = 0

        def say(done: int) -> None:
            nonlocal told
            if done - told >= EVERY or done == publications:
                told = done
                self.stdout.write(f"  {done} of {publications}")
                self.stdout.flush()

        return say
