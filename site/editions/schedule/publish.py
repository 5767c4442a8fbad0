"""Scheduled revisions published: each once, whichever process comes first, and its lateness recorded."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Revision

from .. import batch, gate, paths
from ..models import BasePage, Edition, ScheduledRun


@transaction.atomic
def publish_due(keys: Sequence[int]) -> int:
    """Publishes revisions whose instant has come, in one transaction: all go out, or none does.

    Gives how many went out; what another process has published meanwhile is not among them.
    """
    page_ids = _pages_of(keys)
    if page_ids:
        paths.hold_addresses(*page_ids)
    # Asked for under the lock: a second process may have waited for the first, or a schedule was taken back.
    due = Revision.objects.filter(pk__in=keys, approved_go_live_at__lte=timezone.now())
    found = due.select_related("base_content_type").in_bulk()
    revisions = [found[key] for key in keys if key in found]
    editions = _editions_of(revisions)
    _lend_histories(revisions)
    runs = []
    with batch.opened(page_ids):
        gate.lend_rows(edition.page for edition in editions.values())
        for revision in revisions:
            due_at = revision.approved_go_live_at
            revision.publish(log_action="wagtail.publish.scheduled", skip_permission_checks=True)
            if edition := editions.get(revision.pk):
                now = timezone.now()
                runs.append(ScheduledRun(edition=edition, due_at=due_at, done_at=now, attempts=1))
    record(runs)
    return len(revisions)


def record(runs: list[ScheduledRun]) -> None:
    """That editions are live, and when; over what is known of earlier attempts."""
    ScheduledRun.objects.bulk_create(
        runs, update_conflicts=True, unique_fields=["edition", "due_at"], update_fields=["done_at", "error"]
    )


def _pages_of(keys: Sequence[int]) -> list[int]:
    rows = Revision.objects.filter(pk__in=keys, base_content_type__app_label="editions")
    by_model: dict[str, list[int]] = {"basepage": [], "edition": []}
    for model, object_id in rows.values_list("base_content_type__model", "object_id"):
        by_model[model].append(int(object_id))
    of_editions = Edition.objects.filter(pk__in=by_model["edition"]).values_list("page", flat=True)
    return sorted({*by_model["basepage"], *of_editions})


def _editions_of(revisions: list[Revision]) -> dict[int, Edition]:
    """The edition each revision is a text of; gives each its publication, so that none is looked up again."""
    ids: dict[str, dict[int, Revision]] = {"basepage": {}, "edition": {}}
    for revision in revisions:
        if revision.base_content_type.app_label == "editions":
            ids[revision.base_content_type.model][int(revision.object_id)] = revision
    found = {}
    editions = Edition.objects.select_related("page", "latest_revision")
    for edition in editions.with_activity().filter(pk__in=ids["edition"]):
        if not edition.moderated:
            edition._current_workflow_states = []
        revision = ids["edition"][edition.pk]
        revision.content_object = edition
        found[revision.pk] = edition
    originals: Any = editions.filter(page__in=ids["basepage"], language=F("page__original_language"))
    for edition in originals:
        found[ids["basepage"][edition.page_id].pk] = edition
    for page in BasePage.objects.filter(pk__in=ids["basepage"]).specific():
        ids["basepage"][page.pk].content_object = page
    return found


def _lend_histories(revisions: list[Revision]) -> None:
    """Tells each what Wagtail's publish would ask for it: whether it is the newest, and what came before it."""
    rows = Revision.objects.filter(
        base_content_type__in={revision.base_content_type_id for revision in revisions},
        object_id__in={str(revision.object_id) for revision in revisions},
    )
    histories: dict[tuple[int, str], list[int]] = {}
    for pk, model, key in rows.order_by("created_at", "pk").values_list(
        "pk", "base_content_type", "object_id"
    ):
        histories.setdefault((model, key), []).append(pk)
    for revision in revisions:
        history = histories[revision.base_content_type_id, str(revision.object_id)]
        place = history.index(revision.pk)
        # All that is asked of it is whose it is.
        before = Revision(pk=history[place - 1], content_object=revision.content_object) if place else None
        _lend_history(revision, before, is_newest=revision.pk == history[-1])


def _lend_history(revision: Revision, before: Revision | None, *, is_newest: bool) -> None:
    vars(revision).update(is_latest_revision=lambda: is_newest, get_previous=lambda: before)


def edition_of(revision: Revision) -> Edition | None:
    """The edition whose text a revision is; None for what is no publication."""
    return _editions_of([revision]).get(revision.pk)
