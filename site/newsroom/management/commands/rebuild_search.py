"""Makes the search index anew, and forgets what readers searched for more than a year ago."""

from typing import Any

from django.core.management.base import BaseCommand

from ...search import index, terms


class Command(BaseCommand):
    help = "Make the search index anew from what is live; forget search terms older than a year."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{index.rebuild()} entries in the search index.")
        self.stdout.write(f"{terms.forget_old()} old search terms forgotten.")
