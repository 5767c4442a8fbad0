"""Nothing a reader looks at moves while the page loads."""

from collections.abc import Callable

from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from .conftest import Demo
from .vitals import CLS_LIMIT, MEASURE


def test_no_template_shifts_while_it_loads(
    browser: Browser, live_server: LiveServer, demo: Demo, language: str, say: Callable[[str], None]
) -> None:
    shifts = {}
    for shown in demo.templates[language]:
        # A context of its own, so that fonts and pictures come anew.
        context = browser.new_context(base_url=live_server.url, viewport={"width": 360, "height": 800})
        page = context.new_page()
        page.goto(shown.address)
        page.wait_for_load_state("networkidle")
        shifts[shown.name] = page.evaluate(MEASURE)["cls"]
        context.close()
    worst = max(shifts, key=lambda name: shifts[name])
    say(f"layout shift, {language}: at most {shifts[worst]:.3f} ({worst}), {len(shifts)} pages at 360 px")
    assert {name: shift for name, shift in shifts.items() if shift > CLS_LIMIT} == {}
