"""Every route to a publish, both ways: what one language does, the other does not notice.

No other package or module that Portavoz installs publishes: Wagtail has no bulk publish of snippets, and
its API v3 writes pages alone.
"""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from . import routes_of_editions, routes_of_originals
from .scene import NEXT, UNFINISHED, everything_of, in_both_originals, live_in_both

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.editions.gate.api_urls"),
    pytest.mark.usefixtures("watched"),
]


def named(routes: list[Any]) -> Any:
    return pytest.mark.parametrize("route", routes, ids=lambda route: route.__name__)


@in_both_originals
@named(routes_of_originals.ROUTES)
def test_publishing_the_original_leaves_an_unfinished_translation_and_its_live_text_alone(
    route: Any, original: str, admin: Client
) -> None:
    scene = live_in_both(original)
    scene.begin_draft(scene.other)
    # The bare names of the fields mean the other language now.
    with translation.override(scene.other):
        publish = route(scene, admin)
        before = everything_of(scene.page, scene.other)
        assert before["working text"][1]["content"] != before["edition"]["content"]
        publish()
    assert scene.headline(original) == NEXT
    assert everything_of(scene.page, scene.other) == before


@in_both_originals
@named(routes_of_editions.ROUTES)
def test_publishing_a_translation_leaves_an_unfinished_original_and_its_live_text_alone(
    route: Any, original: str, admin: Client
) -> None:
    scene = live_in_both(original)
    scene.begin_draft(original)
    with translation.override(scene.other):
        publish = route(scene, admin)
        before = everything_of(scene.page, original)
        assert UNFINISHED in str(before["working text"])
        publish()
    assert scene.headline(scene.other) == NEXT
    assert everything_of(scene.page, original) == before
