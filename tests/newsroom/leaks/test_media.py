"""Pictures and files of what is not readable are not handed out, at whatever address they have."""

from collections.abc import Iterator

import pytest
from django.test import Client

from publications.models import File, Picture
from tests.newsroom.leaks.asking import Ask, ask
from tests.newsroom.leaks.scene import Scene
from tests.newsroom.leaks.words import Word, words_in

pytestmark = pytest.mark.django_db


def media(scene: Scene, *, readable: bool) -> Iterator[str]:
    """Addresses of files, pictures and renditions that readers may have, or may not."""
    for document in File.objects.all():
        if _is_readable(scene, document.title) is readable:
            yield document.url
            yield f"/media/{document.file.name}"
    for picture in Picture.objects.all():
        if _is_readable(scene, picture.title) is readable:
            yield picture.file.url
            yield picture.get_rendition("width-10").file.url


def _is_readable(scene: Scene, title: str) -> bool | None:
    words = [Word.read(text, scene.states) for text in words_in(title)]
    return next((scene.is_readable(word) for word in words if word), None)


def test_no_file_of_what_is_not_readable_is_handed_out(client: Client, scene: Scene) -> None:
    asked = list(media(scene, readable=False))
    assert len(asked) > 20
    told = []
    for address in asked:
        status = ask(client, Ask(address)).status
        if status not in (403, 404, 410):
            told.append(f"{status} {address}")
    assert told == []


def test_files_of_what_is_readable_are(client: Client, scene: Scene) -> None:
    """Else the test above could not fail."""
    statuses = [ask(client, Ask(address)).status for address in media(scene, readable=True)]
    # A document has a second path, at which nothing is served.
    assert statuses.count(200) >= len(statuses) / 2
