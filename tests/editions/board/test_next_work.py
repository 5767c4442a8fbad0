"""What the admin's first page tells each person to do next."""

import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from editions import actions
from editions.board.next_work import LINES, next_work
from editions.models import Edition
from tests import factories

from . import people_and_states as states

pytestmark = pytest.mark.django_db


def work_of(user: Any) -> dict[str, str]:
    """Task by title, in the order they are listed; the site's own pages left out."""
    user = get_user_model().objects.get(pk=user.pk)
    return {work.line.title: work.task for work in next_work(user) if work.line.kind == "News release"}


def due(edition: Edition, days: int) -> None:
    date = timezone.localdate() + datetime.timedelta(days=days)
    Edition.objects.filter(pk=edition.pk).update(due_date=date)


def test_a_translator_is_told_what_is_theirs_or_open_and_the_first_due_first() -> None:
    ana = states.translator()
    eva = states.translator("Eva")
    later, sooner = states.untranslated(headline_en="Later"), states.untranslated(headline_en="Sooner")
    for edition, days in ((later, 9), (sooner, 2)):
        actions.assign(edition, translator=ana)
        due(edition, days)
    states.returned(states.drafted(headline_en="Returned"))
    states.stale(states.live(headline_en="Stale"), "Stale now")
    states.drafted(headline_en="Complete")
    actions.assign(states.untranslated(headline_en="Hers"), translator=eva)
    states.in_review(states.drafted(headline_en="In review"))
    assert work_of(ana) == {
        "Sooner": "Translate it",
        "Later": "Translate it",
        "Returned": "Correct it and submit it again",
        "Stale now": "Bring 1 changed passage up to date",
        "Complete": "Submit it for review",
    }
    assert list(work_of(ana))[:2] == ["Sooner", "Later"]


def test_a_half_done_translation_is_to_be_finished() -> None:
    edition = states.untranslated()
    actions.translate(edition, {"headline": "Puente"})
    assert work_of(states.translator()) == {"Bridge opened": "Finish the translation"}


def test_a_reviewer_is_told_of_reviews_of_their_language_that_are_not_their_own() -> None:
    luis = states.person("Luis", "review_es", "translate_es")
    states.in_review(states.drafted(headline_en="Anas"))
    states.in_review(states.drafted(headline_en="His own"), by=luis)
    other = states.drafted(headline_en="Another reviewers")
    actions.assign(other, reviewer=states.reviewer("Rosa"))
    states.in_review(other)
    assert work_of(luis) == {"Anas": "Review it"}
    assert work_of(states.person("English", "review_en")) == {}


def test_whoever_assigns_is_told_what_nobody_has() -> None:
    ana = states.translator()
    actions.assign(states.untranslated(headline_en="Taken"), translator=ana)
    states.untranslated(headline_en="Open")
    assert work_of(states.person("Chief", "assign_edition")) == {"Open": "Name a translator"}


def test_a_publisher_is_told_what_is_approved_and_what_is_scheduled() -> None:
    states.approved()
    states.scheduled(states.drafted(headline_en="Tomorrow"))
    states.untranslated(headline_en="Not theirs")
    assert work_of(states.person("Press", "publish_edition")) == {
        "Bridge opened": "Approved: see what it is waiting for",
        "Tomorrow": "Scheduled: will be published automatically",
    }


def test_what_others_wait_for_comes_before_what_nobody_has() -> None:
    states.untranslated(headline_en="Old and open")
    states.in_review(states.drafted(headline_en="New in review"))
    assert list(work_of(factories.superuser())) == ["New in review", "Old and open"]


def test_somebody_without_a_language_is_told_nothing() -> None:
    states.in_every_state()
    zoe = states.person("Zoe")
    assert next_work(zoe) == []
    client = Client()
    client.force_login(zoe)
    assert "Your next work" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_first_page_has_at_most_ten_lines_and_a_link_to_the_rest(admin: Client) -> None:
    for number in range(LINES + 2):
        states.untranslated(headline_en=f"Release {number}")
    html = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert html.count('class="next-work__line"') == LINES
    assert f'<a href="{reverse("editions:board")}?group=all">' in html


def test_whoever_has_nothing_to_do_is_told_so() -> None:
    client = Client()
    client.force_login(states.person("Inge", "translate_en"))
    assert "Nothing waits for you" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_first_pages_queries_do_not_grow_with_the_work() -> None:
    client = Client()
    client.force_login(states.translator())
    url = reverse("wagtailadmin_home")
    states.untranslated()
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _number in range(5):
        states.untranslated()
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) <= len(few)
