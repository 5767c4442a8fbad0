"""Two publishes at one moment, in transactions of their own: afterwards both languages are right."""

import random
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction

from editions import actions
from editions.languages import localized
from newsroom.models import StandardPage
from tests import factories

from .scene import FIRST, NEXT, Scene, assert_reads_back, in_both_originals, live_in_both, written
from .threads import Hold, one_into_the_other, together

pytestmark = [
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite has one writer at a time; PostgreSQL has the races"
    ),
    pytest.mark.usefixtures("committed"),
]


def prepared(scene: Scene, language: str, headline: str = NEXT, **values: Any) -> Callable[[], Any]:
    """A publish that has read the row already, as it was before whatever happens next."""
    if language == scene.original:
        return PublishPageRevisionAction(scene.corrected(headline, **values).save_revision()).execute
    edition = scene.translated(headline)
    edition.content |= values
    return PublishRevisionAction(edition.save_revision(clean=False)).execute


# The page and its edition

IN_AN_EDITION = ["apply_content", "names.fill_slug", "paths.remember_moves"]
IN_A_PAGE = ["_check", "paths.remember_moves", "_record_original_live"]


@in_both_originals
@pytest.mark.parametrize("held", IN_AN_EDITION)
def test_an_original_published_while_its_translation_goes_out_waits_and_both_are_right(
    held: str, original: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = live_in_both(original)
    acts = prepared(scene, scene.other), prepared(scene, original)
    waited, errors = one_into_the_other(Hold(monkeypatch, held), *acts)
    assert errors == [None, None]
    assert waited
    assert scene.headline(original) == scene.headline(scene.other) == NEXT
    assert scene.page.readable_languages == ["en", "es"]
    assert_reads_back(scene)


@in_both_originals
@pytest.mark.parametrize("held", IN_A_PAGE)
def test_a_translation_published_while_its_original_goes_out_waits_and_both_are_right(
    held: str, original: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = live_in_both(original)
    acts = prepared(scene, original), prepared(scene, scene.other)
    waited, errors = one_into_the_other(Hold(monkeypatch, held), *acts)
    assert errors == [None, None]
    assert waited
    assert scene.headline(original) == scene.headline(scene.other) == NEXT
    assert scene.page.readable_languages == ["en", "es"]
    assert_reads_back(scene)


@in_both_originals
@pytest.mark.parametrize("side", ["original", "translation"])
def test_of_two_revisions_of_one_text_the_later_stays_and_is_the_one_on_record(
    side: str, original: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = live_in_both(original)
    language = original if side == "original" else scene.other
    acts = prepared(scene, language, "One"), prepared(scene, language, "The other")
    waited, errors = one_into_the_other(Hold(monkeypatch, "paths.remember_moves"), *acts)
    assert errors == [None, None]
    assert waited
    assert scene.headline(language) == "The other"
    assert scene.headline(scene.other if side == "original" else original) == FIRST
    assert_reads_back(scene)


# Addresses

each_side = pytest.mark.parametrize(("side", "original"), [("original", "es"), ("translation", "en")])


@each_side
def test_two_siblings_that_want_one_address_at_one_moment_do_not_both_get_it(
    side: str, original: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes = live_in_both(original), live_in_both(original)
    language = original if side == "original" else scenes[0].other
    slug = {localized("public_slug", language): "wanted"}
    acts = [prepared(scene, language, **slug) for scene in scenes]
    waited, errors = one_into_the_other(Hold(monkeypatch, "paths.place"), *acts)
    assert waited
    assert errors[0] is None
    assert isinstance(errors[1], ValidationError)
    assert scenes[0].page.text("public_path", language) == "/wanted/"
    assert scenes[1].page.text("public_path", language) == "/first-text-2/"
    assert scenes[1].headline(language) == FIRST
    for scene in scenes:
        assert_reads_back(scene)


def begun(original: str, parent: Any = None, live: bool = False) -> Scene:
    """A publication whose translation, or nothing of it, was published yet."""
    other = "es" if original == "en" else "en"
    page = StandardPage(
        original_language=original, live=False, **written(FIRST, "en"), **written(FIRST, "es")
    )
    (parent or factories.home()).add_child(instance=page)
    scene = Scene(page.pk, original, other)
    if live:
        scene.page.save_revision().publish()
    return scene


@each_side
def test_two_siblings_of_one_headline_published_at_one_moment_get_an_address_each(
    side: str, original: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes = [begun(original, live=side == "translation") for _number in range(2)]
    language = original if side == "original" else scenes[0].other
    acts = [prepared(scene, language) for scene in scenes]
    waited, errors = one_into_the_other(Hold(monkeypatch, "paths.place"), *acts)
    assert errors == [None, None]
    assert waited
    found = [scene.page.text("public_path", language) for scene in scenes]
    assert found == ["/next-text/", "/next-text-2/"]


@each_side
@pytest.mark.parametrize("levels", [1, 2])
@pytest.mark.parametrize("first", ["child", "parent"])
def test_what_goes_out_below_a_page_whose_address_changes_at_that_moment_follows_it(
    first: str, levels: int, side: str, original: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = live_in_both(original)
    above = live_in_both(original, parent=top.page) if levels == 2 else top
    below = begun(original, parent=above.page, live=side == "translation")
    language = original if side == "original" else top.other
    moved = {localized("public_slug", language): "moved"}
    acts = [prepared(below, language), prepared(top, language, **moved)]
    if first == "parent":
        acts.reverse()
    waited, errors = one_into_the_other(Hold(monkeypatch, "paths.remember_moves"), *acts)
    assert errors == [None, None]
    assert waited
    assert top.page.text("public_path", language) == "/moved/"
    assert below.page.text("public_path", language) == above.page.text("public_path", language) + "next-text/"
    assert above.page.text("public_path", language).startswith("/moved/")


# Many at once


@in_both_originals
def test_after_many_publishes_at_once_each_language_is_what_its_live_revision_says(original: str) -> None:
    scene = live_in_both(original)
    languages = (original, scene.other)

    def work(seed: int) -> None:
        choose = random.Random(seed)
        for number in range(6):
            language = choose.choice(languages)
            headline = f"Text {seed}.{number} of {language}"
            text = scene.corrected(headline) if language == original else scene.translated(headline)
            # The admin saves and publishes in one transaction, other routes in two.
            with transaction.atomic() if choose.random() < 0.5 else nullcontext():
                revision = text.save_revision()
                if choose.random() < 0.5:
                    revision.publish()
                elif choose.random() < 0.8:
                    actions.publish(scene.page if language == original else scene.edition)

    assert together(*(lambda seed=seed: work(seed) for seed in range(4))) == [None] * 4
    for language in languages:
        assert scene.headline(language).endswith(f" of {language}")
    assert scene.page.readable_languages == ["en", "es"]
    assert_reads_back(scene)


def test_siblings_published_at_once_in_every_language_have_an_address_each() -> None:
    scenes = [begun(original, live=True) for original in ("en", "es") * 2]
    acts = [prepared(scene, language) for scene in scenes for language in (scene.original, scene.other)]
    assert together(*acts) == [None] * len(acts)
    for language in ("en", "es"):
        found = {scene.page.text("public_path", language) for scene in scenes}
        assert len(found) == len(scenes)
        assert None not in found
    for scene in scenes:
        assert_reads_back(scene)
