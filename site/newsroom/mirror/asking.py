"""A stranger's request to the application, in this process, and what its answer was made from."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import connection

from ..middleware import COMPRESSIBLE, MAY_BE_KEPT
from ..page_cache.reads import Answer as AnswerInMemory
from ..page_cache.reads import Read
from ..page_cache.watching import Watch, noting


@dataclass(frozen=True)
class Answer:
    """`headers` by their names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes
    reads: list[Read | AnswerInMemory]

    @property
    def is_for_everybody(self) -> bool:
        """Also a form that asks for the password of a file answers 200; it has a cookie."""
        return (
            self.status == 200
            and "set-cookie" not in self.headers
            and "cookie" not in self.headers.get("vary", "").lower()
            and "no-store" not in self.headers.get("cache-control", "")
        )

    @property
    def text(self) -> str:
        """Empty where it is no text."""
        is_text = self.headers.get("content-type", "").startswith(COMPRESSIBLE)
        return self.body.decode("utf-8", "replace") if is_text else ""


class OnlyReads(Watch):
    """Notes what is read, and tells nobody what is written."""

    def __init__(self) -> None:
        pass

    def tell(self, table: str | None) -> None:
        pass


def ask(application: WSGIApplication, address: str) -> Answer:
    path, _mark, query = address.partition("?")
    site = urlsplit(settings.BASE_URL)
    asked: dict[str, Any] = {
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "HTTP_HOST": site.netloc,
        # As the proxy tells it.
        "HTTP_X_FORWARDED_PROTO": site.scheme,
        "wsgi.url_scheme": site.scheme,
        MAY_BE_KEPT: True,
    }
    setup_testing_defaults(asked)
    said: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], error: Any = None) -> Any:
        said.update(status=int(status[:3]), headers={name.lower(): value for name, value in headers})

    with noting() as reads:
        chunks = application(asked, start_response)
        try:
            body = b"".join(chunks)
        finally:
            if close := getattr(chunks, "close", None):
                close()
    return Answer(said["status"], said["headers"], body, reads)


@contextmanager
def reads_are_seen() -> Iterator[None]:
    """Also where there is no page cache, and nobody to be told of writes."""
    if any(isinstance(wrapper, Watch) for wrapper in connection.execute_wrappers):
        yield
        return
    with connection.execute_wrapper(OnlyReads()):
        yield
