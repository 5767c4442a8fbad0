"""A secret word in each field of a publication in each state, and every public surface asked for it."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.newsroom.leaks.asking import Ask, ask
from tests.newsroom.leaks.matrix import Matrix
from tests.newsroom.leaks.scene import Scene
from tests.newsroom.leaks.surfaces import PARTS, SURFACES, TELLING, names
from tests.newsroom.leaks.words import Word

pytestmark = pytest.mark.django_db


def test_every_address_is_asked_or_has_a_reason_not_to_be() -> None:
    assert names() == set(SURFACES)


def test_no_surface_tells_what_is_not_readable(
    client: Client, scene: Scene, say: Callable[[str], None]
) -> None:
    matrix = Matrix(scene)
    for name, asks in SURFACES.items():
        if isinstance(asks, str):
            continue
        answers = [ask(client, one) for one in asks(scene)]
        matrix.look(name, answers)
        if name == "wagtail_serve":
            for part, pattern in PARTS.items():
                matrix.look(part, [answer.part(pattern) for answer in answers if answer.is_successful])
    say(str(matrix))
    assert matrix.sentences == []
    assert matrix.telling >= TELLING | set(PARTS)


def test_no_list_offers_a_theme_that_nothing_readable_is_about(client: Client, scene: Scene) -> None:
    """Themes are the newsroom's vocabulary and no secret, but a list offers what it has."""
    for address in ("/en/news/", "/es/noticias/"):
        words = [Word.read(text, scene.states) for text in ask(client, Ask(address)).words]
        of_themes = [word for word in words if word and word.field in ("theme", "themeslug")]
        assert of_themes
        assert [word for word in of_themes if not scene.is_readable(word)] == []
