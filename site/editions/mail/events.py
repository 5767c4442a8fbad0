"""What each mail tells, and whom. `by` is who did it; None is the system itself.

Everything is read anew, after the transaction: what was undone meanwhile is told to nobody.
"""

from typing import Any

from django.db.models import F
from wagtail.models import WorkflowState

from .. import paths
from ..models import Bundle, Edition, ScheduledRun
from . import people
from .letters import Letter, in_admin, name_of, send


def assigned(edition_id: int, person_id: int, *, by: Any) -> None:
    edition = _edition(pk=edition_id)
    translates, reviews = edition.translator_id == person_id, edition.reviewer_id == person_id
    if not translates and not reviews:
        return
    _send_to_all(
        people.wanting("assigned", people.among([person_id]), but=[by and by.pk]),
        "assigned",
        edition,
        translates=translates,
        reviews=reviews,
        by=name_of(by),
    )


def review(state_id: int, *, by: Any) -> None:
    """To the reviewer who is named; where none can do it, to all who review the language."""
    state = WorkflowState.objects.get(pk=state_id)
    edition = _edition(pk=state.object_id)
    # Neither can approve it: LanguageReviewTask wants a second person.
    askers = [state.requested_by_id, by and by.pk]
    named = edition.reviewer
    if named is not None and named.is_active and named.pk not in askers:
        readers = people.among([named.pk])
    else:
        readers = people.reviewers(edition.language)
    _send_to_all(people.wanting("review", readers, but=askers), "review", edition, by=name_of(by))


def returned(state_id: int, *, by: Any) -> None:
    """With the reviewer's comment, to the translator and to who had submitted it."""
    state = WorkflowState.objects.select_related("current_task_state").get(pk=state_id)
    edition = _edition(pk=state.object_id)
    concerned = people.among([edition.translator_id, state.requested_by_id])
    task_state = state.current_task_state
    _send_to_all(
        people.wanting("returned", concerned, but=[by and by.pk]),
        "returned",
        edition,
        comment=task_state.comment if task_state else "",
        by=name_of(by),
    )


def published(page_id: int, language: str, *, by: Any) -> None:
    """With the comment of the approval, where this very text was approved with one."""
    edition = _edition(page=page_id, language=language)
    page = edition.page
    carrier: Any = page if edition.is_original else edition
    states = WorkflowState.objects.for_instance(carrier).select_related("current_task_state")
    state = states.order_by("-created_at", "-pk").first()
    concerned = people.among(
        [edition.translator_id, edition.reviewer_id, page.owner_id, state and state.requested_by_id]
    )
    address = page.address(language) if edition.is_readable else None
    _send_to_all(
        people.wanting("published", concerned, but=[by and by.pk, *people.publishers(edition)]),
        "published",
        edition,
        headline=page.text("headline", language) or page.get_admin_display_title(),
        address="".join(paths.url_parts(address)[1:]) if address else "",
        is_first=edition.first_published_at == edition.last_published_at,
        comment=_approval_comment(state, carrier.live_revision_id),
    )


def stale(page_id: int, *, by: Any) -> None:
    """To the translators of what the original's publication left stale.

    Once: what was stale already when the original went out before was told then.
    """
    original = _edition(page=page_id, language=F("page__original_language"))
    editions = Edition.objects.filter(page=page_id, segments_stale__gt=0, translator__isnull=False)
    if told := people.published_before(original):
        editions = editions.filter(stale_since__gt=told)
    by_translator: dict[int | None, list[Edition]] = {}
    for edition in editions.exclude(pk=original.pk):
        edition.page = original.page
        by_translator.setdefault(edition.translator_id, []).append(edition)
    if not by_translator:
        return
    doers = [by and by.pk, *people.publishers(original)]
    translators = people.wanting("stale", people.among(by_translator), but=doers)
    send("stale", [Letter(person, edition) for person in translators for edition in by_translator[person.pk]])


def not_published(run_id: int) -> None:
    """Nobody may have switched this one off: a release that stays unpublished concerns the whole newsroom."""
    run = ScheduledRun.objects.get(pk=run_id)
    edition = _edition(pk=run.edition_id)
    concerned = [edition.translator_id, edition.reviewer_id, edition.page.owner_id]
    readers = people.reachable(people.among([*concerned, *people.who_publish()]))
    details = {"reason": run.error, "due_at": run.due_at}
    send("not_published", [Letter(person, edition, details) for person in readers])


def bundle_not_published(bundle_id: int) -> None:
    bundle = Bundle.objects.get(pk=bundle_id)
    readers = people.reachable(people.among([bundle.approved_by_id, *people.who_publish()]))
    details = {
        "title": bundle.name,
        "reason": bundle.error,
        "due_at": bundle.go_live_at,
        "desk": in_admin("editions:bundle", bundle.pk),
    }
    send("bundle_not_published", [Letter(person, None, details) for person in readers])


def _edition(**what: Any) -> Edition:
    return Edition.objects.select_related("page", "reviewer").get(**what)


def _send_to_all(readers: list[Any], event: str, edition: Edition, **details: Any) -> None:
    send(event, [Letter(person, edition, details) for person in readers])


def _approval_comment(state: WorkflowState | None, live_revision_id: int | None) -> str:
    if state is None or state.status != WorkflowState.STATUS_APPROVED or not state.current_task_state:
        return ""
    is_of_this_text = state.current_task_state.revision_id == live_revision_id
    return str(state.current_task_state.comment) if is_of_this_text else ""
