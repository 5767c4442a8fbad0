"""Which of Wagtail's signals tell of an edition's review, and its own mails kept off editions.

Wagtail mails about the workflow of anything. Of originals it goes on doing so; an edition's people
get the mails of this package instead.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.dispatch import Signal
from wagtail.admin import signal_handlers
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from ..models import Edition, LanguageReviewTask
from . import afterwards, events

# Signal, sender, receiver and the name Wagtail connects it by: see wagtail/admin/signal_handlers.py
OF_WAGTAIL: list[tuple[Signal, type, Callable[..., Any], str]] = [
    (
        task_submitted,
        TaskState,
        signal_handlers.task_submission_email_notifier,
        "group_approval_task_submitted_email_notification",
    ),
    (
        workflow_submitted,
        WorkflowState,
        signal_handlers.workflow_submission_email_notifier,
        "workflow_state_submitted_email_notification",
    ),
    (
        workflow_rejected,
        WorkflowState,
        signal_handlers.workflow_rejection_email_notifier,
        "workflow_state_rejected_email_notification",
    ),
    (
        workflow_approved,
        WorkflowState,
        signal_handlers.workflow_approval_email_notifier,
        "workflow_state_approved_email_notification",
    ),
]


def connect() -> None:
    """Called as often as wanted, before or after Wagtail connects its own.

    A name is connected once: with ours under it, Wagtail's own connecting, later, does nothing.
    """
    task_submitted.connect(review_asked, dispatch_uid="editions_review_asked")
    workflow_rejected.connect(edition_returned, dispatch_uid="editions_edition_returned")
    for signal, sender, notifier, name in OF_WAGTAIL:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(_but_of_editions(notifier), sender=sender, weak=False, dispatch_uid=name)


def review_asked(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    if _is_of_edition(instance) and isinstance(instance.task.specific, LanguageReviewTask):
        afterwards(lambda: events.review(instance.workflow_state_id, by=user))


def edition_returned(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    if _is_of_edition(instance):
        afterwards(lambda: events.returned(instance.pk, by=user))


def _but_of_editions(notifier: Callable[..., Any]) -> Callable[..., Any]:
    def notify(instance: Any, **kwargs: Any) -> Any:
        return None if _is_of_edition(instance) else notifier(instance=instance, **kwargs)

    return notify


def _is_of_edition(instance: TaskState | WorkflowState) -> bool:
    state = instance.workflow_state if isinstance(instance, TaskState) else instance
    return ContentType.objects.get_for_id(state.base_content_type_id).model_class() is Edition
