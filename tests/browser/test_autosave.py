"""A form that saves itself, and a button pressed meanwhile: one page comes of it, on however slow a server."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from publications.models import NewsRelease
from tests import factories

from .test_publishing import publish, write_paragraph

# Wagtail looks for changes from two seconds after a form was opened.
UNTIL_WATCHED = 2500


class SlowServer:
    """Keeps what is sent to it until it is told to answer."""

    def __init__(self, page: Page, holds: Callable[[Route], bool]) -> None:
        self.page = page
        self.kept: list[Route] = []
        self.sent: list[str] = []
        self._holds = holds
        page.route("**/admin/pages/**", self._take)

    def _take(self, route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        self.sent.append("autosave" if is_autosave(route) else "button")
        if self._holds(route):
            self.kept.append(route)
        else:
            route.continue_()

    def wait_for(self, *sent: str) -> None:
        for _tenth in range(150):
            if self.sent == list(sent):
                return
            self.page.wait_for_timeout(100)
        assert self.sent == list(sent)

    def answer(self) -> None:
        self._holds = lambda route: False
        for route in self.kept:
            route.continue_()

    def fail(self) -> None:
        for route in self.kept:
            route.abort()


def is_autosave(route: Route) -> bool:
    return "application/json" in route.request.headers["accept"]


def is_button(route: Route) -> bool:
    return not is_autosave(route)


@pytest.fixture
def form(chief: Page) -> Page:
    chief.goto(f"/admin/pages/add/publications/newsrelease/{factories.news_index().pk}/")
    chief.get_by_role("link", name="English").click()
    chief.fill("[name=date]", "2026-03-01")
    chief.keyboard.press("Escape")
    chief.wait_for_timeout(UNTIL_WATCHED)
    return chief


def save_draft(form: Page) -> None:
    form.get_by_role("button", name="Save draft").last.click(no_wait_after=True)


def expect_edit_view(form: Page) -> None:
    expect(form).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))


def test_publishing_during_an_autosave_of_a_new_release_makes_no_second_one(form: Page) -> None:
    server = SlowServer(form, is_autosave)
    form.fill("[name=headline_en]", "A bridge is opened")
    form.fill("[name=place_en]", "Lima")
    write_paragraph(form, "The bridge is open.")
    server.wait_for("autosave")
    publish(form)
    form.wait_for_timeout(1000)
    assert server.sent == ["autosave"]
    server.answer()
    expect(form.get_by_text("There is no media contact.")).to_be_visible()
    assert server.sent == ["autosave", "button"]
    form.get_by_role("button", name="Publish anyway").click()
    expect(form.get_by_text("published").first).to_be_visible()
    release = NewsRelease.objects.get()
    assert release.live
    assert release.headline_en == "A bridge is opened"


def test_no_autosave_begins_after_a_button_was_pressed(form: Page) -> None:
    server = SlowServer(form, is_button)
    form.fill("[name=headline_en]", "A bridge is opened")
    save_draft(form)
    server.wait_for("button")
    # Longer than Wagtail would have waited before it saved.
    form.wait_for_timeout(1500)
    assert server.sent == ["button"]
    server.answer()
    expect_edit_view(form)
    assert NewsRelease.objects.get().headline_en == "A bridge is opened"


def test_a_button_is_not_lost_with_the_autosave_it_waited_for(form: Page) -> None:
    server = SlowServer(form, is_autosave)
    form.fill("[name=headline_en]", "A bridge is opened")
    server.wait_for("autosave")
    save_draft(form)
    server.fail()
    expect_edit_view(form)
    assert server.sent == ["autosave", "button"]
    assert NewsRelease.objects.get().headline_en == "A bridge is opened"


def test_a_server_that_never_answers_an_autosave_keeps_no_button_for_ever(form: Page) -> None:
    server = SlowServer(form, is_autosave)
    form.fill("[name=headline_en]", "A bridge is opened")
    server.wait_for("autosave")
    save_draft(form)
    # A little less than the script waits.
    form.wait_for_timeout(15_000)
    assert server.sent == ["autosave"]
    server.wait_for("autosave", "button")
    expect_edit_view(form)
