"""What leaves compressed: readers' pages and feeds; neither pictures nor anything of the admin."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from newsroom.middleware import CompressionMiddleware
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = "Text that is said again and again. " * 40


def test_a_page_goes_out_compressed_to_who_asks_for_it(client: Client) -> None:
    factories.release()
    plain = client.get("/en/news/")
    compressed = client.get("/en/news/", headers={"accept-encoding": "br, gzip"})
    assert "Content-Encoding" not in plain.headers
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(compressed.content) == plain.content
    for response in (plain, compressed):
        assert "Accept-Encoding" in response.headers["Vary"]


def test_the_admin_goes_out_as_it_is(client: Client) -> None:
    response = client.get("/admin/login/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize(
    ("content_type", "is_compressed"),
    [
        ("text/html; charset=utf-8", True),
        ("text/calendar", True),
        ("application/rss+xml; charset=utf-8", True),
        ("image/jpeg", False),
        ("application/pdf", False),
    ],
)
def test_only_text_is_compressed(content_type: str, is_compressed: bool) -> None:
    middleware = CompressionMiddleware(lambda request: HttpResponse(TEXT, content_type=content_type))
    response = middleware(RequestFactory().get("/en/", headers={"accept-encoding": "gzip"}))
    assert ("Content-Encoding" in response.headers) is is_compressed
