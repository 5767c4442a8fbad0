"""Every address of the admin, for nobody and for those to whom nothing is assigned."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from newsroom.roles import group_of
from tests.editions.access.every_address import addresses
from tests.newsroom.leaks.asking import Answer, Ask, ask
from tests.newsroom.leaks.matrix import Matrix
from tests.newsroom.leaks.scene import Scene
from tests.people import person

pytestmark = pytest.mark.django_db

ROLES = {
    "Spanish translator": ("Translators", "Spanish"),
    "Spanish reviewer": ("Reviewers", "Spanish"),
    "English translator": ("Translators", "English"),
}


def ids(scene: Scene) -> dict[str, list[Any]]:
    """Of the one in review, whose original and translation are both under way."""
    page = scene.releases["reviewed"]
    edition = page.edition("es")
    return {
        "language": ["es"],
        "revision_id": [edition.latest_revision_id],
        "revision_id_a": [page.latest_revision_id],
        "revision_id_b": ["latest"],
        "task_state_id": [edition.current_workflow_task_state.pk],
        "workflow_state_id": [edition.current_workflow_state.pk],
        "edition_id": [edition.pk],
        "page_id": [page.pk],
        "parent_page_id": [page.get_parent().pk],
        "pk": [edition.pk],
        "": [page.pk],
    }


def asked(scene: Scene) -> Iterator[Ask]:
    for address in addresses(ids(scene)):
        if "logout" not in address:
            is_list = not any(character.isdigit() for character in address)
            yield Ask(address, {"q": "zorzal", "search": "zorzal"} if is_list else {})


def answers(client: Client, scene: Scene) -> list[Answer]:
    client.raise_request_exception = False
    return [ask(client, one) for one in asked(scene)]


def test_whoever_is_not_logged_in_is_told_nothing(
    client: Client, scene: Scene, say: Callable[[str], None]
) -> None:
    matrix = Matrix(scene)
    matrix.look("admin: nobody", answers(client, scene))
    say(str(matrix))
    assert matrix.sentences == []


@pytest.mark.parametrize("role", ROLES)
def test_whoever_has_nothing_assigned_is_told_nothing(
    client: Client, scene: Scene, role: str, say: Callable[[str], None]
) -> None:
    client.force_login(person("unassigned", group_of(*ROLES[role])))
    matrix = Matrix(scene)
    matrix.look(f"admin: {role}", answers(client, scene))
    say(str(matrix))
    assert matrix.asked.total() > 200
    assert matrix.sentences == [], "\n".join(matrix.sentences)


def test_an_administrator_is_told(admin: Client, scene: Scene) -> None:
    """Else the tests above could not fail."""
    matrix = Matrix(scene)
    page = scene.releases["reviewed"]
    matrix.look("admin", [ask(admin, Ask(f"/admin/pages/{page.pk}/edit/"))])
    assert any("zorzalreviewed" in sentence for sentence in matrix.sentences)
