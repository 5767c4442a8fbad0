"""Taking one language off leaves the other as it is; taking the publication off loses nobody's text."""

from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction

from editions.models import Edition

from .routes_of_originals import HOUR, as_bearer
from .scene import FIRST, NEXT, Scene, everything_of, in_both_originals, live_in_both

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.editions.gate.api_urls"),
    pytest.mark.usefixtures("watched"),
]


def named(routes: list[Any]) -> Any:
    return pytest.mark.parametrize("route", routes, ids=lambda route: route.__name__)


# One language


def edition_in_the_admin(scene: Scene, language: str, admin: Client) -> None:
    view = Edition.snippet_viewset.get_url_name("unpublish")
    admin.post(reverse(view, args=[scene.page.edition(language).pk]))


def edition_by_itself(scene: Scene, language: str, admin: Client) -> None:
    scene.page.edition(language).unpublish()


def edition_by_action(scene: Scene, language: str, admin: Client) -> None:
    UnpublishAction(scene.page.edition(language)).execute()


def edition_by_expiry(scene: Scene, language: str, admin: Client) -> None:
    Edition.objects.filter(page=scene.pk, language=language).update(expire_at=timezone.now() + HOUR)
    with time_machine.travel(timezone.now() + 2 * HOUR):
        call_command("publish_scheduled")


EDITION_ROUTES = [edition_in_the_admin, edition_by_itself, edition_by_action, edition_by_expiry]


@in_both_originals
@named(EDITION_ROUTES)
@pytest.mark.parametrize("side", ["original", "translation"])
def test_unpublishing_one_language_leaves_the_other_readable_and_untouched(
    side: str, route: Any, original: str, admin: Client
) -> None:
    scene = live_in_both(original)
    off, on = (original, scene.other) if side == "original" else (scene.other, original)
    scene.begin_draft(original)
    scene.begin_draft(scene.other)
    before = everything_of(scene.page, on)
    texts = everything_of(scene.page, off)["live text"]
    route(scene, off, admin)
    assert scene.page.readable_languages == [on]
    assert Client().get(scene.page.address(off)).status_code == 410
    assert Client().get(scene.page.address(on)).status_code == 200
    assert everything_of(scene.page, on) == before
    headline = f"headline_{off}"
    assert everything_of(scene.page, off)["live text"][headline] == texts[headline] == FIRST


@in_both_originals
def test_a_translation_set_to_expire_when_it_was_published_expires_alone(original: str) -> None:
    scene = live_in_both(original)
    scene.translated(NEXT, expire_at=timezone.now() + HOUR).save_revision().publish()
    before = everything_of(scene.page, original)
    with time_machine.travel(timezone.now() + 2 * HOUR):
        call_command("publish_scheduled")
    assert scene.edition.expired
    assert scene.page.readable_languages == [original]
    assert everything_of(scene.page, original) == before


@in_both_originals
def test_a_language_taken_off_comes_back_by_its_own_publish_alone(original: str) -> None:
    scene = live_in_both(original)
    scene.edition.unpublish()
    scene.publish(original, NEXT)
    assert scene.page.readable_languages == [original]
    before = everything_of(scene.page, original)
    scene.edition.get_latest_revision().publish()
    assert scene.page.readable_languages == ["en", "es"]
    assert everything_of(scene.page, original) == before


# The publication


def page_in_the_admin(scene: Scene, admin: Client) -> None:
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[scene.pk]))


def page_in_bulk(scene: Scene, admin: Client) -> None:
    url = reverse("wagtail_bulk_action", args=["editions", "basepage", "unpublish"])
    admin.post(f"{url}?id={scene.pk}")


def page_by_itself(scene: Scene, admin: Client) -> None:
    scene.page.unpublish()


def page_by_action(scene: Scene, admin: Client) -> None:
    UnpublishPageAction(scene.page).execute()


def page_by_expiry(scene: Scene, admin: Client) -> None:
    expiring = scene.corrected(FIRST, expire_at=timezone.now() + HOUR)
    expiring.save_revision().publish()
    with time_machine.travel(timezone.now() + 2 * HOUR):
        call_command("publish_scheduled")


def page_by_admin_api(scene: Scene, admin: Client) -> None:
    admin.post(reverse("wagtailadmin_api:pages:action", args=[scene.pk, "unpublish"]))


def page_by_api(scene: Scene, admin: Client) -> None:
    url = reverse("wagtailapi_v3:pages_actions_unpublish", args=[scene.pk])
    admin.post(url, {}, content_type="application/json", headers=as_bearer())


PAGE_ROUTES = [
    page_in_the_admin,
    page_in_bulk,
    page_by_itself,
    page_by_action,
    page_by_expiry,
    page_by_admin_api,
    page_by_api,
]


@in_both_originals
@named(PAGE_ROUTES)
def test_unpublishing_the_publication_changes_no_text_and_publishing_brings_its_original_alone_back(
    route: Any, original: str, admin: Client
) -> None:
    scene = live_in_both(original)
    scene.begin_draft(scene.other)
    before = everything_of(scene.page, scene.other)
    route(scene, admin)
    assert scene.page.readable_languages == []
    after = everything_of(scene.page, scene.other)
    assert after["live text"] == before["live text"]
    assert after["working text"] == before["working text"]
    assert after["edition"]["content"] == before["edition"]["content"]
    assert scene.headline(original) == FIRST
    scene.page.get_latest_revision().publish()
    if scene.page.expire_at:
        assert scene.page.live
    assert scene.page.readable_languages == [original]
    assert everything_of(scene.page, scene.other) == after


@in_both_originals
def test_unpublishing_a_source_takes_no_text_of_its_aliases(original: str) -> None:
    scene = live_in_both(original)
    alias = Scene(scene.page.create_alias(update_slug="alias").pk, original, scene.other)
    alias.publish(alias.other, "The alias's own")
    before = everything_of(alias.page, alias.other)
    scene.page.unpublish()
    assert alias.page.readable_languages == []
    after = everything_of(alias.page, alias.other)
    assert (after["live text"], after["working text"]) == (before["live text"], before["working text"])
    scene.publish(original, NEXT)
    assert alias.headline(original) == NEXT
    assert alias.page.readable_languages == [original]
    assert everything_of(alias.page, alias.other) == after
