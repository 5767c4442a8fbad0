"""What follows when everything due is live: mails to the newsroom's people, and the admin's search."""

import logging

from django.utils import timezone
from wagtail.search import index

from .. import mail
from ..models import ScheduledRun

logger = logging.getLogger(__name__)


def settle() -> None:
    """For every run that is done and not settled, also of a process that died before it came to it.

    A run is marked before its mails are sent: if the process dies between, a mail is missing, and
    never sent twice.
    """
    unsettled = ScheduledRun.objects.filter(done_at__isnull=False, settled_at=None).order_by("done_at")
    for run in unsettled.select_related("edition__page"):
        is_mine = ScheduledRun.objects.filter(pk=run.pk, settled_at=None).update(settled_at=timezone.now())
        if not is_mine:
            continue
        try:
            page = run.edition.page
            index.insert_or_update_object(page.specific)
            mail.tell_went_out(page.pk, run.edition.language, page.original_language, by=None)
        except Exception:
            logger.exception("What follows the publication of “%s” failed.", run)
