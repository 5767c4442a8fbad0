"""The step of its review an edition is at."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Edition


def current_task(edition: Edition) -> tuple[Any, Any]:
    """The task and its state. Raises ValidationError where the edition is not in review."""
    task_state = edition.current_workflow_task_state
    if task_state is None:
        raise ValidationError(_("This edition is not in review."))
    return task_state.task.specific, task_state.specific
