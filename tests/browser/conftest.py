import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from pytest_django.live_server_helper import LiveServer

from editions.languages import codes
from publications.facets import tally
from tests import demo_pages, factories
from tests.demo_pages import Shown

# Playwright's event loop runs in this thread; Django would take that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
SHOTS = Path("test-results")
# Two cores may be busy with more than this.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database in a file: one in memory would be one connection for all who work at the same time."""
    folder = tmp_path_factory.mktemp("database")
    connection.settings_dict["TEST"]["NAME"] = str(folder / "browser.sqlite3")


@pytest.fixture(scope="session")
def migrated(django_db_setup: None, django_db_blocker: Any) -> sqlite3.Connection:
    """The database as the migrations leave it."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    with django_db_blocker.unblock():
        connection.ensure_connection()
        connection.connection.backup(copy)
    return copy


@pytest.fixture(autouse=True)
def as_migrated(transactional_db: None, migrated: sqlite3.Connection) -> None:
    """Puts back what the flush after the last test took away: home page, site, groups, countries."""
    connection.ensure_connection()
    migrated.backup(connection.connection)
    # What the server of these tests counted in the last one's data.
    tally.forget()


@dataclass(frozen=True)
class Demo:
    """The database with the demo in it, and by language what `of_every_template()` chose."""

    database: sqlite3.Connection
    templates: dict[str, list[Shown]]

    def address(self, language: str, name: str) -> str:
        return next(shown.address for shown in self.templates[language] if shown.name == name)


@pytest.fixture(scope="session")
def with_demo(migrated: sqlite3.Connection, django_db_blocker: Any) -> Demo:
    """Loaded once; every page of it is asked for once, so that all its pictures are made."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    with django_db_blocker.unblock(), demo_pages.short_lists():
        connection.ensure_connection()
        migrated.backup(connection.connection)
        demo_pages.load()
        client = Client()
        templates = {code: demo_pages.of_every_template(client, code) for code in codes()}
        connection.connection.backup(copy)
    return Demo(copy, templates)


@pytest.fixture
def demo(as_migrated: None, with_demo: Demo) -> Iterator[Demo]:
    with_demo.database.backup(connection.connection)
    tally.forget()
    with demo_pages.short_lists(), demo_pages.failing_search():
        yield with_demo


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def chief(page: Page, transactional_db: Any) -> Page:
    """A page on which the chief editor is signed in."""
    factories.superuser()
    page.goto("/admin/login/")
    page.fill("[name=username]", "chief")
    page.fill("[name=password]", "secret")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    return page


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Leaves a picture of the page on which a test failed."""
    outcome = yield
    report = outcome.get_result()
    page = getattr(item, "funcargs", {}).get("page")
    if report.failed and page is not None:
        SHOTS.mkdir(exist_ok=True)
        # Of a page that waits for its server there may be none; the failure is told all the same.
        with suppress(PlaywrightError):
            page.screenshot(path=SHOTS / f"{item.name.replace('/', '-')}.png")
