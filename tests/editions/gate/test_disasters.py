"""The two disasters of one row with several languages, each in both directions and both original languages."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.editing import post_edition, post_page

from . import routes_of_editions, routes_of_originals
from .routes_of_originals import HOUR, posted
from .scene import FIRST, NEXT, UNFINISHED, Scene, everything_of, in_both_originals, live_in_both

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("watched")]


def read(scene: Scene, language: str) -> str:
    """The page as a reader who is not signed in gets it."""
    response = Client().get(scene.page.address(language))
    assert response.status_code == 200
    return str(response.content.decode())


# The unapproved translation


@in_both_originals
def test_an_unapproved_translation_does_not_go_live_with_a_correction_of_the_original(
    original: str, admin: Client
) -> None:
    scene = live_in_both(original)
    post_edition(admin, scene.edition, "submit", **posted(UNFINISHED, scene.other))
    assert scene.edition.current_workflow_state
    before = everything_of(scene.page, scene.other)
    post_page(admin, scene.page, "publish", **posted(NEXT, original))
    assert NEXT in read(scene, original)
    assert FIRST in read(scene, scene.other)
    assert UNFINISHED not in read(scene, scene.other)
    assert everything_of(scene.page, scene.other) == before
    assert UNFINISHED in str(before["working text"])
    assert scene.edition.current_workflow_state


@in_both_originals
def test_a_translation_never_published_does_not_go_live_with_its_original(
    original: str, admin: Client
) -> None:
    scene = live_in_both(original)
    scene.edition.unpublish()
    post_edition(admin, scene.edition, **posted(UNFINISHED, scene.other))
    post_page(admin, scene.page, "publish", **posted(NEXT, original))
    assert scene.headline(original) == NEXT
    assert scene.page.readable_languages == [original]
    assert Client().get(scene.page.address(scene.other)).status_code == 410


@in_both_originals
def test_an_unapproved_original_does_not_go_live_with_a_translation(original: str, admin: Client) -> None:
    scene = live_in_both(original)
    post_page(admin, scene.page, "submit", **posted(UNFINISHED, original))
    before = everything_of(scene.page, original)
    post_edition(admin, scene.edition, "publish", **posted(NEXT, scene.other))
    assert NEXT in read(scene, scene.other)
    assert FIRST in read(scene, original)
    assert UNFINISHED not in read(scene, original)
    assert everything_of(scene.page, original) == before
    assert scene.page.current_workflow_state


# The revision that waited


@in_both_originals
@pytest.mark.parametrize("route", routes_of_originals.WAITING, ids=lambda route: route.__name__)
def test_an_older_revision_of_the_original_takes_no_newer_translation_back(
    route: Any, original: str, admin: Client
) -> None:
    scene = live_in_both(original)
    publish = route(scene, admin)
    scene.publish(scene.other, "Corrected translation")
    before = everything_of(scene.page, scene.other)
    publish()
    assert scene.headline(original) == NEXT
    assert everything_of(scene.page, scene.other) == before
    assert "Corrected translation" in read(scene, scene.other)


@in_both_originals
@pytest.mark.parametrize("route", routes_of_editions.WAITING, ids=lambda route: route.__name__)
def test_an_older_revision_of_a_translation_takes_no_newer_original_back(
    route: Any, original: str, admin: Client
) -> None:
    scene = live_in_both(original)
    publish = route(scene, admin)
    scene.publish(original, "Corrected original")
    before = everything_of(scene.page, original)
    publish()
    assert scene.headline(scene.other) == NEXT
    assert everything_of(scene.page, original) == before
    assert "Corrected original" in read(scene, original)


@in_both_originals
def test_the_first_revision_of_all_takes_nothing_back_in_the_other_language(original: str) -> None:
    scene = live_in_both(original)
    first = scene.page.revisions.order_by("pk").first()
    first_translated = scene.edition.revisions.order_by("pk").first()
    for language in (original, scene.other):
        scene.publish(language, NEXT)
    before = everything_of(scene.page, scene.other)
    first.publish()
    assert scene.headline(original) == FIRST
    assert everything_of(scene.page, scene.other) == before
    scene.publish(original, NEXT)
    before = everything_of(scene.page, original)
    first_translated.publish()
    assert scene.headline(scene.other) == FIRST
    assert everything_of(scene.page, original) == before


@in_both_originals
def test_a_scheduled_revision_does_not_bring_another_schedule_or_language_forward(
    original: str, admin: Client
) -> None:
    scene = live_in_both(original)
    publish = routes_of_originals.by_schedule(scene, admin)
    far = timezone.now() + 10 * HOUR
    scene.translated(UNFINISHED, go_live_at=far).save_revision().publish()
    before = everything_of(scene.page, scene.other)
    publish()
    assert scene.headline(original) == NEXT
    assert everything_of(scene.page, scene.other) == before
    assert scene.edition.scheduled_revision
