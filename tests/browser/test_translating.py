"""A translator's day, and what happens when two people work at once."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from editions import actions
from editions.models import Edition
from newsroom.roles import group_of
from publications.models import NewsRelease
from tests import factories
from tests.browser.test_accessibility import AXE
from tests.browser.test_publishing import translate_paragraph

SignIn = Callable[..., Page]


@pytest.fixture
def sign_in(browser: Browser, live_server: LiveServer, settings: Any) -> Iterator[SignIn]:
    """Opens a browser of their own for each person, with whatever groups they are in."""
    settings.WAGTAIL_EDITING_SESSION_PING_INTERVAL = 500
    contexts = []

    def open_for(name: str, *groups: str) -> Page:
        user = get_user_model().objects.create_user(name, f"{name}@example.org", "secret")
        user.groups.set(Group.objects.filter(name__in=groups))
        context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", "secret")
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    yield open_for
    for context in contexts:
        context.close()


def release() -> NewsRelease:
    """Live in English, nothing in Spanish yet."""
    page = NewsRelease(
        original_language="en",
        headline_en="Bridge opened",
        place_en="Lima",
        body_en=factories.body("The old bridge is open."),
        date=datetime.date(2026, 3, 1),
    )
    actions.create(page, factories.news_index())
    actions.publish(page)
    return NewsRelease.objects.get()


def english(page: NewsRelease) -> dict[str, str]:
    row = NewsRelease.objects.get(pk=page.pk)
    names = [field.attname for field in row._meta.concrete_fields if field.attname.endswith("_en")]
    return {name: str(getattr(row, name)) for name in names}


def take_from_board(page: Page, group: str) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name="Board", exact=True).click()
    page.get_by_role("link", name=group).first.click()
    page.get_by_role("link", name="Bridge opened").first.click()


def menu_action(page: Page, name: str) -> None:
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name=name, exact=True).last.click()


def test_a_translators_whole_day(sign_in: SignIn, live_server: LiveServer) -> None:
    publication = release()
    actions.assign(publication.edition("es"), due_date=datetime.date(2030, 1, 1))
    page = sign_in("translator", group_of("Translators", "Spanish"))

    # Takes a release from the board, and translates it
    take_from_board(page, "To translate")
    expect(page.get_by_text("The old bridge is open.")).to_be_visible()
    page.fill("[name=segment-headline]", "Se abre el puente")
    page.fill("[name=segment-place]", "Lima")
    translate_paragraph(page, "El viejo puente está abierto.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("3 of 3 translated")).to_be_visible()
    page.goto("/admin/")

    # The original changes meanwhile, in the open
    draft = publication.get_latest_revision_as_object()
    block = draft.body_en.get_prep_value()[0] | {"value": "<p>The new bridge is open.</p>"}
    draft.body_en = NewsRelease._meta.get_field("body_en").to_python([block])
    draft.save_revision().publish()
    before = english(publication)

    # Comes back, sees what changed, finishes and submits
    take_from_board(page, "Stale")
    expect(page.locator(".segment__difference del")).to_have_text("old")
    expect(page.locator(".segment__difference ins")).to_have_text("new")
    page.keyboard.press("Alt+N")
    expect(page.locator("[data-state=stale] .public-DraftEditor-content")).to_be_focused()
    translate_paragraph(page, "El nuevo puente está abierto.")
    menu_action(page, "Submit to Language review")
    expect(page.get_by_text("submitted for moderation")).to_be_visible()

    # A reviewer approves, and Spanish is read
    reviewer = sign_in("reviewer", group_of("Reviewers", "Spanish"))
    take_from_board(reviewer, "In review")
    menu_action(reviewer, "Approve and Publish")
    reviewer.wait_for_load_state()
    expect(reviewer.get_by_role("link", name="Español · live")).to_be_visible()
    reviewer.goto("/es/noticias/se-abre-el-puente/")
    expect(reviewer.locator("h1")).to_have_text("Se abre el puente")
    expect(reviewer.get_by_text("El nuevo puente está abierto.")).to_be_visible()
    assert english(publication) == before


def test_two_people_on_two_languages_of_one_page_lose_nothing_and_meet_no_conflict(sign_in: SignIn) -> None:
    publication = release()
    actions.assign(publication.edition("es"))
    editor = sign_in("editor", "Editors")
    translator = sign_in("translator", group_of("Translators", "Spanish"))
    editor.goto(f"/admin/pages/{publication.pk}/edit/")
    translator.goto(f"/admin/publications/{publication.pk}/in/es/")
    # Wagtail looks for changes from two seconds after a form was opened.
    editor.wait_for_timeout(3000)
    editor.fill("[name=headline_en]", "Bridge opened again")
    translator.fill("[name=segment-headline]", "Se abre el puente")
    # Both forms save themselves
    for page in (editor, translator):
        expect(page.locator(".w-autosave-indicator__text", has_text="Saved")).to_be_visible()
    translator.fill("[name=segment-place]", "Lima")
    editor.fill("[name=place_en]", "Callao")
    translator.get_by_role("button", name="Save draft").click()
    editor.get_by_role("button", name="Save draft").click()
    expect(translator.get_by_text("updated").first).to_be_visible()
    expect(editor.get_by_text("has been updated").or_(editor.get_by_text("saved")).first).to_be_visible()
    for page in (editor, translator):
        expect(page.get_by_text("new version")).to_have_count(0)
        expect(page.get_by_text("overwrite")).to_have_count(0)
    original = NewsRelease.objects.get().get_latest_revision_as_object()
    assert (original.headline_en, original.place_en) == ("Bridge opened again", "Callao")
    spanish = Edition.objects.get(language="es", page=publication).get_latest_revision_as_object()
    assert (spanish.content["headline_es"], spanish.content["place_es"]) == ("Se abre el puente", "Lima")


def test_two_people_on_one_edition_are_told_of_each_other(sign_in: SignIn) -> None:
    publication = release()
    actions.assign(publication.edition("es"))
    actions.translate(publication.edition("es"), {"place": "Lima"})
    first = sign_in("first", group_of("Translators", "Spanish"))
    second = sign_in("second", group_of("Translators", "Spanish"))
    address = f"/admin/publications/{publication.pk}/in/es/"
    first.goto(address)
    second.goto(address)
    second.fill("[name=segment-headline]", "De la segunda")
    second.get_by_role("button", name="Save draft").click()
    expect(second.get_by_text("updated").first).to_be_visible()
    expect(first.get_by_role("button", name="second saved a new version")).to_be_visible()
    first.fill("[name=segment-headline]", "Del primero")
    first.wait_for_timeout(3000)
    # What the second saved is not overwritten behind their back.
    saved = Edition.objects.get(language="es", page=publication).get_latest_revision_as_object()
    assert saved.content["headline_es"] == "De la segunda"


def test_the_desk_is_worked_from_the_keyboard_alone(sign_in: SignIn) -> None:
    publication = release()
    actions.assign(publication.edition("es"))
    page = sign_in("translator", group_of("Translators", "Spanish"))
    page.goto(f"/admin/publications/{publication.pk}/in/es/")
    page.locator("[data-desk-next]").focus()
    for text in ("Se abre el puente", "Callao", "El puente está abierto."):
        page.keyboard.press("Alt+N")
        page.keyboard.type(text, delay=5)
        page.wait_for_timeout(500)
    page.keyboard.press("Control+S")
    expect(page.get_by_text("3 of 3 translated")).to_be_visible()


def test_copying_the_original_and_saying_that_it_is_the_same(sign_in: SignIn) -> None:
    publication = release()
    actions.assign(publication.edition("es"))
    page = sign_in("translator", group_of("Translators", "Spanish"))
    page.goto(f"/admin/publications/{publication.pk}/in/es/")
    place = page.locator("[data-field=segment-place]")
    place.get_by_role("button", name="Copy the original").click()
    expect(page.locator("[name=segment-place]")).to_have_value("Lima")
    place.get_by_label("Intentionally the same in both languages").check()
    text = page.locator("[data-segment][data-kind=rich]").first
    text.get_by_role("button", name="Copy the original").click()
    expect(text.locator(".public-DraftEditor-content")).to_have_text("The old bridge is open.")
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("updated").first).to_be_visible()
    saved: Any = Edition.objects.get(language="es", page=publication).get_latest_revision_as_object()
    assert saved.kept == ["place"]
    assert "The old bridge is open." in saved.content["body_es"]


def test_desk_board_and_next_work_break_no_rule_of_accessibility(sign_in: SignIn) -> None:
    publication = release()
    actions.assign(publication.edition("es"), due_date=datetime.date(2030, 1, 1))
    page = sign_in("editor", "Editors")
    desk = f"/admin/publications/{publication.pk}/in/es/"
    for address, part in (
        (desk, ".desk"),
        ("/admin/board/?group=all", "main"),
        ("/admin/", ".w-panel--dashboard"),
    ):
        page.goto(address)
        page.locator(part).first.wait_for()
        page.evaluate(AXE)
        found = page.evaluate("part => axe.run(document.querySelector(part))", part)
        assert found["passes"]
        assert found["violations"] == [], address
