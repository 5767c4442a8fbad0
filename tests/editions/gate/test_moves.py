"""A move is no publish: addresses follow the tree in every language, and no text changes."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from editions.languages import localized
from editions.models import BasePage, Edition
from newsroom.models import StandardPage
from tests import factories

from .scene import FIRST, Scene, drafts, in_both_originals, live_in_both, live_texts, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("watched")]


def by_admin(scene: Scene, target: BasePage, admin: Client) -> None:
    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[scene.pk, target.pk]))


def in_bulk(scene: Scene, target: BasePage, admin: Client) -> None:
    url = reverse("wagtail_bulk_action", args=["editions", "basepage", "move"]) + f"?id={scene.pk}"
    admin.post(url, {"chooser": target.pk, "move_applicable": "on"})


def by_command(scene: Scene, target: BasePage, admin: Client) -> None:
    call_command("move_pages", scene.page.get_parent().pk, target.pk, stdout=StringIO())


def by_treebeard(scene: Scene, target: BasePage, admin: Client) -> None:
    scene.page.move(target, pos="last-child")


@in_both_originals
@pytest.mark.parametrize(
    "move", [by_admin, in_bulk, by_command, by_treebeard], ids=lambda move: move.__name__
)
def test_a_move_changes_every_languages_address_and_no_text(move: Any, original: str, admin: Client) -> None:
    here, there = (
        factories.add(factories.home(), StandardPage(**written(name, "en"), **written(name, "es")))
        for name in ("Here", "There")
    )
    scene = live_in_both(original, parent=here)
    scene.begin_draft(original)
    scene.begin_draft(scene.other)
    before = live_texts(scene), drafts(scene)
    with translation.override(scene.other):
        move(scene, there, admin)
    paths = {localized("public_path", code): "/there/first-text/" for code in ("en", "es")}
    assert (live_texts(scene), drafts(scene)) == (before[0] | paths, before[1])
    assert Edition.objects.filter(page=scene.pk, live=True).count() == 2
    assert scene.headline(original) == FIRST
