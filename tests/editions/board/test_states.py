"""The database and Python say the same of an edition's state."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Workflow

from editions import actions
from editions.board.groups import Group
from editions.board.rows import RowQuerySet
from editions.models import Edition
from newsroom.roles import ORIGINAL_REVIEW
from publications.models import NewsRelease
from tests import factories

from . import people_and_states as states

pytestmark = pytest.mark.django_db
State = Edition.State

GROUPS_OF = {
    State.MISSING: {Group.TO_TRANSLATE},
    State.DRAFT: {Group.TO_TRANSLATE},
    State.REVIEW: {Group.IN_REVIEW},
    State.RETURNED: {Group.RETURNED},
    State.APPROVED: {Group.APPROVED},
    State.SCHEDULED: {Group.SCHEDULED},
    State.WAITING: {Group.APPROVED},
    State.LIVE: set(),
    State.CHANGED: {Group.TO_TRANSLATE},
    State.DUE: {Group.SCHEDULED},
    State.WITHDRAWN: set(),
}


def rows() -> RowQuerySet:
    return RowQuerySet(Edition).with_state()


def groups_of(edition: Edition) -> set[Group]:
    return {group for group in Group if rows().in_group(group).filter(pk=edition.pk).exists()}


def test_every_state_is_the_same_in_the_database_and_in_python() -> None:
    editions = states.in_every_state()
    assert set(editions) == set(State), "a state is not covered"
    for state, edition in editions.items():
        assert states.again(edition).state == state
    for row in rows():
        assert row.state_now == Edition.objects.get(pk=row.pk).state, row


def test_every_state_of_an_original_is_the_same_too() -> None:
    chief = factories.superuser()
    factories.release()
    changed = factories.release()
    changed.save_revision()
    taken_off = factories.release()
    taken_off.unpublish()
    reviewed = states.unpublished().page
    Workflow.objects.get(name=ORIGINAL_REVIEW).start(NewsRelease.objects.get(pk=reviewed.pk), chief)
    due, scheduled = factories.release(), states.unpublished().page.specific
    for page in (due, scheduled):
        page.go_live_at = timezone.now() + datetime.timedelta(days=1)
        page.save_revision().publish()
    found = set()
    for row in rows().filter(language="en"):
        assert row.state_now == Edition.objects.get(pk=row.pk).state, row
        found.add(row.state_now)
    assert {
        State.LIVE, State.CHANGED, State.REVIEW, State.DUE, State.SCHEDULED, State.WITHDRAWN,
    } <= found  # fmt: skip


def test_each_group_holds_the_states_it_is_for() -> None:
    for state, edition in states.in_every_state().items():
        assert groups_of(edition) == GROUPS_OF[state] | {Group.ALL}, state


def test_the_counts_are_those_of_the_groups() -> None:
    states.in_every_state()
    states.stale(states.live())
    assert rows().count_by_group() == {group: rows().in_group(group).count() for group in Group}


def test_the_state_is_asked_of_those_alone_that_are_not_as_they_should_be() -> None:
    every = states.in_every_state()
    fine = every.pop(State.LIVE)
    asked = set(rows().translations().unsettled().values_list("pk", flat=True))
    assert fine.pk not in asked
    assert {edition.pk for edition in every.values()} <= asked


def test_a_correction_of_a_live_text_is_found_where_it_waits() -> None:
    edition = states.in_review(states.changed(states.live()))
    assert edition.state == State.CHANGED
    assert groups_of(edition) == {Group.IN_REVIEW, Group.ALL}


def test_a_live_text_is_to_be_translated_again_when_its_original_gains_text() -> None:
    edition = states.live()
    page = edition.page.specific
    page.notes_en = "A note."
    page.save_revision().publish()
    assert states.again(edition).segments_missing
    assert groups_of(edition) == {Group.TO_TRANSLATE, Group.ALL}


def test_an_approved_change_of_a_live_text_waits_and_is_not_to_be_translated() -> None:
    edition = states.changed(states.live())
    Edition.objects.filter(pk=edition.pk).update(approved_text=edition.text_hash)
    assert groups_of(edition) == {Group.APPROVED, Group.ALL}


def test_a_stale_text_is_stale_whatever_else_it_is() -> None:
    assert groups_of(states.stale(states.live())) == {Group.STALE, Group.ALL}
    assert groups_of(states.stale(states.in_review(states.drafted()))) == {
        Group.STALE, Group.IN_REVIEW, Group.ALL,
    }  # fmt: skip


def test_what_nobody_asked_for_and_nobody_can_read_is_not_to_be_translated() -> None:
    edition = states.unpublished()
    assert Group.TO_TRANSLATE not in groups_of(edition)
    Edition.objects.filter(pk=edition.pk).update(requested_at=timezone.now())
    assert Group.TO_TRANSLATE in groups_of(edition)


def test_an_original_without_any_text_is_not_to_be_translated_even_when_asked_for() -> None:
    edition = actions.create(NewsRelease(original_language="en"), factories.news_index()).edition("es")
    Edition.objects.filter(pk=edition.pk).update(requested_at=timezone.now())
    assert Group.TO_TRANSLATE not in groups_of(edition)


@pytest.mark.parametrize(("days", "is_due"), [(-400, True), (0, True), (7, True), (8, False)])
def test_what_is_unfinished_is_due_from_a_week_before_its_date(days: int, is_due: bool) -> None:
    edition = states.drafted()
    due = timezone.localdate() + datetime.timedelta(days=days)
    Edition.objects.filter(pk=edition.pk).update(due_date=due)
    assert (Group.DUE in groups_of(edition)) is is_due


def test_a_due_date_is_met_when_the_text_goes_out_and_means_nothing_for_later_changes() -> None:
    edition = states.live()
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Edition.objects.filter(pk=edition.pk).update(due_date=yesterday)
    assert Group.DUE not in groups_of(edition)
    assert Group.DUE not in groups_of(states.stale(edition))
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    Edition.objects.filter(pk=edition.pk).update(due_date=tomorrow)
    assert Group.DUE in groups_of(edition)


def test_the_board_leaves_out_originals_and_aliases() -> None:
    page = factories.release()
    page.create_alias(update_slug="another")
    shown = {(row.page_id, row.language) for row in rows().translations() if row.page.depth > 3}
    assert shown == {(page.pk, "es")}
