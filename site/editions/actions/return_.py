from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Edition
from ..permissions import may_review, require
from .current import current_task


@transaction.atomic
def return_(edition: Edition, *, user: Any, comment: str) -> None:
    """Gives a text under review back to its translator; says what is to be changed."""
    require(may_review(user, edition.language))
    if not comment.strip():
        raise ValidationError(_("Please say what needs to be changed."))
    task, task_state = current_task(edition)
    task.on_action(task_state, user, "reject", comment=comment)
