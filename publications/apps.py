from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PublicationsConfig(AppConfig):
    name = "publications"
    verbose_name = _("Publications")

    def ready(self) -> None:
        post_migrate.connect(self._log_changes, sender=self)

    def _log_changes(self, using: str, **kwargs: Any) -> None:
        from .facets import changes

        changes.make_triggers(connections[using])
