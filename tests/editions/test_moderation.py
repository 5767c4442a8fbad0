"""Author, editor, translator, reviewer: each their own step, none for themselves."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Workflow

from editions import actions
from editions.admin.addresses import edition_url
from editions.models import Edition
from newsroom.roles import group_of
from publications.models import NewsRelease
from tests import factories
from tests.editing import post_edition
from tests.people import person

pytestmark = pytest.mark.django_db

TRANSLATORS = group_of("Translators", "Spanish")
REVIEWERS = group_of("Reviewers", "Spanish")


@pytest.fixture
def edition(db: Any) -> Edition:
    """The Spanish draft of a live release, asked for."""
    page = factories.release(languages=("en",))
    return actions.assign(page.edition("es"))


def fresh(edition: Edition) -> Edition:
    return Edition.objects.get(pk=edition.pk)


def readable(edition: Edition) -> list[str]:
    return NewsRelease.objects.get(pk=edition.page_id).readable_languages


def test_the_one_who_changed_an_original_last_cannot_approve_it() -> None:
    author, editor = person("author", "Authors"), person("editor", "Editors")
    page = factories.release(languages=("en",))
    page.headline_en = "Written by the author"
    page.save_revision(user=author)
    Workflow.objects.get(name="Original: four eyes").start(page, author)
    page.headline_en = "Changed by the editor"
    page.save_revision(user=editor)
    state = page.current_workflow_task_state
    task = state.task.specific
    assert [action[0] for action in task.get_actions(page, editor)] == ["reject"]
    with pytest.raises(PermissionDenied):
        task.on_action(state, editor, "approve")
    task.on_action(state, person("second", "Editors"), "approve")
    assert NewsRelease.objects.get(pk=page.pk).headline_en == "Changed by the editor"


def test_a_translation_goes_from_its_translator_to_its_reviewer_to_the_readers(edition: Edition) -> None:
    translator, reviewer = person("translator", TRANSLATORS), person("reviewer", REVIEWERS)
    actions.translate(edition, {"headline": "Puente nuevo"}, user=translator)
    actions.submit(fresh(edition), user=translator)
    assert fresh(edition).state == Edition.State.REVIEW
    actions.return_(fresh(edition), user=reviewer, comment="Falta una coma.")
    assert fresh(edition).state == Edition.State.RETURNED
    assert readable(edition) == ["en"]
    actions.translate(fresh(edition), {"headline": "Puente, nuevo"}, user=translator)
    actions.submit(fresh(edition), user=translator)
    actions.approve(fresh(edition), user=reviewer)
    assert fresh(edition).state == Edition.State.LIVE
    assert readable(edition) == ["en", "es"]


def test_an_approval_that_lets_a_text_out_is_kept_with_it(edition: Edition) -> None:
    actions.submit(edition, user=person("translator", TRANSLATORS))
    actions.approve(fresh(edition), user=person("reviewer", REVIEWERS))
    assert fresh(edition).live
    assert fresh(edition).is_approved
    assert fresh(edition).approved_at is not None


def test_whoever_submitted_a_translation_cannot_approve_it(edition: Edition) -> None:
    both = person("both", TRANSLATORS, REVIEWERS)
    actions.submit(edition, user=both)
    with pytest.raises(PermissionDenied):
        actions.approve(fresh(edition), user=both)
    assert readable(edition) == ["en"]


def test_a_reviewer_of_another_language_can_do_nothing(edition: Edition) -> None:
    actions.submit(edition, user=person("translator", TRANSLATORS))
    other = person("other", group_of("Reviewers", "English"))
    for verb in (actions.approve, lambda it, user: actions.return_(it, user=user, comment="no")):
        with pytest.raises(PermissionDenied):
            verb(fresh(edition), user=other)


def test_approving_what_was_changed_meanwhile_is_refused_and_nothing_is_lost(edition: Edition) -> None:
    read = fresh(edition).get_latest_revision()
    actions.submit(edition, user=person("translator", TRANSLATORS))
    actions.translate(fresh(edition), {"headline": "Otro titular"}, user=person("editor", "Editors"))
    with pytest.raises(ValidationError, match="changed meanwhile"):
        actions.approve(fresh(edition), user=person("reviewer", REVIEWERS), revision=read)
    assert fresh(edition).get_latest_revision_as_object().content["headline_es"] == "Otro titular"


def test_returning_needs_a_comment(edition: Edition) -> None:
    actions.submit(edition, user=person("translator", TRANSLATORS))
    with pytest.raises(ValidationError, match="say what"):
        actions.return_(fresh(edition), user=person("reviewer", REVIEWERS), comment=" ")


def test_submitting_twice_and_approving_without_a_review_are_refused(edition: Edition) -> None:
    translator = person("translator", TRANSLATORS)
    with pytest.raises(ValidationError, match="not in review"):
        actions.approve(edition, user=person("reviewer", REVIEWERS))
    actions.submit(edition, user=translator)
    with pytest.raises(ValidationError, match="already"):
        actions.submit(fresh(edition), user=translator)


def test_the_translator_reads_the_comment_at_the_desk(client: Client, edition: Edition) -> None:
    translator, reviewer = person("translator", TRANSLATORS), person("reviewer", REVIEWERS)
    actions.submit(edition, user=translator)
    actions.return_(fresh(edition), user=reviewer, comment="Falta una coma.")
    client.force_login(translator)
    html = client.get(edition_url(edition)).content.decode()
    assert "Falta una coma." in html


def test_a_reviewer_approves_from_the_desk(client: Client, edition: Edition) -> None:
    actions.submit(edition, user=person("translator", TRANSLATORS))
    client.force_login(person("reviewer", REVIEWERS))
    response = post_edition(client, edition, "workflow-action", **{"workflow-action-name": "approve"})
    assert response.status_code == 302
    assert readable(edition) == ["en", "es"]


def test_a_review_of_a_text_without_headline_is_refused_beside_the_field(
    client: Client, edition: Edition
) -> None:
    client.force_login(person("translator", TRANSLATORS))
    response = post_edition(client, edition, "submit", headline_es="")
    assert "Headline: missing in Spanish" in response.content.decode()
    assert fresh(edition).current_workflow_state is None


def test_an_edition_under_review_is_locked_for_its_translator(client: Client, edition: Edition) -> None:
    translator = person("translator", TRANSLATORS)
    actions.submit(edition, user=translator)
    client.force_login(translator)
    post_edition(client, edition, headline_es="A escondidas")
    assert fresh(edition).get_latest_revision_as_object().content["headline_es"] == "Puente abierto"


def test_people_and_dates_are_checked_when_they_are_named(edition: Edition) -> None:
    with pytest.raises(ValidationError) as refusal:
        actions.assign(
            edition,
            translator=person("nobody"),
            reviewer=person("translator", TRANSLATORS),
            due_date=timezone.localdate() - datetime.timedelta(days=1),
        )
    assert set(refusal.value.message_dict) == {"translator", "reviewer", "due_date"}
    assert fresh(edition).translator is None


def test_a_due_date_in_the_past_is_refused_in_the_form(client: Client, edition: Edition) -> None:
    client.force_login(person("editor", "Editors"))
    url = reverse("editions:assign", args=[edition.pk])
    response = client.post(url, {"translator": "", "reviewer": "", "due_date": "2020-01-01"})
    assert "The due date is in the past." in response.content.decode()
    assert fresh(edition).due_date is None
    client.post(url, {"translator": "", "reviewer": "", "due_date": "2030-01-01"})
    assert fresh(edition).due_date == datetime.date(2030, 1, 1)


def test_an_author_names_no_translator(client: Client, edition: Edition) -> None:
    client.force_login(person("author", "Authors"))
    response = client.post(reverse("editions:assign", args=[edition.pk]), {"due_date": "2030-01-01"})
    assert response.status_code == 302
    assert fresh(edition).due_date is None


def test_what_was_done_is_in_the_history_with_its_language(admin: Client, edition: Edition) -> None:
    actions.assign(edition, translator=person("translator", TRANSLATORS))
    html = admin.get(
        reverse(Edition.snippet_viewset.get_url_name("history"), args=[edition.pk])
    ).content.decode()
    assert "Assigned Spanish to translator" in html
    assert ModelLogEntry.objects.filter(action="editions.assign").count() == 2


def test_an_unfinished_translation_is_submitted_only_when_it_is_meant(
    client: Client, edition: Edition
) -> None:
    client.force_login(person("translator", TRANSLATORS))
    html = post_edition(client, edition, "submit", summary_es="").content.decode()
    assert "1 text is not translated or stale" in html
    assert fresh(edition).current_workflow_state is None
    assert 'name="unfinished" value="1"' in html
    post_edition(client, edition, "submit", summary_es="", unfinished="1")
    assert fresh(edition).state == Edition.State.REVIEW


def test_an_unfinished_translation_is_published_only_after_a_question(
    admin: Client, edition: Edition
) -> None:
    html = post_edition(admin, edition, "publish", summary_es="").content.decode()
    assert "1 text is not translated." in html
    assert readable(edition) == ["en"]


def test_pictures_and_files_are_chosen_and_uploaded_by_their_roles(client: Client) -> None:
    client.force_login(person("editor", "Editors"))
    assert client.get(reverse("wagtailimages:index")).status_code == 200
    assert client.get(reverse("wagtaildocs:index")).status_code == 200
    client.force_login(person("translator", TRANSLATORS))
    assert client.get(reverse("wagtaildocs_chooser:choose")).status_code == 200
