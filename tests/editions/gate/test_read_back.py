"""What went live can be read back: the live revision of each language says what its columns hold."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests.editing import post_edition, post_page

from .routes_of_originals import posted
from .scene import FIRST, NEXT, assert_reads_back, in_both_originals, live_in_both

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("watched")]


@in_both_originals
def test_each_publish_in_turn_is_read_back_from_its_revision(original: str) -> None:
    scene = live_in_both(original)
    assert_reads_back(scene)
    for number in range(3):
        for language in (scene.other, original, original, scene.other):
            scene.begin_draft(scene.other)
            scene.begin_draft(original)
            scene.publish(language, f"Text {number} of {language}")
            assert scene.headline(language) == f"Text {number} of {language}"
            assert_reads_back(scene)


@in_both_originals
def test_what_was_published_in_the_admin_is_read_back(original: str, admin: Client) -> None:
    scene = live_in_both(original)
    post_page(admin, scene.page, "publish", **posted(NEXT, original))
    post_edition(admin, scene.edition, **posted("A draft", scene.other))
    assert_reads_back(scene)
    post_edition(admin, scene.edition, "publish", **posted(NEXT, scene.other))
    post_page(admin, scene.page, **posted("A draft", original))
    assert scene.headline(original) == scene.headline(scene.other) == NEXT
    assert_reads_back(scene)


@in_both_originals
def test_an_older_revision_published_once_more_is_what_is_read_back(original: str) -> None:
    scene = live_in_both(original)
    older = [scene.page.live_revision, scene.edition.live_revision]
    scene.publish(original, NEXT)
    scene.publish(scene.other, NEXT)
    for revision in older:
        revision.publish()
        assert_reads_back(scene)
    assert scene.headline(original) == scene.headline(scene.other) == FIRST
    assert [scene.page.live_revision, scene.edition.live_revision] == older


@in_both_originals
def test_what_comes_back_after_it_was_taken_off_is_read_back(original: str) -> None:
    scene = live_in_both(original)
    scene.begin_draft(scene.other)
    scene.edition.unpublish()
    assert scene.edition.live_revision is None
    scene.publish(scene.other, NEXT)
    assert_reads_back(scene)
    scene.page.unpublish()
    assert scene.page.live_revision is None
    assert scene.edition.live_revision is None
    scene.edition.get_latest_revision().publish()
    scene.page.get_latest_revision().publish()
    assert scene.page.readable_languages == ["en", "es"]
    assert_reads_back(scene)


@in_both_originals
def test_an_edition_emptied_of_its_text_does_not_go_out_over_what_is_live(original: str) -> None:
    scene = live_in_both(original)
    edition = scene.edition
    edition.content = {}
    with pytest.raises(ValidationError, match="Headline: missing"):
        edition.save_revision(clean=False).publish()
    assert scene.headline(scene.other) == FIRST
    assert_reads_back(scene)


@in_both_originals
def test_an_address_once_made_outlives_a_new_headline_in_every_language(original: str) -> None:
    scene = live_in_both(original)
    for language in (original, scene.other):
        scene.publish(language, NEXT)
        assert scene.headline(language) == NEXT
        assert scene.page.text("public_path", language) == "/first-text/"
