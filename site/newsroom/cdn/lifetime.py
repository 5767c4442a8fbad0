"""How long the network may keep an answer: said in front of the page cache, at the moment it is given."""

import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.utils.module_loading import import_string

from ..page_cache.cache import METHODS, PERSONAL
from ..page_cache.entry import QUARTER, Headers

NOT_KEPT = "no-store"
# A sitemap is in all languages, whoever asks.
MAY_VARY_BY = {"accept-encoding", "accept-language"}


class Lifetimes:
    """Gives what `application` gives, and says to the network alone how long it may keep it.

    Until the quarter of an hour ends, as in the page cache, whose kept pages have to be told anew each time. Only
    what has surrogate keys is kept, at an address that is purged: without a query, at `BASE_URL`.
    """

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application
        self.host = urlsplit(settings.BASE_URL).netloc
        backends = [import_string(config["BACKEND"]) for config in settings.WAGTAILFRONTENDCACHE.values()]
        self.in_cache_control = any(
            getattr(backend, "reads_cache_control_alone", False) for backend in backends
        )

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: Headers, error: Any = None) -> Any:
            return start_response(status, self._told(environ, status, headers), error)

        return self.application(environ, start)

    def _told(self, environ: WSGIEnvironment, status: str, headers: Headers) -> Headers:
        said = {name.lower(): value for name, value in headers}
        control = said.get("cache-control", "")
        if self._may_be_kept(environ, status, said):
            seconds = int(QUARTER - time.time() % QUARTER)
            if self.in_cache_control:
                kept = f"public, max-age=0, must-revalidate, s-maxage={seconds}"
                return [*_without("cache-control", headers), ("Cache-Control", kept)]
            return [*headers, *_to_the_network(f"max-age={seconds}")]
        if "public" in control and "max-age" in control:
            # It says for everybody how long it holds: static files, for example.
            return headers
        if not control:
            # Else the network would decide by a default of its own.
            headers = [*headers, ("Cache-Control", "private, no-cache")]
        return [*headers, *_to_the_network(NOT_KEPT)]

    def _may_be_kept(self, environ: WSGIEnvironment, status: str, said: dict[str, str]) -> bool:
        vary = {name.strip().lower() for name in said.get("vary", "").split(",")} - {""}
        return (
            "surrogate-key" in said
            and "public" in said.get("cache-control", "")
            and "set-cookie" not in said
            and vary <= MAY_VARY_BY
            and status.startswith(("200", "304"))
            and environ["REQUEST_METHOD"] in METHODS
            and environ.get("HTTP_HOST") == self.host
            and not environ.get("QUERY_STRING")
            and not any(name in environ for name in PERSONAL)
        )


def in_front_of(application: WSGIApplication) -> WSGIApplication:
    return Lifetimes(application) if settings.WAGTAILFRONTENDCACHE else application


def _to_the_network(directive: str) -> Headers:
    """RFC 9213, and its elder that Fastly and Varnish know."""
    return [("CDN-Cache-Control", directive), ("Surrogate-Control", directive)]


def _without(left_out: str, headers: Headers) -> Headers:
    return [(name, value) for name, value in headers if name.lower() != left_out]
