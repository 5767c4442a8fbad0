"""What saves pages and publishes no language: no language's live text changes, nor anybody's draft."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import PageLogEntry

from editions import actions
from editions.admin.addresses import edition_url
from editions.languages import localized
from editions.models import BasePage
from newsroom.models import StandardPage
from tests.editing import post_edition, post_page

from .routes_of_originals import HOUR, posted
from .scene import (
    NEXT,
    Scene,
    assert_reads_back,
    begin_review,
    drafts,
    everything_of,
    in_both_originals,
    live_in_both,
    live_texts,
    written,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("watched")]


# A page in memory, saved


def whole(scene: Scene) -> BasePage:
    return scene.page


def without_its_own_table(scene: Scene) -> BasePage:
    return BasePage.objects.get(pk=scene.pk)


def with_fields_deferred(scene: Scene) -> BasePage:
    return StandardPage.objects.only("slug", "path", "depth", "live").get(pk=scene.pk)


@in_both_originals
@pytest.mark.parametrize("clean", [True, False], ids=["cleaned", "as it is"])
@pytest.mark.parametrize(
    "fetched", [whole, without_its_own_table, with_fields_deferred], ids=lambda how: how.__name__
)
def test_saving_a_page_changed_in_memory_writes_nothing_of_the_other_language(
    fetched: Callable[[Scene], BasePage], clean: bool, original: str
) -> None:
    scene = live_in_both(original)
    before = everything_of(scene.page, scene.other)
    with translation.override(scene.other):
        page = fetched(scene)
        page.headline = "By its bare name"
        for name, value in (written("By name", scene.other) | {"seo_title": "By its bare name"}).items():
            setattr(page, name, value)
        setattr(page, localized("public_path", scene.other), "/by-name/")
        page.show_in_menus = True
        page.save(clean=clean)
    assert scene.page.show_in_menus
    assert everything_of(scene.page, scene.other) == before


@in_both_originals
def test_saving_a_page_older_than_the_translations_correction_takes_nothing_back(original: str) -> None:
    scene = live_in_both(original)
    older = scene.page
    scene.publish(scene.other, NEXT)
    before = everything_of(scene.page, scene.other)
    older.save()
    assert everything_of(scene.page, scene.other) == before
    assert scene.headline(scene.other) == NEXT


# What editors do that is no publish


def save_draft_of_original(scene: Scene, admin: Client) -> None:
    post_page(admin, scene.page, **posted(NEXT, scene.original))
    assert NEXT in str(drafts(scene)[0])


def save_draft_of_edition(scene: Scene, admin: Client) -> None:
    post_edition(admin, scene.edition, **posted(NEXT, scene.other))
    assert NEXT in str(drafts(scene)[1])


def submit_original(scene: Scene, admin: Client) -> None:
    post_page(admin, scene.page, "submit")
    assert scene.page.current_workflow_state


def submit_edition(scene: Scene, admin: Client) -> None:
    begin_review(scene.edition)
    assert scene.edition.current_workflow_state


def schedule_both(scene: Scene, admin: Client) -> None:
    later = timezone.now() + HOUR
    scene.corrected(NEXT, go_live_at=later).save_revision().publish()
    scene.translated(NEXT, go_live_at=later).save_revision().publish()
    assert scene.edition.scheduled_revision
    call_command("publish_scheduled")


def lock_and_preview(scene: Scene, admin: Client) -> None:
    admin.post(reverse("wagtailadmin_pages:lock", args=[scene.pk]))
    assert scene.page.locked
    for url in (reverse("wagtailadmin_pages:view_draft", args=[scene.pk]), edition_url(scene.edition)):
        assert admin.get(url).status_code == 200


ACTS = [
    save_draft_of_original,
    save_draft_of_edition,
    submit_original,
    submit_edition,
    schedule_both,
    lock_and_preview,
]


@in_both_originals
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_what_publishes_nothing_changes_no_live_text(act: Any, original: str, admin: Client) -> None:
    scene = live_in_both(original)
    before = live_texts(scene)
    with translation.override(scene.other):
        act(scene, admin)
    assert live_texts(scene) == before


@in_both_originals
def test_another_original_changes_no_live_text_and_what_is_published_then_writes_its_own_language_alone(
    original: str,
) -> None:
    scene = live_in_both(original)
    before = live_texts(scene)
    actions.make_original(scene.page, scene.other)
    assert live_texts(scene) == before
    now = Scene(scene.pk, original=scene.other, other=original)
    assert now.page.original_language == now.original
    first = everything_of(now.page, now.other)
    now.publish(now.original, NEXT)
    assert everything_of(now.page, now.other) == first
    second = everything_of(now.page, now.original)
    now.publish(now.other, NEXT)
    assert everything_of(now.page, now.original) == second
    assert now.headline("en") == now.headline("es") == NEXT
    assert_reads_back(now)


# Commands


def fixtree(*options: str) -> None:
    BasePage.objects.filter(depth=2).update(numchild=7)
    call_command("fixtree", *options, interactive=False, stdout=StringIO())
    assert BasePage.objects.get(depth=2).numchild == 1


def fix_whole_tree() -> None:
    fixtree("--full")


def set_url_paths() -> None:
    BasePage.objects.update(url_path="/wrong/")
    call_command("set_url_paths", stdout=StringIO())
    assert not BasePage.objects.filter(url_path="/wrong/").exists()


def purge_revisions() -> None:
    call_command("purge_revisions", stdout=StringIO())


def create_log_entries() -> None:
    PageLogEntry.objects.all().delete()
    call_command("create_log_entries_from_revisions", stdout=StringIO())
    assert PageLogEntry.objects.exists()


def rebuild_indexes() -> None:
    for command in ("update_index", "rebuild_references_index"):
        call_command(command, stdout=StringIO())


def publish_nothing_due() -> None:
    with time_machine.travel(timezone.now() + HOUR):
        call_command("publish_scheduled")


COMMANDS = [
    fixtree,
    fix_whole_tree,
    set_url_paths,
    purge_revisions,
    create_log_entries,
    rebuild_indexes,
    publish_nothing_due,
]


@in_both_originals
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_a_command_changes_no_live_text_and_no_draft(command: Callable[[], None], original: str) -> None:
    scene = live_in_both(original)
    scene.begin_draft(original)
    scene.begin_draft(scene.other)
    before = live_texts(scene), drafts(scene)
    with translation.override(scene.other):
        command()
    assert (live_texts(scene), drafts(scene)) == before
