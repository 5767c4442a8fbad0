"""How a picture or file is handed over: its headers, parts of it, and nothing twice."""

import re
from typing import Any

import pytest
from django.test import Client

from publications.models import File
from tests import factories
from tests.files import picture

from .scene import CONTENT, attached, content_of, file, size_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def linked() -> File:
    made = file()
    factories.release(attachments_en=attached(made))
    return made


@pytest.fixture
def shown() -> str:
    made = picture("bridge")
    factories.release(image=made)
    return size_of(made)


def get(client: Client, address: str, **headers: str) -> Any:
    response = client.get(address, headers=headers)
    response.body = content_of(response)
    return response


def test_a_file_says_what_it_is_and_runs_nothing(client: Client, linked: File) -> None:
    response = get(client, linked.url)
    assert response.body == CONTENT
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="forecast.pdf"'
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies


def test_what_is_no_pdf_is_downloaded_under_its_own_name(client: Client) -> None:
    made = file("cuadro número 1.csv", b"a,b")
    factories.release(attachments_en=attached(made))
    disposition = get(client, made.url)["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''cuadro_n%C3%BAmero_1.csv")


def test_nobody_but_the_readers_own_browser_keeps_it(client: Client, linked: File, shown: str) -> None:
    assert get(client, linked.url)["Cache-Control"] == "private, no-cache"
    assert get(client, shown)["Cache-Control"] == "private, max-age=86400"


def test_a_private_picture_is_asked_for_each_time(admin: Client) -> None:
    assert get(admin, size_of(picture("draft")))["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("validator", [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")])
def test_what_the_reader_has_is_not_sent_again(
    client: Client, linked: File, shown: str, validator: tuple[str, str]
) -> None:
    for address in (linked.url, shown):
        first = get(client, address)
        again = get(client, address, **{validator[1]: first[validator[0]]})
        assert (again.status_code, again.body) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert again["Cache-Control"] == first["Cache-Control"]


def test_head_is_answered_without_the_file(client: Client, linked: File, shown: str) -> None:
    for address in (linked.url, shown):
        full, head = get(client, address), client.head(address)
        assert head.status_code == 200
        assert not head.content
        assert head["ETag"] == full["ETag"]
        assert head["Content-Length"] == str(len(full.body))


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_is_written_there(client: Client, linked: File, shown: str, method: str) -> None:
    assert getattr(client, method)(linked.url).status_code == 405
    assert getattr(client, method)(shown).status_code == 405


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-3", CONTENT[:4]),
        ("bytes=5-", CONTENT[5:]),
        ("bytes=-4", CONTENT[-4:]),
        ("bytes=-4000", CONTENT),
        ("bytes=8-4000", CONTENT[8:]),
    ],
)
def test_a_part_of_a_file(client: Client, linked: File, asked: str, part: bytes) -> None:
    response = get(client, linked.url, Range=asked)
    assert (response.status_code, response.body) == (206, part)
    first, last, size = map(int, re.findall(r"\d+", response["Content-Range"]))
    assert (CONTENT[first : last + 1], size) == (part, len(CONTENT))
    assert response["Content-Length"] == str(len(part))


@pytest.mark.parametrize("asked", ["bytes=a-b", "bytes=0-1,3-4", "bytes=-", "lines=0-1", "bytes=9-3"])
def test_what_is_no_single_range_gets_the_whole(client: Client, linked: File, asked: str) -> None:
    response = get(client, linked.url, Range=asked)
    assert (response.status_code, response.body) == (200, CONTENT)


@pytest.mark.parametrize("asked", ["bytes=4000-", "bytes=-0"])
def test_a_range_beyond_the_end_is_refused(client: Client, linked: File, asked: str) -> None:
    response = get(client, linked.url, Range=asked)
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(CONTENT)}"


def test_a_part_of_another_version_is_not_put_to_this_one(client: Client, linked: File) -> None:
    etag = get(client, linked.url)["ETag"]
    assert get(client, linked.url, Range="bytes=0-3", **{"If-Range": etag}).status_code == 206
    assert get(client, linked.url, Range="bytes=0-3", **{"If-Range": '"other"'}).status_code == 200


def test_text_that_may_be_compressed_comes_whole(client: Client) -> None:
    made = file("counts.csv", b"a,b\n" * 1000)
    factories.release(attachments_en=attached(made))
    response = get(client, made.url, Range="bytes=0-3", **{"Accept-Encoding": "gzip"})
    assert (response.status_code, response["Content-Encoding"]) == (200, "gzip")


def test_a_lost_file_is_not_found(client: Client, linked: File) -> None:
    linked.file.storage.delete(linked.file.name)
    assert client.get(linked.url).status_code == 404
