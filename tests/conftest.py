from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from editions.languages import DEFAULT_LANGUAGE
from tests import factories


@pytest.fixture(autouse=True)
def default_language() -> Iterator[None]:
    """No test inherits the language an earlier one left active."""
    with translation.override(DEFAULT_LANGUAGE):
        yield


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache

    cache.clear()
    ContentType.objects.clear_cache()


@pytest.fixture
def admin(client: Client, db: Any) -> Client:
    client.force_login(factories.superuser())
    return client


# Minutes each, of few tests: the last ones of a run would keep one process waiting for the other.
LONGEST = (
    "newsroom/page_cache/test_never_stale.py",
    "newsroom/cdn/test_never_stale.py",
    "newsroom/test_no_mixed_languages.py",
    "newsroom/test_demo.py",
    "newsroom/test_query_counts.py",
    "editions/access/test_translators_write.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first."""
    items.sort(key=lambda item: not item.path.as_posix().endswith(LONGEST))


FIGURE = "figure"


@pytest.fixture
def say(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Takes a line that is printed after all tests, whether they passed or not, from whichever process."""
    return partial(record_property, FIGURE)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    reports = [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]
    lines = [line for report in reports for name, line in report.user_properties if name == FIGURE]
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.line(line)
