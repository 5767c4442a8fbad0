"""Which parameters of its query a page is made from: noted while it is made, as what it asks of the database is.

A page is the same whatever those are that it never looked at: what senders of mails and social networks leave on an
address makes no other page. Whoever looks at the query as a whole has looked at all of it.
"""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode
from wsgiref.types import WSGIEnvironment

from django.http import HttpRequest, HttpResponseBase, QueryDict

QUERY = "QUERY_STRING"
# Names of parameters; None for all there can be.
Names = frozenset[str] | None


class Noting(dict[str, Any]):
    """The environ of a request, which notes what of its query is looked at."""

    def __init__(self, environ: WSGIEnvironment) -> None:
        super().__init__(environ)
        self.names: set[str] = set()
        self.is_whole = False

    def __getitem__(self, name: str) -> Any:
        self.is_whole = self.is_whole or name == QUERY
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self.is_whole = self.is_whole or name == QUERY
        return super().get(name, default)

    @property
    def looked_at(self) -> Names:
        return None if self.is_whole else frozenset(self.names)

    def parameters(self) -> "Parameters":
        return Parameters(QueryDict(_text(super().get(QUERY, ""))), self)


class Parameters:
    """`request.GET` of such a request."""

    def __init__(self, parameters: QueryDict, noting: Noting) -> None:
        self._parameters, self._noting = parameters, noting

    def get(self, name: str, default: Any = None) -> Any:
        return self._one(name).get(name, default)

    def getlist(self, name: str, default: Any = None) -> list[Any]:
        return self._one(name).getlist(name, default)

    def __getitem__(self, name: str) -> Any:
        return self._one(name)[name]

    def __contains__(self, name: str) -> bool:
        return name in self._one(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._all(), name)

    def _one(self, name: str) -> QueryDict:
        self._noting.names.add(name)
        return self._parameters

    def _all(self) -> QueryDict:
        self._noting.is_whole = True
        return self._parameters


class ParametersMiddleware:
    """Before all that could look at the query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if isinstance(request.META, Noting):
            request.GET = request.META.parameters()  # type: ignore[assignment]
        return self.get_response(request)


def that_matter(query: str, names: Names) -> str:
    """The query without other parameters than these; letter for letter where nothing is taken out."""
    if names is None:
        return query
    pairs = parse_qsl(_text(query), keep_blank_values=True)
    matter = [(name, value) for name, value in pairs if name in names]
    return query if matter == pairs else urlencode(matter)


def _text(query: str) -> str:
    """What WSGI gives as bytes in a string (PEP 3333), read as Django reads it: some clients send letters as they are."""
    raw = query.encode("latin-1")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return query
