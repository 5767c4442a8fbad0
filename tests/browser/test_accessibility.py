"""Every template of the demo by the rules of axe, all of them: both languages, phone to desktop, light and dark."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from .conftest import Demo

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
WIDTHS = (360, 768, 1440)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
VIOLATIONS = """async () => (await axe.run({resultTypes: ["violations"]})).violations
    .map(rule => `${rule.id}: ${rule.nodes.length} × ${rule.nodes[0].html.slice(0, 160)}`)"""
LEVELS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1]))"


def test_no_template_breaks_a_rule_of_accessibility(
    browser: Browser, live_server: LiveServer, demo: Demo, language: str, say: Callable[[str], None]
) -> None:
    context = browser.new_context(base_url=live_server.url, bypass_csp=True)
    page = context.new_page()
    faults: list[tuple[str, str]] = []
    for shown in demo.templates[language]:
        answer = page.goto(shown.address)
        assert answer is not None
        assert answer.status == shown.status, shown
        faults += [(shown.name, fault) for fault in faults_of_structure(page)]
        page.evaluate(AXE)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append((f"{shown.name} at {width}", "slides sideways"))
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                found = page.evaluate(VIOLATIONS)
                faults += [(f"{shown.name} at {width}, {scheme}", rule) for rule in found]
    context.close()
    number = len(demo.templates[language])
    checks = number * len(WIDTHS) * len(SCHEMES)
    say(
        f"axe, {language}: {number} pages × {len(WIDTHS)} widths × {len(SCHEMES)} schemes = {checks} checks,"
        f" {len(faults)} violations, 0 rules ignored"
    )
    assert faults == []


def faults_of_structure(page: Page) -> list[str]:
    levels: list[int] = page.evaluate(LEVELS)
    faults = [] if levels.count(1) == 1 else [f"{levels.count(1)} headings of the first level"]
    return faults + [
        f"h{lower} after h{upper}" for upper, lower in itertools.pairwise(levels) if lower > upper + 1
    ]
