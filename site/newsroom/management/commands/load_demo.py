from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from editions.languages import DEFAULT_LANGUAGE

from ...demo import accounts
from ...demo.loader import DemoLoader, is_loaded


class Command(BaseCommand):
    help = "Loads the demo content and accounts, once; what is there already is left alone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--accounts", action="store_true", help="Print the addresses and accounts too.")

    def handle(self, *args: Any, **options: Any) -> None:
        if is_loaded():
            self.stdout.write("The demo content is there already.")
        else:
            self.stdout.write("Loading the demo content (about a minute) …")
            with translation.override(DEFAULT_LANGUAGE):
                DemoLoader(self._say).load()
        if options["accounts"]:
            self._print_accounts()

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _print_accounts(self) -> None:
        self.stdout.write(f"\nReaders: {settings.BASE_URL}/\nEditors: {settings.BASE_URL}/admin/\n")
        for name, can in accounts.ACCOUNTS.items():
            self.stdout.write(f"  {name:<11} {can}")
        self.stdout.write(f"  password    {accounts.PASSWORD}\n")
