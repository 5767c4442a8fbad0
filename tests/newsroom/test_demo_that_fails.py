"""Loading the demo is everything or nothing."""

from unittest import mock

import pytest

from newsroom.demo.loader import DemoLoader
from publications import models


@pytest.mark.django_db
def test_what_fails_in_the_middle_leaves_nothing_half_loaded() -> None:
    with (
        mock.patch.object(DemoLoader, "load_pages", side_effect=ValueError("stop")) as load_pages,
        pytest.raises(ValueError, match="stop"),
    ):
        DemoLoader(lambda line: None).load()
    load_pages.assert_called_once()
    assert not models.Institution.objects.exists()
    assert not models.Theme.objects.exists()
