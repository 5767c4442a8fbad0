"""Wagtail's command, which leaves every version that readers ever had."""

from datetime import timedelta
from typing import Any

from django.db.models import ProtectedError, Q
from django.utils import timezone
from wagtail.management.commands.purge_revisions import Command as WagtailCommand
from wagtail.models import Revision, WorkflowState

from ...corrections.versions import published_ids

UNDER_WAY = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


class Command(WagtailCommand):
    help = (
        "Deletes drafts that are neither the newest, nor were ever published, nor are scheduled or in review."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        revisions = Revision.objects.all()
        if options["pages"] != options["non_pages"]:
            of_pages, of_others = revisions.page_revisions(), revisions.not_page_revisions()
            revisions = of_pages if options["pages"] else of_others
        if options["days"]:
            revisions = revisions.filter(created_at__lt=timezone.now() - timedelta(days=options["days"]))
        revisions = revisions.exclude(
            Q(approved_go_live_at__isnull=False) | Q(task_states__workflow_state__status__in=UNDER_WAY)
        )
        published = published_ids()
        deleted = 0
        for revision in revisions.iterator():
            if revision.pk not in published and not revision.is_latest_revision():
                try:
                    revision.delete()
                    deleted += 1
                except ProtectedError:
                    continue
        self.stdout.write(self.style.SUCCESS(f"Deleted {deleted} drafts; kept what readers had."))
