"""The keyboard alone: from the top of the page through menu and list to a release and its other language."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Demo

# What the focused element is covered by, or how far it lies outside the window; empty where it is seen.
HIDDEN = """() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return "nothing is focused";
    const box = [...focused.getClientRects()].find(rect => rect.width && rect.height);
    if (!box) return `${focused.outerHTML.slice(0, 120)} has no box`;
    const x = box.left + box.width / 2, y = box.top + Math.min(box.height / 2, innerHeight / 2);
    if (x < 0 || x > innerWidth || y < 0 || y > innerHeight) return `${focused.outerHTML.slice(0, 120)} is out of view`;
    const top = document.elementFromPoint(x, y);
    if (top && (top === focused || focused.contains(top) || top.contains(focused))) return "";
    return `${focused.outerHTML.slice(0, 120)} is under ${top && top.outerHTML.slice(0, 120)}`;
}"""
OUTLINE = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""
MOST_STOPS = 400


def walk_on(page: Page) -> str:
    """One press of Tab; the HTML of what has the focus then, which must be seen."""
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement === document.body"):
        return ""
    assert page.evaluate(HIDDEN) == ""
    assert page.evaluate(OUTLINE), page.evaluate("document.activeElement.outerHTML")
    return str(page.evaluate("document.activeElement.outerHTML"))


def walk_to(page: Page, selector: str) -> None:
    for _ in range(MOST_STOPS):
        walk_on(page)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


def test_the_keyboard_alone_reads_a_release_in_both_languages(page: Page, demo: Demo, language: str) -> None:
    page.goto(f"/{language}/")
    walk_on(page)
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    walk_on(page)
    expect(page.locator(".masthead__name")).to_be_focused()

    # A section of the menu opens and closes without moving the focus; walking on goes into it, then out of it.
    walk_to(page, ".menu summary")
    section = page.locator(".menu details").first
    page.keyboard.press("Enter")
    expect(section).to_have_attribute("open", "")
    walk_on(page)
    expect(section.locator(".menu__panel a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    assert page.url.rstrip("/") != f"/{language}"

    # Past the menu to the content, by the skip link.
    page.goto(demo.address(language, "newsindex"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    walk_to(page, "main .line__headline a")
    headline = page.evaluate("document.activeElement.textContent").strip()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(headline)

    walk_to(page, ".languages a")
    page.keyboard.press("Enter")
    expect(page.locator("html")).not_to_have_attribute("lang", language)
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", ["homepage", "newsindex", "newsrelease", "mechanism", "search-found"])
def test_every_stop_of_the_keyboard_is_seen(
    page: Page, demo: Demo, language: str, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(demo.address(language, name))
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = !one.name)")
    stops = 0
    while walk_on(page):
        stops += 1
        assert stops < MOST_STOPS, "the focus never leaves the page"
    assert stops > 10


def test_an_open_menu_hides_no_focus(page: Page, demo: Demo, language: str) -> None:
    page.goto(f"/{language}/")
    summary = page.locator(".menu summary").last
    summary.focus()
    page.keyboard.press("Enter")
    for _ in range(20):
        assert walk_on(page)
    expect(page.locator(".menu__panel:visible")).to_have_count(0)
