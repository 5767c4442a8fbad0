"""A page is kept under the parameters it looked at, and under no others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse

from newsroom.page_cache.cache import PageCache
from newsroom.page_cache.parameters import Noting, ParametersMiddleware, that_matter
from newsroom.page_cache.versions import Versions

from .reading import Reader

PUBLIC = {"Cache-Control": "public"}


def _reader_of(view: Callable[[HttpRequest], HttpResponse], versions: Versions) -> Reader:
    def application(environ: Any, start_response: Any) -> Any:
        response = ParametersMiddleware(view)(WSGIRequest(environ))
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return list(response)

    return Reader(PageCache(application, versions, 10**6))


def test_a_page_that_looks_at_none_is_one_for_all_queries(versions: Versions) -> None:
    reader = _reader_of(lambda request: HttpResponse("all", headers=PUBLIC), versions)
    for query in ("?a=1", "", "?a=2&b=1", "?c"):
        assert reader.get(f"/x/{query}").text == "all"
    assert len(reader.made) == 1


def test_a_page_that_looks_at_the_query_as_a_whole_is_another_for_each(versions: Versions) -> None:
    reader = _reader_of(lambda request: HttpResponse(request.get_full_path(), headers=PUBLIC), versions)
    for query in ("?a=1", "?a=2", "?a=1", ""):
        assert reader.get(f"/x/{query}").text == f"/x/{query}"
    assert len(reader.made) == 3


def test_a_page_that_looks_further_for_some_values_alone_is_never_mixed_up(versions: Versions) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        kind = request.GET.get("kind", "")
        return HttpResponse(kind + request.GET["before"] if kind == "b" else kind, headers=PUBLIC)

    reader = _reader_of(view, versions)
    for _time in range(3):
        assert reader.get("/x/?kind=a&before=1").text == "a"
        assert reader.get("/x/?kind=b&before=1").text == "b1"
        assert reader.get("/x/?kind=b&before=2&mail=1").text == "b2"
        assert reader.get("/x/?mail=2").text == ""
    assert len(reader.made) <= 5


def test_what_is_not_found_tells_nothing_of_the_page_that_may_be_there_one_day(versions: Versions) -> None:
    found: list[bool] = []

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.GET["a"], headers=PUBLIC) if found else HttpResponse(status=404)

    reader = _reader_of(view, versions)
    assert reader.get("/x/?a=1").status == 404
    found.append(True)
    assert [reader.get(f"/x/?a={value}").text for value in "121"] == ["1", "2", "1"]
    assert len(reader.made) == 3


@pytest.mark.parametrize(
    "look",
    [
        dict,
        list,
        len,
        bool,
        lambda query: query.urlencode(),
        lambda query: query.copy(),
        lambda query: {**query},
    ],
)
def test_whoever_looks_at_all_parameters_has_looked_at_the_query_as_a_whole(
    look: Callable[[Any], Any],
) -> None:
    noting = Noting({"QUERY_STRING": "a=1&b=2"})
    look(noting.parameters())
    assert noting.looked_at is None


def test_whoever_looks_at_some_has_looked_at_these() -> None:
    noting = Noting({"QUERY_STRING": "a=1&a=2&b=2"})
    query = noting.parameters()
    assert (query["a"], query.get("a"), query.getlist("a")) == ("2", "2", ["1", "2"])
    assert "c" not in query
    assert query.get("d", "none") == "none"
    assert noting.looked_at == {"a", "c", "d"}


def test_a_query_is_left_letter_for_letter_where_all_of_it_matters() -> None:
    assert that_matter("b=%7e&a", frozenset("ab")) == "b=%7e&a"
    assert that_matter("b=%7e&a", None) == "b=%7e&a"
    assert that_matter("b=%7e&a&c=1&b=2", frozenset("ab")) == "b=~&a=&b=2"
    assert that_matter("b=1", frozenset()) == ""


@pytest.mark.parametrize("raw", ["año=1&b=2", "a%C3%B1o=1&b=2"])
def test_letters_are_the_same_however_they_are_sent(raw: str) -> None:
    query = raw.encode().decode("latin-1")
    noting = Noting({"QUERY_STRING": query})
    assert noting.parameters().get("año") == "1"
    assert noting.looked_at is not None
    assert that_matter(query, noting.looked_at) == "a%C3%B1o=1"
