from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from editions.languages import DEFAULT_LANGUAGE
from tests.newsroom.leaks.scene import Scene, build


@pytest.fixture(scope="package")
def scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    """Built once for the package; taken away again by its rollback."""
    with django_db_blocker.unblock(), translation.override(DEFAULT_LANGUAGE):
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            yield build()
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)
