"""Reads what mail servers sent back, so that nobody is written to in vain for ever."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...subscribers import bounces


class Command(BaseCommand):
    help = "Record the delivery reports (RFC 3464) in mail files or mailboxes (mbox)."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument(
            "--plain",
            action="store_true",
            help="The files are lists of addresses that do not exist, one a line.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        paths: list[Path] = options["files"]
        # Before anything is recorded: a name typed wrongly leaves nothing half done.
        if missing := [str(path) for path in paths if not path.is_file()]:
            raise CommandError(f"There is no such file: {', '.join(missing)}")
        read = bounces.in_list if options["plain"] else bounces.in_mails
        found = [bounce for path in paths for bounce in read(path)]
        ended, counted = bounces.record(found)
        self.stdout.write(
            f"{len(found)} reports: {ended} subscribers deactivated, {counted} more mails counted."
        )
