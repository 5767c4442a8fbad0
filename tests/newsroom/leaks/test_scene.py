"""The scene is what it says: else the other tests would look for what nobody hid."""

import pytest

from editions.languages import codes
from editions.models import BasePage
from tests.newsroom.leaks.scene import Scene

pytestmark = pytest.mark.django_db


def test_each_publication_is_readable_in_the_languages_of_its_state(scene: Scene) -> None:
    for state, page in scene.publications.items():
        found = [code for code in codes() if BasePage.objects.readable(code).filter(pk=page.pk).exists()]
        assert found == list(scene.readable_in[state]), state
