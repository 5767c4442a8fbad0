"""Wagtail's command, which leaves every version that readers ever had."""

from typing import Any

from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from wagtail.management.commands.purge_revisions import Command as WagtailCommand
from wagtail.models import Revision

from ...corrections.versions import published_ids


class Command(WagtailCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        published = published_ids()

        def keep(instance: Revision, **kwargs: Any) -> None:
            # Wagtail counts these as ignored and goes on.
            if instance.pk in published:
                raise ProtectedError("Readers had this version.", {instance})

        pre_delete.connect(keep, sender=Revision)
        try:
            super().handle(*args, **options)
        finally:
            pre_delete.disconnect(keep, sender=Revision)
