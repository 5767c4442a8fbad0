"""Networks of caches that keep nothing but what they were told."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from wagtail.contrib.frontend_cache.backends.base import BaseBackend

from newsroom.cdn.addresses import FILES

SITE = "http://testserver"
RECORDING = {"default": {"BACKEND": "tests.newsroom.cdn.recording.Recording"}}


class Recording(BaseBackend):
    """`told` is what came, in order: a batch of addresses, or a list of languages."""

    told: list[Any] = []

    def purge_batch(self, urls: Iterable[str]) -> None:
        self.told.append(set(urls))

    def purge_languages(self, languages: Iterable[str]) -> None:
        self.told.append([*languages])


class Broken(BaseBackend):
    def purge_batch(self, urls: Iterable[str]) -> None:
        raise ConnectionError("no route to the CDN")

    purge_languages = purge_batch


@dataclass
class Proxy:
    """A real server on the loopback; `asked` are method, path, host and key of what came."""

    status: int = 200
    asked: list[tuple[str, str, str, str]] = field(default_factory=list)
    address: str = ""


@contextmanager
def proxy() -> Iterator[Proxy]:
    known = Proxy()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_PURGE(self) -> None:
            key = self.headers.get("Surrogate-Key", "")
            known.asked.append((self.command, self.path, self.headers["Host"], key))
            self.send_response(known.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield known
        server.shutdown()
        thread.join()


def with_files(*paths: str) -> set[str]:
    """The full addresses of pages and of all files below each."""
    return {f"{SITE}{path}{file}" for path in paths for file in ("", *FILES)}


def alone(*paths: str) -> set[str]:
    return {f"{SITE}{path}" for path in paths}


def sitemaps(*numbers: int) -> set[str]:
    return alone(
        "/sitemap.xml", "/news-sitemap.xml", *(f"/sitemap-{number}.xml" for number in numbers or (0,))
    )
