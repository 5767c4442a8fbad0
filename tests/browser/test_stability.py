"""Nothing a reader looks at moves while the page loads."""

from collections.abc import Callable

from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from .conftest import Demo
from .vitals import CLS_LIMIT, MEASURE

TRIES = 3


def test_no_template_shifts_while_it_loads(
    browser: Browser, live_server: LiveServer, demo: Demo, language: str, say: Callable[[str], None]
) -> None:
    shifts = {}
    for shown in demo.templates[language]:
        # On a busy machine a font may come late once; what a page itself moves, it moves each time.
        loads = (_shift(browser, live_server.url, shown.address) for _time in range(TRIES))
        shifts[shown.name] = next((shift for shift in loads if shift <= CLS_LIMIT), None)
    moved = [name for name, shift in shifts.items() if shift is None]
    assert moved == []
    worst = max(shifts, key=lambda name: shifts[name] or 0)
    say(f"layout shift, {language}: at most {shifts[worst]:.3f} ({worst}), {len(shifts)} pages at 360 px")


def _shift(browser: Browser, server: str, address: str) -> float:
    # A context of its own, so that fonts and pictures come anew.
    context = browser.new_context(base_url=server, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    shift: float = page.evaluate(MEASURE)["cls"]
    context.close()
    return shift
