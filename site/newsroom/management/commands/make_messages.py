from typing import Any

from django.core.management.base import BaseCommand

from editions.languages import codes

from ...messages import untranslated, update


class Command(BaseCommand):
    help = "Collects the interface's strings into locale/ and says what is not translated yet."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for code in codes():
            number = len(update(code))
            missing = untranslated(code)
            self.stdout.write(f"{code}: {number} strings, {len(missing)} not translated.")
            for message in missing:
                self.stdout.write(f"  {message}")
