"""The two disasters the gate is there for, by the admin's own routes."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from editions.models import Edition
from publications.models import NewsIndex, NewsRelease
from tests import factories
from tests.editing import paragraphs, post_edition, post_page, publish_anyway

pytestmark = pytest.mark.django_db


def fresh(page: NewsRelease) -> NewsRelease:
    return NewsRelease.objects.get(pk=page.pk)


def draft_spanish(page: NewsRelease, text: str = "Borrador sin terminar") -> Edition:
    """A translator's unfinished work on a Spanish edition that is live with another text."""
    edition = page.edition("es")
    edition.content = edition.content | {"headline_es": text}
    edition.save_revision()
    return Edition.objects.get(pk=edition.pk)


def assert_spanish_is_as_it_was(page: NewsRelease) -> None:
    row = fresh(page)
    assert row.headline_es == "Puente abierto"
    assert row.public_path_es == "/noticias/puente-abierto/"
    assert "El puente está abierto" in str(row.body_es)
    assert row.edition("es").get_latest_revision_as_object().content["headline_es"] == "Borrador sin terminar"


# Each route makes a revision of the original, and publishes it when asked for the second time


def by_edit_view(client: Client, page: NewsRelease) -> Iterator[None]:
    post_page(client, page, headline_en="Bridge opened again", body_en=paragraphs("Open again."))
    yield
    post_page(client, fresh(page), "publish")
    publish_anyway(client, page)
    yield


def by_workflow(client: Client, page: NewsRelease) -> Iterator[None]:
    task = GroupApprovalTask.objects.create(name="four eyes")
    task.groups.add(Group.objects.first())
    workflow = Workflow.objects.create(name="review")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page.headline_en = "Bridge opened again"
    page.save_revision()
    user = get_user_model().objects.get(username="chief")
    workflow.start(page, user)
    yield
    fresh(page).current_workflow_task_state.approve(user=user)
    yield


def by_schedule(client: Client, page: NewsRelease) -> Iterator[None]:
    page.headline_en = "Bridge opened again"
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision().publish()
    yield
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        call_command("publish_scheduled")
    yield


def by_bulk_publish(client: Client, page: NewsRelease) -> Iterator[None]:
    page.headline_en = "Bridge opened again"
    page.save_revision()
    yield
    url = reverse("wagtail_bulk_action", args=["editions", "basepage", "publish"]) + f"?id={page.pk}"
    assert client.post(url).status_code == 302
    yield


def by_publish_action(client: Client, page: NewsRelease) -> Iterator[None]:
    page.headline_en = "Bridge opened again"
    revision = page.save_revision()
    yield
    revision.publish()
    yield


ROUTES = [by_edit_view, by_workflow, by_schedule, by_bulk_publish, by_publish_action]


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("admin_language", ["en", "es"])
def test_a_correction_of_the_original_leaves_an_unfinished_translation_unseen(
    admin: Client, route: Any, admin_language: str
) -> None:
    page = factories.release()
    draft_spanish(page)
    with translation.override(admin_language):
        steps = route(admin, fresh(page))
        next(steps)
        next(steps)
    assert fresh(page).headline_en == "Bridge opened again"
    assert_spanish_is_as_it_was(page)


@pytest.mark.parametrize("route", ROUTES)
def test_an_older_revision_of_the_original_takes_no_newer_translation_back(admin: Client, route: Any) -> None:
    page = factories.release()
    steps = route(admin, fresh(page))
    next(steps)
    edition = page.edition("es")
    edition.content = edition.content | {"headline_es": "Puente abierto al público"}
    edition.save_revision().publish()
    next(steps)
    row = fresh(page)
    assert row.headline_en == "Bridge opened again"
    assert row.headline_es == "Puente abierto al público"
    assert row.readable_languages == ["en", "es"]


# Publishing an older revision of the original


def test_an_older_revision_of_the_original_takes_nothing_back_in_the_other_language(admin: Client) -> None:
    page = factories.release(languages=("en",))
    older = page.get_latest_revision()
    edition = page.edition("es")
    edition.get_latest_revision().publish()
    edition.refresh_from_db()
    edition.content = edition.content | {"headline_es": "Puente abierto al público"}
    edition.save_revision().publish()
    older.publish()
    row = fresh(page)
    assert row.headline_es == "Puente abierto al público"
    assert row.readable_languages == ["en", "es"]


def test_reverting_the_original_in_the_admin_takes_nothing_back_in_the_other_language(admin: Client) -> None:
    page = factories.release()
    older = page.get_latest_revision()
    page.headline_en = "Second"
    page.save_revision().publish()
    draft_spanish(page)
    url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, older.pk])
    html = admin.get(url).content.decode()
    assert "Bridge opened" in html
    post_page(admin, page, "publish", headline_en="Bridge opened", body_en=paragraphs("As it was."))
    publish_anyway(admin, page)
    assert fresh(page).headline_en == "Bridge opened"
    assert_spanish_is_as_it_was(page)


def test_saving_a_draft_of_the_original_changes_nothing_public(admin: Client) -> None:
    page = factories.release()
    draft_spanish(page)
    post_page(admin, page, headline_en="Half a thought", body_en=paragraphs("Half"))
    assert fresh(page).headline_en == "Bridge opened"
    assert_spanish_is_as_it_was(page)


# The other direction


def test_publishing_a_translation_leaves_the_original_draft_unseen(admin: Client) -> None:
    page = factories.release()
    page.headline_en = "Unfinished English"
    page.save_revision()
    edition = draft_spanish(page, "Puente abierto al público")
    response = post_edition(
        admin,
        edition,
        "publish",
        headline_es="Puente abierto al público",
        body_es=paragraphs("Está abierto."),
    )
    assert response.status_code in (200, 302)
    publish_anyway(admin, edition)
    row = fresh(page)
    assert row.headline_es == "Puente abierto al público"
    assert row.headline_en == "Bridge opened"
    assert row.get_latest_revision_as_object().headline_en == "Unfinished English"


def test_unpublishing_a_translation_leaves_the_original_readable() -> None:
    page = factories.release()
    page.edition("es").unpublish()
    assert fresh(page).readable_languages == ["en"]


def test_taking_the_original_alone_off_the_site_leaves_the_translation_readable() -> None:
    page = factories.release()
    page.edition("en").unpublish()
    assert fresh(page).readable_languages == ["es"]


def test_publishing_the_original_again_after_it_was_taken_off_makes_it_readable() -> None:
    page = factories.release()
    page.edition("en").unpublish()
    fresh(page).get_latest_revision().publish()
    assert fresh(page).readable_languages == ["en", "es"]


def test_unpublishing_the_publication_takes_every_language_off_and_brings_none_back_by_itself() -> None:
    page = factories.release()
    page.unpublish()
    assert fresh(page).readable_languages == []
    fresh(page).get_latest_revision().publish()
    assert fresh(page).readable_languages == ["en"]


def test_a_translation_published_first_waits_for_the_original() -> None:
    index = factories.news_index()
    page = NewsRelease(
        original_language="en",
        headline_en="A",
        headline_es="B",
        body_es=factories.body("B"),
        date=datetime.date(2026, 1, 1),
        live=False,
    )
    index.add_child(instance=page)
    page.edition("es").get_latest_revision().publish()
    assert fresh(page).readable_languages == []
    assert page.edition("es").state == Edition.State.WAITING


# Creation, copy, alias


def test_a_page_created_with_all_languages_puts_the_others_in_draft_editions() -> None:
    page = factories.release(languages=("en",))
    assert page.headline_es in (None, "")
    assert page.edition("es").content["headline_es"] == "Puente abierto"
    assert page.readable_languages == ["en"]


def test_a_copy_begins_with_draft_editions_and_an_address_of_its_own() -> None:
    page = factories.release()
    copy = page.copy(update_attrs={"title": "Another bridge", "slug": "another-bridge"}, keep_live=True)
    copy = NewsRelease.objects.get(pk=copy.pk)
    assert copy.headline_en == "Another bridge"
    assert copy.readable_languages == ["en"]
    assert copy.public_path_en != page.public_path_en
    assert copy.edition("es").content["headline_es"] == "Puente abierto"


def test_an_alias_has_an_address_of_its_own_and_follows_the_original_only() -> None:
    page = factories.release()
    alias = page.create_alias(update_slug="alias")
    page.headline_en = "Bridge opened again"
    page.save_revision().publish()
    alias = NewsRelease.objects.get(pk=alias.pk)
    assert alias.headline_en == "Bridge opened again"
    assert alias.public_path_en not in (None, fresh(page).public_path_en)
    assert alias.readable_languages == ["en"]


# What is refused


def test_a_translation_cannot_go_out_under_a_page_without_that_language() -> None:
    index = factories.news_index(languages=("en",))
    page = NewsRelease(
        original_language="en",
        headline_en="A",
        body_en=factories.body("A"),
        headline_es="B",
        body_es=factories.body("B"),
        date=datetime.date(2026, 1, 1),
    )
    index.add_child(instance=page)
    with pytest.raises(ValidationError, match="News"):
        page.edition("es").get_latest_revision().publish()
    assert fresh(page).readable_languages == ["en"]


def test_an_original_cannot_go_out_under_a_page_without_its_language() -> None:
    index = factories.news_index(languages=("en",))
    page = NewsRelease(
        original_language="es", headline_es="B", body_es=factories.body("B"), date=datetime.date(2026, 1, 1)
    )
    with pytest.raises(ValidationError, match="News"):
        index.add_child(instance=page)


def test_a_text_without_headline_does_not_go_out_and_the_error_names_field_and_language() -> None:
    page = factories.release(languages=("en",))
    edition = page.edition("es")
    edition.content = edition.content | {"headline_es": ""}
    with pytest.raises(ValidationError, match="Headline: missing in Spanish"):
        edition.save_revision(clean=False).publish()
    edition.refresh_from_db()
    assert not edition.live


def test_two_siblings_cannot_have_one_address_in_a_language() -> None:
    factories.release()
    other = factories.release(languages=("en",), headline_en="Another")
    edition = other.edition("es")
    edition.content = edition.content | {"public_slug_es": "puente-abierto"}
    with pytest.raises(ValidationError, match="puente-abierto"):
        edition.save_revision(clean=False).publish()


def test_a_slug_made_from_the_headline_avoids_those_taken() -> None:
    factories.release()
    other = factories.release()
    assert other.public_path_en == "/news/bridge-opened-2/"
    assert other.public_path_es == "/noticias/puente-abierto-2/"


def test_a_news_list_has_one_edition_row_per_language_from_the_start() -> None:
    index = factories.news_index(languages=("en",))
    rows = dict(NewsIndex.objects.get(pk=index.pk).editions.values_list("language", "live"))
    assert rows == {"en": True, "es": False}
