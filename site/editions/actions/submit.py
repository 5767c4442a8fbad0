from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from ..models import Edition
from ..permissions import may_review, may_translate, require


@transaction.atomic
def submit(edition: Edition, *, user: Any) -> None:
    """Asks for the review of the edition's newest draft; resumes the review that returned it."""
    require(may_translate(user, edition.language) or may_review(user, edition.language))
    state = edition.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
        return
    if state is not None:
        raise ValidationError(_("This edition is in review already."))
    workflow = edition.get_workflow()
    if workflow is None:
        raise ValidationError(_("No review is set up for editions: see Settings › Workflows."))
    workflow.start(edition, user)
