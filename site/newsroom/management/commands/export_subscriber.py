"""Prints what is held on a mail address, as JSON: what a person may ask to see."""

import argparse
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from ...subscribers.addresses import folded
from ...subscribers.personal_data import held


class Command(BaseCommand):
    help = "Print everything that is held on a subscriber's mail address."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("address")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = held(folded(options["address"]))
        except ValidationError as error:
            raise CommandError(error.message) from error
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
