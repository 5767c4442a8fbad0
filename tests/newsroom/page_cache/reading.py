"""A reader in front of the page cache, as a WSGI server asks."""

import gzip
from dataclasses import dataclass, field
from typing import Any
from wsgiref.util import setup_testing_defaults

import brotli

from newsroom.page_cache.cache import PageCache

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        unpack = UNPACK.get(self.headers.get("Content-Encoding", ""), bytes)
        return bytes(unpack(self.body)).decode()


def ask(application: Any, address: str, **environ: str) -> Answer:
    path, _mark, query = address.partition("?")
    asked: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "testserver", **environ}
    setup_testing_defaults(asked)
    said: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], error: Any = None) -> Any:
        said.update(status=int(status[:3]), headers=dict(headers))

    chunks = application(asked, start_response)
    body = b"".join(chunks)
    if close := getattr(chunks, "close", None):
        close()
    return Answer(said["status"], said["headers"], body)


@dataclass
class Reader:
    """`made` are the addresses the application was asked for."""

    cache: PageCache
    made: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.behind = self.cache.application
        self.cache.application = self._count

    def _count(self, environ: Any, start_response: Any) -> Any:
        self.made.append(environ["PATH_INFO"])
        return self.behind(environ, start_response)

    def get(self, address: str, **environ: str) -> Answer:
        return ask(self.cache, address, **environ)

    def fresh(self, address: str) -> Answer:
        """As the application alone answers now."""
        return ask(self.behind, address)

    def is_kept(self, address: str) -> bool:
        """Whether the next request for it is answered without the application."""
        before = len(self.made)
        self.get(address)
        return len(self.made) == before
