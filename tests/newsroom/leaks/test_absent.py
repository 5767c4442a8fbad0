"""What is private answers as what does not exist; nothing can be told from how it answers."""

import re
from typing import Any

import pytest
from django.test import Client

from editions.languages import codes
from tests.newsroom.leaks import addresses
from tests.newsroom.leaks.scene import Scene
from tests.newsroom.leaks.surfaces import ALWAYS, ANYTHING

pytestmark = pytest.mark.django_db

NEVER_PUBLISHED = ("drafted", "reviewed", "approved", "scheduled", "embargoed")
ABSENT = "absent"
HEADERS: tuple[dict[str, str], ...] = ({}, ANYTHING, ALWAYS)
FILES = ("", "rss.xml", "card.jpg", "release.txt", "version-1.html")


def answer(client: Client, address: str, headers: dict[str, str]) -> tuple[Any, ...]:
    """Status, headers and text; the last part of the address, which whoever asks knows, taken out."""
    response = client.get(address, headers=headers)
    known = address.rstrip("/").split("/")[3]
    text = response.content.decode("utf-8", "replace")
    told = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    return response.status_code, told, re.sub(known, ABSENT, text)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", codes())
def test_what_was_never_published_answers_as_what_is_not_there(
    client: Client, scene: Scene, language: str, file: str
) -> None:
    for headers in HEADERS:
        for state in NEVER_PUBLISHED:
            address = addresses.own(state, scene.releases[state], language)
            nowhere = f"{address.rstrip('/').rpartition('/')[0]}/{ABSENT}/{file}"
            private = answer(client, f"{address}{file}", headers)
            assert private[0] == 404
            assert private == answer(client, nowhere, headers), (state, headers)


@pytest.mark.parametrize("headers", HEADERS, ids=str)
def test_what_was_withdrawn_is_gone_whatever_is_said_to_be_known(
    client: Client, scene: Scene, headers: dict[str, str]
) -> None:
    for state, language in (("withdrawn", "en"), ("withdrawn", "es"), ("halfway", "es")):
        for file in FILES:
            address = addresses.own(state, scene.releases[state], language)
            response = client.get(f"{address}{file}", headers=headers)
            assert response.status_code == 410, (address, file)
            assert "Last-Modified" not in response.headers


def test_lists_feeds_and_counts_are_the_same_without_what_nobody_may_read(
    client: Client, scene: Scene
) -> None:
    """Not a number, a date or an order tells that there is more than is shown."""
    asked = [
        *(
            f"{address}{file}"
            for address in addresses.of_lists(scene)
            for file in ("", "rss.xml", "atom.xml")
        ),
        *(
            f"/{code}/{search}/?q=zorzaltold{code}headline"
            for code, search in (("en", "search"), ("es", "buscar"))
        ),
        "/sitemap.xml",
        "/news-sitemap.xml",
        "/robots.txt",
    ]
    before = {address: client.get(address).content for address in asked}
    for state in NEVER_PUBLISHED:
        scene.releases[state].delete()
    for state in ("draftedmeeting", "scheduledmeeting"):
        scene.meetings[state].delete()
    after = {address: client.get(address).content for address in asked}
    assert [address for address in asked if before[address] != after[address]] == []
    assert sum(b"zorzaltold" in content for content in before.values()) > 5
