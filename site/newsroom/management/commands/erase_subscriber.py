"""Erases what is held on a mail address, in every language."""

import argparse
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from ...subscribers.addresses import folded
from ...subscribers.personal_data import erase


class Command(BaseCommand):
    help = "Erase everything that is held on a subscriber's mail address."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("address")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            number = erase(folded(options["address"]))
        except ValidationError as error:
            raise CommandError(error.message) from error
        if not number:
            raise CommandError("Nothing is held on this address.")
        self.stdout.write(f"{number} subscriptions erased.")
