"""How Wagtail's background tasks run: at once, but those of the admin's search not in the middle of a batch."""

from typing import Any

from django_tasks.backends.immediate import ImmediateBackend

from . import batch

# By name: tasks look for their backend while they are defined.
SEARCH = "modelsearch.tasks.insert_or_update_object_task"
REFERENCES = "wagtail.tasks.update_reference_index_task"


class Backend(ImmediateBackend):
    """Django's immediate backend; while a batch is publishing, leaves out what its aftermath does.

    An edition's references are those of its newest draft, which going live does not change.
    """

    def _execute_task(self, task_result: Any) -> None:
        if not (batch.is_open() and _may_wait(task_result)):
            super()._execute_task(task_result)


def _may_wait(task_result: Any) -> bool:
    name = task_result.task.module_path
    return name == SEARCH or (name == REFERENCES and tuple(task_result.args[:2]) == ("editions", "edition"))
