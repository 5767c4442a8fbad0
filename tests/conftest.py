from collections.abc import Iterator
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
