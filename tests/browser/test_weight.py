"""What a page weighs when it comes to a reader who has nothing of it yet."""

from collections.abc import Callable
from dataclasses import dataclass

import brotli
import pytest
from playwright.sync_api import Browser, Response
from pytest_django.live_server_helper import LiveServer

from .conftest import Demo

TEXT_LIMIT = 50 * 1024
FONT_LIMIT = 60 * 1024
TEXTS = ["newsrelease", "homepage", "newsindex", "mechanism", "search-found"]


@dataclass
class Weight:
    """Bytes by kind; text as brotli makes it."""

    html: int = 0
    css: int = 0
    scripts: int = 0
    fonts: int = 0
    pictures: int = 0

    def add(self, response: Response) -> None:
        kind = response.request.resource_type
        body = response.body()
        if kind == "document":
            self.html += compressed(body)
        elif kind == "stylesheet":
            self.css += compressed(body)
        elif kind == "script":
            self.scripts += compressed(body)
        elif kind == "font":
            self.fonts += len(body)
        else:
            self.pictures += len(body)  # The icon of the page is among them, of no kind.


def compressed(body: bytes) -> int:
    return len(brotli.compress(body, quality=11))


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_keeps_its_budget(
    browser: Browser,
    live_server: LiveServer,
    demo: Demo,
    language: str,
    name: str,
    say: Callable[[str], None],
) -> None:
    context = browser.new_context(base_url=live_server.url, viewport={"width": 360, "height": 800})
    page = context.new_page()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(demo.address(language, name), wait_until="networkidle")
    weight = Weight()
    for response in responses:
        weight.add(response)
    elsewhere = [response.url for response in responses if not response.url.startswith(live_server.url)]
    cookies = context.cookies()
    context.close()
    say(
        f"weight, {language} {name}: HTML {weight.html / 1024:.1f} + CSS {weight.css / 1024:.1f}"
        f" = {(weight.html + weight.css) / 1024:.1f} KB, fonts {weight.fonts / 1024:.1f} KB,"
        f" scripts {weight.scripts / 1024:.1f} KB (none required), pictures in view {weight.pictures / 1024:.0f} KB,"
        f" {len(responses)} requests, {len(elsewhere)} to others, {len(cookies)} cookies"
    )
    assert 0 < weight.html + weight.css <= TEXT_LIMIT
    assert 0 < weight.fonts <= FONT_LIMIT
    assert elsewhere == []
    assert cookies == []
