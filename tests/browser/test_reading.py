"""What a reader meets: both languages, phone and desktop, no script, no cookie, no other host."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
PAGES = ["/{}/", "/{}/{news}/", "/{}/{news}/{release}/", "/{}/nothing-here/"]
WORDS = {
    "en": {"news": "news", "release": "bridge-opened"},
    "es": {"news": "noticias", "release": "puente-abierto"},
}


def addresses(language: str) -> list[str]:
    return [address.format(language, **WORDS[language]) for address in PAGES]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(
    browser: Browser, live_server: LiveServer, language: str, width: int, scheme: Any
) -> None:
    factories.release()
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        bypass_csp=True,
    )
    page = context.new_page()
    for address in addresses(language):
        page.goto(address)
        page.evaluate(AXE)
        found = page.evaluate("async () => (await axe.run()).violations")
        assert not [(rule["id"], rule["nodes"][0]["html"]) for rule in found], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    context.close()


def test_readers_need_no_script_get_no_cookie_and_ask_no_other_host(
    browser: Browser, live_server: LiveServer, language: str
) -> None:
    factories.release()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in addresses(language):
        page.goto(address)
        expect(page.locator("h1")).to_have_count(1)
    assert all(url.startswith(live_server.url) for url in asked), asked
    assert context.cookies() == []
    context.close()


def test_the_keyboard_alone_reaches_content_and_the_other_language(page: Page, language: str) -> None:
    factories.release()
    page.goto(addresses(language)[2])
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    other = {"en": "Español", "es": "English"}[language]
    link = page.get_by_role("link", name=other)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).not_to_have_attribute("lang", language)
    expect(page.locator("h1")).to_be_visible()
