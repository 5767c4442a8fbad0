"""What a reader of the demo meets on every template: no script needed, no cookie, no other host."""

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Response, expect
from pytest_django.live_server_helper import LiveServer

from .conftest import Demo


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_readers_need_no_script_get_no_cookie_and_ask_no_other_host(
    browser: Browser, live_server: LiveServer, demo: Demo, language: str, script: bool
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=script)
    page = context.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: note_failure(response, failed))
    page.on("console", lambda message: note_complaint(message, failed))
    for shown in demo.templates[language]:
        page.goto(shown.address)
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", language)
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert failed == []
    assert context.cookies() == []
    context.close()


def note_complaint(message: ConsoleMessage, failed: list[str]) -> None:
    """Of the content security policy or a script; what could not be had is noted by its status."""
    if message.type == "error" and not message.text.startswith("Failed to load resource"):
        failed.append(message.text)


def note_failure(response: Response, failed: list[str]) -> None:
    """Of what a page brings with it; the page itself may be an error page."""
    if response.status >= 400 and not response.request.is_navigation_request():
        failed.append(f"{response.status} {response.url}")
