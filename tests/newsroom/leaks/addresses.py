"""Where a publication is, would be and was, in each language and under each language's prefix."""

from collections.abc import Iterator
from typing import Any

from editions.languages import codes
from tests.newsroom.leaks.scene import Scene
from tests.newsroom.leaks.words import Word


def would_be(state: str, page: Any, field: str = "slug") -> list[str]:
    """Under every prefix the path of every language: one that was never published has none, but a slug to guess."""
    parent = page.get_parent().specific
    paths = [f"{parent.text('public_path', code)}{Word(state, code, field)}/" for code in codes()]
    return [f"/{code}{path}" for code in codes() for path in paths]


def own(state: str, page: Any, language: str) -> str:
    parent = page.get_parent().specific
    return f"/{language}{parent.text('public_path', language)}{Word(state, language, 'slug')}/"


def of_publications(scene: Scene) -> Iterator[str]:
    for state, page in scene.publications.items():
        yield from would_be(state, page)


def of_their_own(scene: Scene) -> Iterator[str]:
    """Each edition's address alone."""
    for state, page in scene.publications.items():
        yield from (own(state, page, code) for code in codes())


def of_the_past(scene: Scene) -> Iterator[str]:
    for state in ("withdrawn", "halfway"):
        yield from would_be(state, scene.releases[state], "former")


def of_lists(scene: Scene) -> Iterator[str]:
    """Pages that name publications; the prefix of one language with the path of another leads nowhere."""
    for page in scene.parents:
        yield from (address for code in codes() if (address := page.address(code)))


def everywhere(scene: Scene) -> list[str]:
    return [*of_lists(scene), *of_publications(scene), *of_the_past(scene)]
