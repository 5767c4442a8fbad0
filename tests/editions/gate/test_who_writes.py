"""Who writes what, at the database: the watcher that stands beside every test of this package, watched itself.

`test_routes`, `test_bystanders` and the others run under it: whatever route they take, a statement that
changes a language's text from outside its publish fails them. Here it is shown that it would.
"""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest
from django.db import connection, models

from editions import gate
from editions.languages import fields_in, localized
from editions.models import BasePage
from newsroom.models import StandardPage
from tests import factories

from . import (
    test_bystanders,
    test_creation,
    test_disasters,
    test_moves,
    test_read_back,
    test_routes,
    test_unpublishing,
)
from .scene import FIRST, NEXT, Scene, in_both_originals, live_in_both, written
from .watcher import Offence, watching

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "module",
    [
        test_bystanders,
        test_creation,
        test_disasters,
        test_moves,
        test_read_back,
        test_routes,
        test_unpublishing,
    ],
    ids=lambda module: module.__name__.rpartition(".")[2],
)
def test_every_route_is_taken_under_the_watchers_eyes(module: Any) -> None:
    assert "watched" in [fixture for mark in module.pytestmark for fixture in mark.args]


@in_both_originals
def test_the_publish_of_an_edition_is_seen_to_write_its_own_language_alone(original: str) -> None:
    scene = live_in_both(original)
    with watching() as watcher:
        scene.publish(scene.other, NEXT)
    assert {change.column for change in watcher.published} == {
        localized("headline", scene.other),
        localized("body", scene.other),
    }


@in_both_originals
def test_the_publish_of_an_original_is_no_publish_of_an_edition(original: str) -> None:
    scene = live_in_both(original)
    with watching() as watcher:
        scene.publish(original, NEXT)
    assert scene.headline(original) == NEXT
    assert watcher.published == []


# Offenders, each by another way to the database


def by_queryset(scene: Scene) -> None:
    StandardPage.objects.filter(pk=scene.pk).update(**{localized("headline", scene.other): NEXT})


def by_queryset_of_its_own_table(scene: Scene) -> None:
    StandardPage.objects.filter(pk=scene.pk).update(**written(NEXT, scene.other))


def by_named_fields(scene: Scene) -> None:
    page = scene.page
    page.seo_title_en = page.seo_title_es = NEXT
    page.save(update_fields=[localized("seo_title", scene.other)])


def by_bulk_update(scene: Scene) -> None:
    page = scene.page
    setattr(page, localized("headline", scene.other), NEXT)
    BasePage.objects.bulk_update([page.basepage_ptr], [localized("seo_title", scene.other)])
    StandardPage.objects.bulk_update([page], [localized("headline", scene.other)])


def by_passing_the_gate(scene: Scene) -> None:
    page = scene.page
    setattr(page, localized("headline", scene.other), NEXT)
    models.Model.save(page)


def by_sql(scene: Scene) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"update editions_basepage set headline_{scene.other} = %s", [NEXT])


def by_insert(scene: Scene) -> None:
    page = scene.page
    page.pk = page.id = page.basepage_ptr_id = None
    page._state.adding = True
    page.path, page.slug, page.translation_key = "00010001ZZZZ", "new", None
    for language in (scene.original, scene.other):
        setattr(page, localized("public_path", language), None)
    page.translation_key = "00000000-0000-0000-0000-000000000001"
    models.Model.save(page)


OFFENDERS = [
    by_queryset,
    by_queryset_of_its_own_table,
    by_named_fields,
    by_bulk_update,
    by_passing_the_gate,
    by_sql,
    by_insert,
]


@in_both_originals
@pytest.mark.parametrize("offend", OFFENDERS, ids=lambda offend: offend.__name__)
def test_a_write_past_the_gate_is_caught(offend: Callable[[Scene], None], original: str) -> None:
    scene = live_in_both(original)
    with pytest.raises(Offence), watching() as watcher:
        offend(scene)
    assert watcher.offences


@in_both_originals
def test_a_write_that_changes_nothing_of_another_language_is_no_offence(original: str) -> None:
    scene = live_in_both(original)
    with watching() as watcher:
        models.Model.save(scene.page)
        StandardPage.objects.filter(pk=scene.pk).update(**{localized("seo_title", original): NEXT})
    assert watcher.offences == []


# The gate with a part taken out


@in_both_originals
def test_a_gate_that_keeps_no_other_language_is_caught(
    original: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = live_in_both(original)
    monkeypatch.setattr(gate, "keep_other_languages", lambda page, row: None)
    with pytest.raises(Offence), watching():
        scene.publish(original, NEXT)


@in_both_originals
def test_a_gate_left_open_for_new_pages_is_caught(original: str, monkeypatch: pytest.MonkeyPatch) -> None:
    home = factories.home()
    monkeypatch.setattr(gate, "guarded", lambda page: nullcontext())
    page = StandardPage(original_language=original, **written(FIRST, "en"), **written(FIRST, "es"))
    with pytest.raises(Offence), watching():
        home.add_child(instance=page)


@in_both_originals
def test_a_publish_of_an_edition_that_writes_the_original_too_is_caught(
    original: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = live_in_both(original)
    placed = gate.paths.place

    def meddle(page: BasePage) -> dict[str, str | None]:
        setattr(page, localized("headline", original), NEXT)
        return placed(page)

    def all_fields(model: type[models.Model], code: str, *, derived: bool = False) -> list[str]:
        return [name for one in ("en", "es") for name in fields_in(model, one, derived=derived)]

    monkeypatch.setattr(gate.paths, "place", meddle)
    monkeypatch.setattr(gate, "fields_in", all_fields)
    with pytest.raises(Offence), watching():
        scene.publish(scene.other, NEXT)


@in_both_originals
def test_a_publish_that_writes_to_another_page_is_caught(
    original: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, sibling = live_in_both(original), live_in_both(original)

    def meddle(page: BasePage, before: dict[str, str | None]) -> None:
        BasePage.objects.filter(pk=sibling.pk).update(**{localized("headline", scene.other): NEXT})

    monkeypatch.setattr(gate.paths, "remember_moves", meddle)
    with pytest.raises(Offence), watching():
        scene.publish(scene.other, NEXT)
