"""No file of the mirror tells what is not readable, by its text or by its name; also after it was withdrawn."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from editions import actions
from newsroom.mirror.run import run
from tests.newsroom.leaks import states
from tests.newsroom.leaks.asking import Answer, Ask
from tests.newsroom.leaks.matrix import Matrix
from tests.newsroom.leaks.scene import NOBODY, Scene
from tests.newsroom.leaks.words import Word, words_in

pytestmark = pytest.mark.django_db
VOCABULARY = ("theme", "themeslug")


def files(folder: Path) -> list[Answer]:
    """Each as if its name were part of what it says."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "manifest.sqlite3"]
    return [
        Answer(
            Ask("/"), 200, "", f"{path.relative_to(folder)}\n{path.read_bytes().decode('utf-8', 'replace')}"
        )
        for path in found
    ]


def test_no_file_tells_what_is_not_readable_now(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Callable[[str], None]
) -> None:
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    run(tmp_path, WSGIHandler())
    matrix = Matrix(scene)
    matrix.look("mirror", files(tmp_path))
    assert matrix.sentences == []
    assert matrix.telling == {"mirror"}
    assert matrix.asked["mirror"] > 60

    states.fresh(scene.releases["told"]).unpublish()
    actions.withdraw(states.fresh(scene.releases["changed"]).edition("es"), reason="It was wrong.")
    states.fresh(scene.releases["english"]).delete()
    run(tmp_path, WSGIHandler())
    gone = {"told": NOBODY, "changed": ("en",), "english": NOBODY}
    told = {text for answer in files(tmp_path) for text in words_in(answer.body)}
    words = [word for text in told if (word := Word.read(text, scene.states))]
    # The note to readers of another one is called by that name.
    assert [
        word
        for word in words
        if word.language not in gone.get(word.state, (word.language,))
        and word.field not in (*VOCABULARY, "note")
        and not (word.state == "changed" and word.language == "any")
    ] == []
    assert any(word.state == "toldmeeting" for word in words)
    say(str(matrix))
