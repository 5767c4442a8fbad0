from typing import Any

from django.core.management.base import BaseCommand

from editions.languages import codes

from ...messages import compile_language


class Command(BaseCommand):
    help = "Compiles the interface strings of every language, without gettext."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        compiled = [code for code in codes() if compile_language(code)]
        if compiled and options["verbosity"]:
            self.stdout.write(f"Compiled the interface strings: {', '.join(compiled)}.")
