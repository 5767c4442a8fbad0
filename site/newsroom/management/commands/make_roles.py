"""Makes the groups of roles that are missing: after a language was added, or one was deleted."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from ... import roles


class Command(BaseCommand):
    help = "Make the groups of authors, editors, publishers, reviewers and translators that are missing."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        roles.make(apps.get_model)
        roles.make_moderation(apps.get_model)
