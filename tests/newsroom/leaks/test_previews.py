"""An open preview link tells its one edition, and nothing else that readers may not have."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from editions import actions
from editions.previews.tokens import token_of
from tests.newsroom.leaks.asking import Ask, ask
from tests.newsroom.leaks.scene import Scene
from tests.newsroom.leaks.words import SHARED, Word

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("state", ["drafted", "reviewed", "approved", "scheduled", "embargoed"])
def test_a_preview_tells_its_own_edition_alone(
    client: Client, scene: Scene, state: str, language: str
) -> None:
    link = actions.hand_out(scene.releases[state].edition(language))
    with translation.override(language):
        address = reverse("previews:page", kwargs={"token": token_of(link)})
    answer = ask(client, Ask(address))
    assert answer.status == 200
    words = [word for text in answer.words if (word := Word.read(text, scene.states))]
    own = [word for word in words if word.state == state and word.language in (language, SHARED)]
    assert any(word.field == "headline" for word in own)
    vocabulary = ("theme", "themeslug")
    assert [
        word
        for word in words
        if word not in own and not scene.is_readable(word) and word.field not in vocabulary
    ] == []
