"""What could not go out at its instant: it keeps its schedule, and the people concerned are told once."""

import logging

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from .. import mail
from ..models import Bundle, ScheduledRun
from .publish import edition_of

logger = logging.getLogger(__name__)


def sentence(error: Exception) -> str:
    """The reason in words for editors; what only an administrator can mend is in the log."""
    if isinstance(error, ValidationError):
        return " ".join(dict.fromkeys(error.messages))
    return _("An unexpected error (%(kind)s). An administrator finds it in the log.") % {
        "kind": type(error).__name__
    }


def keep(revision_id: int, error: Exception) -> str:
    """Records the attempt and gives a line for the command's output."""
    revision = Revision.objects.select_related("base_content_type").filter(pk=revision_id).first()
    if revision is None or revision.approved_go_live_at is None:
        return sentence(error)
    if not isinstance(error, ValidationError):
        logger.error("“%s” could not be published.", revision.object_str, exc_info=error)
    told = f"{revision.object_str}: {sentence(error)}"
    edition = edition_of(revision)
    if edition is None:
        return told
    run, _made = ScheduledRun.objects.get_or_create(edition=edition, due_at=revision.approved_go_live_at)
    is_new = run.error != sentence(error)
    run.attempts += 1
    run.failed_at = timezone.now()
    run.error = sentence(error)
    run.save(update_fields=["attempts", "failed_at", "error"])
    if is_new:
        # Not each time it is tried, but each time the reason is another.
        mail.not_published(run)
    return told


def keep_bundle(bundle: Bundle, error: Exception) -> str:
    """The same for a bundle: nothing of it went out."""
    if not isinstance(error, ValidationError):
        logger.error("The bundle “%s” could not be published.", bundle, exc_info=error)
    is_new = bundle.error != sentence(error)
    Bundle.objects.filter(pk=bundle.pk).update(error=sentence(error), failed_at=timezone.now())
    if is_new:
        mail.bundle_not_published(bundle.pk)
    return f"{bundle}: {sentence(error)}"
