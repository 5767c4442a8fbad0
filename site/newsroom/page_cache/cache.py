"""The WSGI layer: what is kept, for which request, and how much of it."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.db import Error, close_old_connections

from ..middleware import COMPRESSIBLE, MAY_BE_KEPT
from .entry import Entry, Headers
from .parameters import QUERY, Names, Noting, that_matter
from .versions import Versions
from .watching import noting

METHODS = ("GET", "HEAD")
# Whoever sends one of these may be shown what others are not.
PERSONAL = ("HTTP_COOKIE", "HTTP_AUTHORIZATION")
# What only makes an answer shorter for a client that has it already: nothing at these addresses is large.
CONDITIONS = (
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_IF_RANGE",
    "HTTP_RANGE",
)
LARGEST = 2 * 1024 * 1024
LONGEST_ADDRESS = 1000
# Seconds in which one request waits for another to make the page it wants, too.
PATIENCE = 20
# Addresses that are known not to be kept; nobody waits for another there. And those whose parameters are known.
MOST_PASSED, MOST_KNOWN = 2_000, 5_000

# Host, scheme and path.
Page = tuple[str, str, str]
# And what of the query matters there.
Key = tuple[Page, str]


class PageCache:
    """Gives what `application` gives; its public answers to strangers are made once for as long as they hold.

    Kept is what says `Cache-Control: public` of itself, answers 200 in text, sets no cookie and varies
    with the encoding alone.
    """

    def __init__(
        self,
        application: WSGIApplication,
        versions: Versions,
        most_bytes: int,
        besides: Iterable[str] = (),
    ) -> None:
        """`besides` are beginnings of paths that are left alone: static files, media, the admin."""
        self.application, self.versions, self.most_bytes = application, versions, most_bytes
        self.besides = tuple(besides)
        self.entries: OrderedDict[Key, Entry] = OrderedDict()
        self.bytes = 0
        # Which parameters a page was seen to look at.
        self.names: dict[Page, Names] = {}
        self.passed: set[Key] = set()
        self.making: dict[Key, threading.Lock] = {}
        # Around what changes `entries` and their sum, `names`, `passed` and `making`.
        self.lock = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if (
            environ["REQUEST_METHOD"] not in METHODS
            or any(name in environ for name in PERSONAL)
            or environ["PATH_INFO"].startswith(self.besides)
        ):
            return self.application(environ, start_response)
        page, query = _page(environ), environ.get(QUERY, "")
        key = (page, that_matter(query, self.names.get(page)) if query else "")
        entry = self.entries.get(key)
        if entry is not None and entry.is_sure(self.versions):
            return self._give(key, entry, environ, start_response)
        if key in self.passed or len(page[2]) + len(query) > LONGEST_ADDRESS:
            return self.application(environ, start_response)
        # Until it is known what the page looks at, all queries may be one.
        wanted = key if page in self.names else (page, "")
        with self.lock:
            making = self.making.setdefault(wanted, threading.Lock())
        is_mine = making.acquire(timeout=PATIENCE)
        try:
            # Another may have made it, or looked at it, meanwhile.
            key = (page, that_matter(query, self.names.get(page)))
            entry = self.entries.get(key)
            if entry is not None and self._holds(key, entry):
                return self._give(key, entry, environ, start_response)
            return self._make(page, query, environ, start_response)
        finally:
            if is_mine:
                making.release()
            with self.lock:
                if not making.locked():
                    self.making.pop(wanted, None)

    def _holds(self, key: Key, entry: Entry) -> bool:
        if entry.is_sure(self.versions):
            return True
        close_old_connections()
        try:
            holds = entry.is_still_true(self.versions)
        except Error:
            # What the database cannot tell, the application says.
            holds = False
        finally:
            close_old_connections()
        if not holds:
            self._drop(key)
        return holds

    def _make(
        self, page: Page, query: str, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        begun, version = time.time(), self.versions.now()
        asked = Noting({name: value for name, value in environ.items() if name not in CONDITIONS})
        asked |= {"REQUEST_METHOD": "GET", MAY_BE_KEPT: True}
        answer = _Answer()
        with noting() as reads:
            chunks = self.application(asked, answer.start)
            is_kept = answer.is_kept
            body = answer.whole(chunks) if is_kept else b""
        # What is not found, moved or gone may be a page the next time.
        if answer.status.startswith("200"):
            key = (page, that_matter(query, self._learn(page, asked.looked_at)))
            if not is_kept:
                self._pass(key)
        if not is_kept:
            return answer.passed_on(chunks, environ["REQUEST_METHOD"], start_response)
        entry = Entry(answer.kept_headers, body, reads, version, begun)
        if len(body) <= LARGEST:
            self._keep(key, entry)
        return self._give(key, entry, environ, start_response)

    def _give(
        self, key: Key, entry: Entry, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        headers, body, etag = entry.answer(environ.get("HTTP_ACCEPT_ENCODING", ""))
        # Unless it is too large to be kept, or was pushed out this moment.
        with suppress(KeyError):
            self.entries.move_to_end(key)
        if (known := environ.get("HTTP_IF_NONE_MATCH")) and _is_known(known, etag):
            start_response("304 Not Modified", [header for header in headers if header[0] not in OF_A_BODY])
            return ()
        start_response("200 OK", headers)
        return (body,) if environ["REQUEST_METHOD"] == "GET" else ()

    def _learn(self, page: Page, looked_at: Names) -> Names:
        """What the page was ever seen to look at.

        Which parameters it looks at can depend on nothing but those it has looked at before: what is kept under
        fewer names stays true.
        """
        with self.lock:
            known = self.names.get(page, frozenset())
            names = None if known is None or looked_at is None else known | looked_at
            if page not in self.names and len(self.names) >= MOST_KNOWN:
                self.names.clear()
            self.names[page] = names
        return names

    def _keep(self, key: Key, entry: Entry) -> None:
        entry.pack()
        with self.lock:
            self._forget(key)
            self.entries[key] = entry
            self.bytes += entry.size
            while self.bytes > self.most_bytes:
                self._forget(next(iter(self.entries)))

    def _drop(self, key: Key) -> None:
        with self.lock:
            self._forget(key)

    def _forget(self, key: Key) -> None:
        if entry := self.entries.pop(key, None):
            self.bytes -= entry.size

    def _pass(self, key: Key) -> None:
        with self.lock:
            if len(self.passed) >= MOST_PASSED:
                self.passed.clear()
            self.passed.add(key)


OF_A_BODY = ("Content-Length", "Content-Type", "Content-Encoding")


class _Answer:
    """What the application said, before it is known whether it will be kept."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: Headers = []
        self.error: Any = None
        self.written: list[bytes] = []

    def start(self, status: str, headers: Headers, error: Any = None) -> Callable[[bytes], None]:
        self.status, self.headers, self.error = status, headers, error
        return self.written.append

    @property
    def is_kept(self) -> bool:
        said = {name.lower(): value for name, value in self.headers}
        vary = {name.strip().lower() for name in said.get("vary", "").split(",")} - {""}
        return (
            self.status.startswith("200")
            and "public" in said.get("cache-control", "")
            and "set-cookie" not in said
            and vary <= {"accept-encoding"}
            and said.get("content-type", "").startswith(COMPRESSIBLE)
            and "content-encoding" not in said
        )

    @property
    def kept_headers(self) -> Headers:
        without = {"content-length", "etag", "vary"}
        kept = [(name, value) for name, value in self.headers if name.lower() not in without]
        return [*kept, ("Vary", "Accept-Encoding")]

    def whole(self, chunks: Iterable[bytes]) -> bytes:
        try:
            return b"".join([*self.written, *chunks])
        finally:
            _close(chunks)

    def passed_on(
        self, chunks: Iterable[bytes], method: str, start_response: StartResponse
    ) -> Iterable[bytes]:
        write = start_response(self.status, self.headers, self.error)
        if method == "HEAD":
            _close(chunks)
            return ()
        for chunk in self.written:
            write(chunk)
        return chunks


def _page(environ: WSGIEnvironment) -> Page:
    return (
        environ.get("HTTP_HOST", ""),
        environ.get("HTTP_X_FORWARDED_PROTO") or environ["wsgi.url_scheme"],
        environ["PATH_INFO"],
    )


def _is_known(known: str, etag: str) -> bool:
    return known.strip() == "*" or etag in (tag.strip().removeprefix("W/") for tag in known.split(","))


def _close(chunks: Iterable[bytes]) -> None:
    if close := getattr(chunks, "close", None):
        close()
