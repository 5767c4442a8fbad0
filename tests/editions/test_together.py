"""The policy that lets no language out until all are approved."""

import datetime
from typing import Any

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from editions import actions
from editions.models import BasePage, Edition, ReleasePolicy, TypePolicy
from editions.staleness import segments
from newsroom.roles import group_of
from publications.models import NewsRelease
from tests import factories
from tests.editing import post_page, publish_anyway
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(db: Any) -> NewsRelease:
    """A release, both languages drafted, that goes out in both at once."""
    release = NewsRelease(
        original_language="en",
        headline_en="Bridge opened",
        body_en=factories.body("Open."),
        headline_es="Puente abierto",
        body_es=factories.body("Abierto."),
        date=datetime.date(2026, 3, 1),
        release_policy=ReleasePolicy.TOGETHER,
    )
    return actions.create(release, factories.news_index())


def readable(page: BasePage) -> list[str]:
    return NewsRelease.objects.get(pk=page.pk).readable_languages


def fresh(page: BasePage) -> NewsRelease:
    return NewsRelease.objects.get(pk=page.pk)


def approve_spanish(page: BasePage) -> None:
    translator = person("translator", group_of("Translators", "Spanish"))
    reviewer = person("reviewer", group_of("Reviewers", "Spanish"))
    actions.assign(page.edition("es"))
    actions.submit(page.edition("es"), user=translator)
    actions.approve(page.edition("es"), user=reviewer)


def test_an_approved_original_waits_for_the_translation_and_both_go_out_with_its_approval(
    page: NewsRelease,
) -> None:
    assert actions.publish(fresh(page)) is False
    assert readable(page) == []
    assert page.edition("en").state == Edition.State.APPROVED
    approve_spanish(page)
    assert readable(page) == ["en", "es"]


def test_an_approved_translation_waits_for_the_original(page: NewsRelease) -> None:
    approve_spanish(page)
    assert readable(page) == []
    assert page.edition("es").state == Edition.State.APPROVED
    actions.publish(fresh(page))
    assert readable(page) == ["en", "es"]


def test_the_button_says_what_it_waits_for(admin: Client, page: NewsRelease) -> None:
    post_page(admin, fresh(page), "publish", headline_en="Bridge opened")
    response = publish_anyway(admin, fresh(page))
    assert response.status_code == 302
    html = admin.get(response["Location"]).content.decode()
    assert "Not approved yet: Spanish" in html
    assert readable(page) == []


def test_no_route_lets_one_language_out_alone(admin: Client, page: NewsRelease) -> None:
    with pytest.raises(ValidationError, match="Not approved yet: Spanish"):
        fresh(page).get_latest_revision().publish()
    with pytest.raises(ValidationError, match="Not approved yet: English"):
        page.edition("es").get_latest_revision().publish()
    url = reverse("wagtail_bulk_action", args=["editions", "basepage", "publish"]) + f"?id={page.pk}"
    admin.post(url)
    assert readable(page) == []


def test_a_schedule_that_comes_due_too_early_keeps_waiting_and_says_why(page: NewsRelease) -> None:
    draft = fresh(page)
    draft.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    draft.save_revision().publish()
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        with pytest.raises(CommandError, match="Not approved yet: Spanish"):
            call_command("publish_scheduled")
        assert readable(page) == []
        approve_spanish(page)
        call_command("publish_scheduled")
    assert readable(page) == ["en", "es"]


def test_moderation_of_the_original_ends_approved_while_it_waits(page: NewsRelease) -> None:
    author, editor = person("author", "Authors"), person("editor", "Editors")
    fresh(page).save_revision(user=author)
    workflow = Workflow.objects.get(name="Original: four eyes")
    workflow.start(fresh(page), author)
    state = fresh(page).current_workflow_task_state
    state.task.specific.on_action(state, editor, "approve")
    assert page.edition("en").state == Edition.State.APPROVED
    assert readable(page) == []


def test_a_text_changed_after_its_approval_is_not_approved_any_more(page: NewsRelease) -> None:
    approve_spanish(page)
    assert page.edition("es").is_approved
    actions.translate(page.edition("es"), {"headline": "Puente reabierto"})
    assert not page.edition("es").is_approved
    assert actions.publish(fresh(page)) is False


def test_a_correction_waits_until_its_translation_is_approved_again(page: NewsRelease) -> None:
    actions.publish(fresh(page))
    approve_spanish(page)
    draft = fresh(page).get_latest_revision_as_object()
    draft.headline_en = "Bridge opened again"
    draft.save_revision()
    assert actions.publish(fresh(page)) is False
    assert fresh(page).headline_en == "Bridge opened"
    edition = page.edition("es")
    working = fresh(page).get_latest_revision_as_object()
    stale = [
        part.key for part in segments(edition.get_latest_revision_as_object(), working) if not part.is_done
    ]
    assert "headline" in stale
    actions.translate(edition, {"headline": "Puente reabierto"})
    actions.publish(page.edition("es"))
    assert fresh(page).headline_en == "Bridge opened again"
    assert fresh(page).headline_es == "Puente reabierto"


def test_the_policy_of_a_kind_holds_where_a_publication_has_none_of_its_own(page: NewsRelease) -> None:
    BasePage.objects.filter(pk=page.pk).update(release_policy="")
    TypePolicy.objects.create(
        content_type=ContentType.objects.get_for_model(NewsRelease), policy=ReleasePolicy.TOGETHER
    )
    assert actions.publish(fresh(page)) is False
    TypePolicy.objects.update(policy=ReleasePolicy.AS_READY)
    assert actions.publish(fresh(page)) is True
