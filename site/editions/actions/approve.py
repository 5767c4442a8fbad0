from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .. import gate, together
from ..models import Edition
from ..models.policy import policy_of_kind
from ..permissions import may_review, require
from .current import current_task


@transaction.atomic
def approve(edition: Edition, *, user: Any, comment: str = "", revision: Any = None) -> None:
    """Approves the text under review; where that was the last step, lets it out as the policy says.

    `revision` is the one that was read. Raises ValidationError where there is a newer one.
    """
    require(may_review(user, edition.language))
    if revision is not None and edition.get_latest_revision().pk != revision.pk:
        raise ValidationError(_("It was changed meanwhile. Please look at it again before you approve it."))
    task, task_state = current_task(edition)
    task.on_action(task_state, user, "approve", comment=comment)


@transaction.atomic
def release(what: Any, *, user: Any = None) -> bool:
    """Approves the newest draft of a publication's original or of an edition and lets it out if it may.

    Gives False where the languages go out together and another is not ready: then it waits, approved.
    """
    gate.hold(what.page_id if isinstance(what, Edition) else what.pk)
    edition = _fresh(what)
    now = timezone.now()
    Edition.objects.filter(pk=edition.pk).update(approved_text=F("text_hash"), approved_at=now)
    # What is published is built on this row, and written back whole.
    edition.approved_text, edition.approved_at = edition.text_hash, now
    if not together.is_together(edition.page):
        _publish(edition if isinstance(what, Edition) else what, user)
        return True
    page = edition.page.specific
    log(instance=edition, action="editions.approve", user=user, data={"language": edition.language})
    if together.not_ready(page, besides=edition.language):
        return False
    is_dragged = not edition.is_original and not together.is_out(page.edition(page.original_language))
    # An original that goes out takes the approved editions along.
    _publish(page if is_dragged or edition.is_original else edition, user)
    return True


def _fresh(what: Any) -> Edition:
    """The edition's row as it is now, with its publication: what is published is built on it."""
    rows = Edition.objects.select_related("page", "latest_revision")
    rows = rows.annotate(policy_of_its_kind=policy_of_kind("page__content_type_id"))
    if isinstance(what, Edition):
        edition = rows.get(pk=what.pk)
    else:
        edition = rows.get(page=what, language=what.original_language)
    edition.page.policy_of_its_kind = edition.policy_of_its_kind
    return edition


def _publish(what: Any, user: Any) -> None:
    revision = what.get_latest_revision()
    if isinstance(what, Edition):
        revision.content_object = what
    # Whether the person may was decided by whoever called.
    revision.publish(user=user, skip_permission_checks=True)
