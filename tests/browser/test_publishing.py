"""An editor's morning: a release written, translated, let out in both languages, and read."""

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from publications.models import NewsRelease
from tests import factories


def write_paragraph(page: Page, text: str) -> None:
    """Adds a text block to the body and types into it, with Wagtail's own editor."""
    page.locator("[data-contentpath^=body_] button[title='Insert a block']").first.click()
    page.get_by_role("option", name="Text", exact=True).first.click()
    editor = page.locator("[data-contentpath^=body_] .public-DraftEditor-content").last
    editor.click()
    expect(editor).to_be_focused()
    page.keyboard.type(text, delay=10)
    expect(editor).to_have_text(text)
    # The editor hands its text to the form a moment after the last key.
    page.wait_for_timeout(500)


def translate_paragraph(page: Page, text: str) -> None:
    """Types into the first text of the desk, in Wagtail's own editor, in the place of what was there."""
    editor = page.locator("[data-segment][data-kind=rich] .public-DraftEditor-content").first
    editor.click()
    expect(editor).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type(text, delay=10)
    expect(editor).to_have_text(text)
    page.wait_for_timeout(500)


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name="Publish", exact=True).click()


def test_a_release_is_published_in_both_languages_and_read_at_both_addresses(
    chief: Page, live_server: LiveServer
) -> None:
    page = chief
    index = factories.news_index()
    page.goto(f"/admin/pages/add/publications/newsrelease/{index.pk}/")
    page.get_by_role("link", name="English").click()
    page.fill("[name=headline_en]", "A bridge is opened")
    page.fill("[name=date]", "2026-03-01")
    page.keyboard.press("Escape")
    page.fill("[name=place_en]", "Lima")
    write_paragraph(page, "The bridge is open.")
    publish(page)
    expect(page.get_by_text("There is no media contact.")).to_be_visible()
    page.get_by_role("button", name="Publish anyway").click()

    release = NewsRelease.objects.get()
    page.goto(f"/admin/pages/{release.pk}/edit/")
    page.get_by_role("link", name="Español · not started").click()
    expect(page.get_by_text("The bridge is open.")).to_be_visible()
    page.fill("[name=segment-headline]", "Se abre un puente")
    page.fill("[name=segment-place]", "Lima")
    translate_paragraph(page, "El puente está abierto.")
    publish(page)
    page.get_by_role("button", name="Publish anyway").click()
    expect(page.get_by_role("link", name="Español · live")).to_be_visible()

    page.goto("/en/news/a-bridge-is-opened/")
    expect(page.locator("h1")).to_have_text("A bridge is opened")
    expect(page.locator(".dateline")).to_have_text("Lima, 1 March 2026 –")
    page.get_by_role("link", name="Español").click()
    expect(page).to_have_url(f"{live_server.url}/es/noticias/se-abre-un-puente/")
    expect(page.locator("h1")).to_have_text("Se abre un puente")
    expect(page.locator(".dateline")).to_have_text("Lima, 1 de marzo de 2026 –")
    assert page.context.cookies() != []  # the editor's own; readers are looked at in test_reading
