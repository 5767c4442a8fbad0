"""The two steps of moderation: of an original by a second person, of a translation by who knows its language."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import AbstractGroupApprovalTask, Task, TaskState

from ..languages import codes


class EditorReviewTask(AbstractGroupApprovalTask):
    """Four eyes on an original: whoever changed its text last cannot approve it."""

    class Meta:
        verbose_name = gettext_lazy("review of the original (four eyes)")
        verbose_name_plural = gettext_lazy("reviews of the original (four eyes)")

    @classmethod
    def get_description(cls) -> str:
        return _("Members of the chosen groups approve the text, but not whoever changed it last.")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        return [action for action in actions if action[0] != "approve" or not _wrote_last(obj, user)]

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        if action_name == "approve" and _wrote_last(task_state.workflow_state.content_object, user):
            raise PermissionDenied(_("Whoever changed the text last cannot approve it."))
        super().on_action(task_state, user, action_name, **kwargs)


class LanguageReviewTask(Task):
    """The review of an edition by a reviewer of its language; never by the one who asked for it."""

    class Meta:
        verbose_name = gettext_lazy("review of a language")
        verbose_name_plural = gettext_lazy("reviews of languages")

    @classmethod
    def get_description(cls) -> str:
        return _("Reviewers of the edition's language approve the text, but not whoever submitted it.")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return _reviews(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """A translation under review is changed by its reviewers only."""
        return not _reviews(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        if not _reviews(obj, user):
            return []
        actions = [("reject", _("Return with a comment"), True)]
        if not _asked(obj, user):
            actions += [("approve", _("Approve"), False), ("approve", _("Approve with a comment"), True)]
        return actions

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        edition = task_state.workflow_state.content_object
        if user is not None and not _reviews(edition, user):
            raise PermissionDenied(_("Only reviewers of this language can do that."))
        if action_name == "approve" and _asked(edition, user):
            raise PermissionDenied(_("Whoever submitted a translation cannot approve it."))
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet:
        from ..permissions import editions_for

        languages = [code for code in codes() if user.has_perm(f"editions.review_{code}")]
        reviewed = editions_for(user).filter(language__in=languages, _workflow_states__isnull=False)
        ids = [str(pk) for pk in reviewed.values_list("pk", flat=True)]
        states: models.QuerySet = self.task_states.filter(
            status=TaskState.STATUS_IN_PROGRESS, workflow_state__object_id__in=ids
        )
        return states


def _reviews(edition: Any, user: Any) -> bool:
    return bool(user.has_perm(f"editions.review_{edition.language}"))


def _asked(edition: Any, user: Any) -> bool:
    state = edition.current_workflow_state
    return state is not None and user is not None and state.requested_by_id == user.pk


def _wrote_last(obj: Any, user: Any) -> bool:
    revision = obj.get_latest_revision()
    return revision is not None and user is not None and revision.user_id == user.pk
