"""Computes the progress of every edition anew: after an upgrade, or when a page type's fields changed."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from ... import staleness
from ...models import BasePage


class Command(BaseCommand):
    help = "Compute how much of each edition is translated, missing or stale anew."

    def handle(self, *args: Any, **options: Any) -> None:
        pages = BasePage.objects.filter(depth__gt=1, alias_of=None).order_by("path")
        for page in pages.iterator(chunk_size=200):
            with transaction.atomic():
                staleness.refresh_all(staleness.working_original(page))
        self.stdout.write(f"{pages.count()} publications.")
