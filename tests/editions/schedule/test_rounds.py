"""What is due goes out once; what cannot is kept, told and tried again."""

import datetime
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.log_actions import registry

from editions import actions
from editions.models import Edition, PastPath, ScheduledRun
from editions.schedule import rounds
from tests import factories
from tests.people import person

from .scheduling import came, edition, fresh, is_readable, scheduled

pytestmark = pytest.mark.django_db


def test_both_languages_of_a_publication_go_out_at_one_instant() -> None:
    page = factories.release(languages=("en",))
    page.unpublish()
    page = fresh(page)
    scheduled(page, "en", "es")
    rounds.run()
    assert not is_readable(page, "en")
    due = came()
    outcome = rounds.run()
    assert (outcome.published, outcome.problems) == (2, [])
    assert is_readable(page, "en")
    assert is_readable(page, "es")
    runs = ScheduledRun.objects.filter(edition__page=page)
    assert {(run.edition.language, run.due_at) for run in runs} == {("en", due), ("es", due)}
    assert all(run.lateness < datetime.timedelta(minutes=1) for run in runs)


def test_a_second_round_publishes_nothing_once_more() -> None:
    page = factories.release(languages=("en",))
    scheduled(page, "es")
    came()
    assert rounds.run().published == 1
    assert rounds.run().published == 0
    published = registry.get_logs_for_instance(edition(page, "es")).filter(action="wagtail.publish.scheduled")
    assert published.count() == 1


def test_an_instant_missed_while_the_server_was_down_is_made_up_for_and_its_lateness_told() -> None:
    page = factories.release(languages=("en",))
    scheduled(page, "es")
    came(timezone.now() - datetime.timedelta(hours=3))
    rounds.run()
    assert is_readable(page, "es")
    run = ScheduledRun.objects.get(edition__page=page)
    assert datetime.timedelta(hours=3) <= run.lateness < datetime.timedelta(hours=3, minutes=1)


def broken(page: Any) -> None:
    """A headline taken away behind the newsroom's back: the text cannot go out."""
    revision = edition(page, "es").scheduled_revision
    revision.content["content"] = revision.content["content"] | {"headline_es": ""}
    revision.save()


def test_what_cannot_go_out_keeps_its_schedule_and_holds_nothing_else_back() -> None:
    sound, faulty = factories.release(languages=("en",)), factories.release(languages=("en",))
    for page in (faulty, sound):
        scheduled(page, "es")
    broken(faulty)
    came()
    outcome = rounds.run()
    assert outcome.published == 1
    assert is_readable(sound, "es")
    assert not is_readable(faulty, "es")
    assert edition(faulty, "es").scheduled_revision is not None
    run = ScheduledRun.objects.get(edition__page=faulty)
    assert (run.attempts, run.done_at) == (1, None)
    assert "Headline" in run.error
    rounds.run()
    run.refresh_from_db()
    assert run.attempts == 2

    revision = edition(faulty, "es").scheduled_revision
    revision.content["content"] = revision.content["content"] | {"headline_es": "Ya está"}
    revision.save()
    rounds.run()
    run.refresh_from_db()
    assert is_readable(faulty, "es")
    assert run.done_at is not None
    assert run.error == ""


def test_the_people_concerned_are_told_once_for_each_reason(django_capture_on_commit_callbacks: Any) -> None:
    person("publisher", "Publishers")
    page = factories.release(languages=("en",))
    scheduled(page, "es")
    broken(page)
    came()
    for _ in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            rounds.run()
    told = [letter for letter in mail.outbox if "NOT published" in letter.subject]
    assert len(told) == 1
    assert told[0].to == ["publisher@example.org"]
    assert "UTC" in told[0].body
    assert "Headline" in told[0].body


def test_a_parent_and_what_is_below_it_go_out_in_one_round() -> None:
    index = factories.news_index(languages=("en",))
    page = factories.release(languages=("en",))
    at = timezone.now() + datetime.timedelta(hours=1)
    with pytest.raises(ValidationError):
        scheduled(page, "es")
    scheduled(index, "es", at=at)
    working = edition(page, "es").get_latest_revision_as_object()
    working.go_live_at = at
    working.save_revision().publish()
    came()
    assert rounds.run().problems == []
    assert is_readable(page, "es")


def test_an_index_that_moves_in_the_batch_takes_what_goes_out_below_it_along() -> None:
    index = factories.news_index()
    page = factories.release(languages=("en",))
    old = page.public_path_en
    index.public_slug_en = "moved"
    index.save_revision()
    index = fresh(index)
    scheduled(page, "es")
    scheduled(index, "en")
    page = fresh(page)
    page.headline_en = "Another headline"
    page.save_revision()
    scheduled(page, "en")
    came()
    outcome = rounds.run()
    assert (outcome.published, outcome.problems) == (3, [])
    page = fresh(page)
    assert page.public_path_en == old.replace(index.public_slug_en, "moved", 1)
    assert page.public_path_en.startswith("/moved/")
    assert PastPath.objects.filter(page=page, language="en", path=old).exists()
    assert page.headline_en == "Another headline"
    assert is_readable(page, "es")


def test_a_review_under_way_ends_when_its_text_goes_out_in_a_batch() -> None:
    pages = [factories.release(languages=("en",)) for _ in range(2)]
    for page in pages:
        scheduled(page, "es")
    reviewed = edition(pages[0], "es")
    reviewed.get_workflow().start(reviewed, factories.superuser())
    assert edition(pages[0], "es").current_workflow_state is not None
    came()
    assert rounds.run().published == 2
    assert edition(pages[0], "es").current_workflow_state is None


def test_a_text_that_is_older_than_the_draft_goes_out_as_such_in_a_batch() -> None:
    pages = [factories.release(languages=("en",)) for _ in range(2)]
    for page in pages:
        scheduled(page, "es")
    came()
    actions.translate(edition(pages[0], "es"), {"headline": "Una versión más nueva"})
    assert rounds.run().published == 2
    assert [edition(page, "es").has_unpublished_changes for page in pages] == [True, False]


def test_what_expires_is_taken_off_at_its_instant() -> None:
    page = factories.release()
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))
    assert rounds.run().expired == 1
    assert not is_readable(page, "en")
    assert not is_readable(page, "es")


def test_mails_and_the_admins_search_follow_once_also_after_a_process_that_died_before_them(
    django_capture_on_commit_callbacks: Any,
) -> None:
    translator = person("translator", "Translators: Spanish")
    page = factories.release(languages=("en",))
    Edition.objects.filter(page=page, language="es").update(translator=translator)
    scheduled(page, "es")
    came()
    with django_capture_on_commit_callbacks(execute=True):
        rounds.run(aftermath=False)
    assert mail.outbox == []
    for _ in range(2):
        rounds.run()
    assert [letter.to for letter in mail.outbox] == [["translator@example.org"]]
    assert type(page).objects.all().search("Puente").count() == 1


def test_the_command_for_cron_tells_what_failed_and_why() -> None:
    page = factories.release(languages=("en",))
    scheduled(page, "es")
    broken(page)
    came()
    with pytest.raises(CommandError, match="Headline"):
        call_command("publish_scheduled")


def test_a_schedule_can_be_taken_back() -> None:
    page = factories.release(languages=("en",))
    scheduled(page, "es")
    actions.unschedule(edition(page, "es"))
    came()
    rounds.run()
    assert not is_readable(page, "es")
    assert edition(page, "es").state == Edition.State.DRAFT or edition(page, "es").is_approved


def test_many_in_one_batch_cost_fewer_queries_each_than_one(django_assert_max_num_queries: Any) -> None:
    pages = [factories.release(languages=("en",)) for _ in range(8)]
    for page in pages:
        scheduled(page, "es")
    came()
    with django_assert_max_num_queries(8 * 9 + 28):
        assert rounds.run(aftermath=False).published == 8
