"""What makes a page: the other languages begin as drafts, however much of them was handed over."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from editions.languages import fields_in, localized
from editions.models import BasePage, Edition
from newsroom.models import Section, StandardPage
from publications.models import NewsRelease
from tests import factories
from tests.editing import post_new
from tests.publications.test_content_types import country_page

from .routes_of_originals import as_bearer, posted
from .scene import (
    FIRST,
    NEXT,
    UNFINISHED,
    Scene,
    everything_of,
    in_both_originals,
    live_in_both,
    row,
    written,
)
from .watcher import EMPTY

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.editions.gate.api_urls"),
    pytest.mark.usefixtures("watched"),
]


def other_than(original: str) -> str:
    return "es" if original == "en" else "en"


def assert_live_in_its_original_alone(page: BasePage) -> None:
    page = BasePage.objects.get(pk=page.pk).specific
    other = other_than(page.original_language)
    columns = row(page)
    assert {columns[name] for name in fields_in(type(page), other, derived=True)} <= set(EMPTY)
    assert page.readable_languages == [page.original_language]
    assert not page.edition(other).live


@in_both_originals
def test_creating_and_publishing_at_once_in_the_admin_writes_one_language(
    original: str, admin: Client
) -> None:
    other = other_than(original)
    url = reverse("wagtailadmin_pages:add", args=["newsroom", "standardpage", factories.home().pk])
    url = f"{url}?original_language={original}"
    # A browser that holds the other language's fields, from a form opened in that language.
    post_new(admin, url, "publish", **posted(FIRST, original), **posted("Smuggled in", other))
    page = StandardPage.objects.get()
    assert page.text("headline", original) == FIRST
    assert_live_in_its_original_alone(page)
    assert "Smuggled" not in json.dumps(list(Edition.objects.values("content")))


@in_both_originals
def test_a_translation_published_before_its_original_writes_nothing_of_it(original: str) -> None:
    page = StandardPage(
        original_language=original, live=False, **written(FIRST, "en"), **written(FIRST, "es")
    )
    factories.home().add_child(instance=page)
    scene = Scene(page.pk, original, other_than(original))
    scene.begin_draft(original)
    before = everything_of(scene.page, original)
    scene.publish(scene.other, NEXT)
    assert scene.headline(scene.other) == NEXT
    assert everything_of(scene.page, original) == before
    assert not scene.page.live


@in_both_originals
def test_a_page_handed_over_with_every_language_live_begins_with_a_draft_of_the_other(original: str) -> None:
    page = StandardPage(original_language=original, live=True, **written(FIRST, "en"), **written(FIRST, "es"))
    factories.home().add_child(instance=page)
    assert_live_in_its_original_alone(page)
    content = page.edition(other_than(original)).get_latest_revision().content["content"]
    assert content[localized("headline", other_than(original))] == FIRST


@in_both_originals
def test_creating_by_the_api_writes_one_language_whatever_its_bare_names_mean(
    original: str, admin: Client
) -> None:
    data = {
        "meta": {"type": "newsroom.Section", "parent_id": factories.home().pk, "action": "publish"},
        "title": FIRST,
        "seo_title": "A bare name",
    }
    headers = as_bearer() | {"Accept-Language": original}
    url = reverse("wagtailapi_v3:create_page")
    response = admin.post(url, data, content_type="application/json", headers=headers)
    assert response.status_code == 201, response.content
    page = Section.objects.get()
    assert page.original_language == original
    assert_live_in_its_original_alone(page)


@pytest.mark.parametrize("original", ["en", "es"])
def test_importing_a_text_writes_one_language_and_leaves_its_siblings_alone(original: str) -> None:
    sibling = factories.release(original=original)
    before = [everything_of(sibling, language) for language in ("en", "es")]
    pages = Path(__file__).parents[2] / "publications" / "text_import" / "pages"
    out = StringIO()
    with translation.override(other_than(original)):
        file = str(pages / f"release_{original}.txt")
        call_command("import_text", file, "--as", "release", "--publish", stdout=out)
    page = NewsRelease.objects.get(pk=json.loads(out.getvalue())["id"])
    assert page.original_language == original
    assert_live_in_its_original_alone(page)
    assert [everything_of(sibling, language) for language in ("en", "es")] == before


# Copies


def copied(page: StandardPage, admin: Client) -> StandardPage:
    return page.copy(
        recursive=True, keep_live=True, update_attrs={"slug": "copy", "title": page.title}
    )  # as the admin does


def copied_in_the_admin(page: StandardPage, admin: Client) -> StandardPage:
    data = {
        "new_title": page.title,
        "new_slug": "copy",
        "new_parent_page": page.get_parent().pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    }
    admin.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    return StandardPage.objects.get(slug="copy")


def copied_by_the_api(page: StandardPage, admin: Client) -> StandardPage:
    data = {"recursive": True, "keep_live": True, "slug": "copy"}
    url = reverse("wagtailapi_v3:pages_actions_copy", args=[page.pk])
    admin.post(url, data, content_type="application/json", headers=as_bearer())
    return StandardPage.objects.get(slug="copy")


def aliased(page: StandardPage, admin: Client) -> StandardPage:
    return page.create_alias(recursive=True, update_slug="copy")


@in_both_originals
@pytest.mark.parametrize(
    "copy", [copied, copied_in_the_admin, copied_by_the_api, aliased], ids=lambda how: how.__name__
)
def test_a_live_copy_of_a_tree_is_live_in_its_original_alone_and_its_source_untouched(
    copy: Any, original: str, admin: Client
) -> None:
    parent = live_in_both(original)
    child = live_in_both(original, parent=parent.page)
    for scene in (parent, child):
        scene.begin_draft(scene.original)
        scene.begin_draft(scene.other)
    before = [everything_of(one.page, one.other) for one in (parent, child)]
    with translation.override(parent.other):
        made = copy(parent.page, admin)
    assert made.pk != parent.pk
    for page in (made, made.get_children().get()):
        assert_live_in_its_original_alone(page)
        assert page.specific.text("headline", original) == FIRST
        draft = page.edition(parent.other).get_latest_revision().content["content"]
        assert draft[localized("headline", parent.other)] == FIRST
    assert [everything_of(one.page, one.other) for one in (parent, child)] == before
    assert UNFINISHED in parent.page.get_latest_revision().content[localized("headline", original)]


@in_both_originals
def test_an_alias_follows_its_source_and_keeps_its_own_editions(original: str) -> None:
    scene = live_in_both(original)
    alias = Scene(scene.page.create_alias(update_slug="alias").pk, original, scene.other)
    alias.publish(alias.other, "The alias's own")
    alias.begin_draft(alias.other)
    scene.publish(scene.other, "The source's own")
    before = everything_of(alias.page, alias.other)
    scene.publish(original, NEXT)
    assert alias.headline(original) == NEXT
    assert everything_of(alias.page, alias.other) == before
    assert alias.headline(alias.other) == "The alias's own"


@in_both_originals
def test_publishing_an_edition_of_an_alias_changes_neither_its_original_nor_its_source(original: str) -> None:
    scene = live_in_both(original)
    alias = Scene(scene.page.create_alias(update_slug="alias").pk, original, scene.other)
    before = everything_of(alias.page, original), row(scene.page)
    alias.publish(alias.other, NEXT)
    assert (everything_of(alias.page, original), row(scene.page)) == before


def test_an_alias_that_cannot_go_out_where_it_is_keeps_its_source_from_nothing() -> None:
    country = country_page()
    alias = country.create_alias(update_slug="alias")
    country = type(country).objects.get(pk=country.pk)
    setattr(country, localized("headline", country.original_language), NEXT)
    country.save_revision().publish()
    assert type(country).objects.get(pk=country.pk).text("headline", country.original_language) == NEXT
    alias = type(country).objects.get(pk=alias.pk)
    assert alias.text("headline", country.original_language) == NEXT
    assert alias.data is None
    assert not alias.live
