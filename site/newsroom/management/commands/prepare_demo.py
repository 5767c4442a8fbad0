"""Everything between a fresh installation and a running demo, in one process; nothing twice."""

from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Brings the demo up to date: messages, database, static files, demo content."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("compile_messages")
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database …")
            call_command("migrate", verbosity=0, interactive=False)
        if self._static_files_are_old():
            self.stdout.write("Collecting static files …")
            call_command("collectstatic", verbosity=0, interactive=False)
        call_command("load_demo", accounts=True)

    def _static_files_are_old(self) -> bool:
        """Whether any source is newer than the manifest that collecting wrote last."""
        manifest = settings.STATIC_ROOT / "staticfiles.json"
        if not manifest.exists():
            return True
        collected = manifest.stat().st_mtime
        for finder in finders.get_finders():
            for path, storage in finder.list([]):
                if storage.get_modified_time(path).timestamp() > collected:
                    return True
        return False
