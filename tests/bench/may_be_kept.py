"""Django's cache middleware keeps nothing that says `no-cache`, as the newsroom's pages do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


def may_be_kept(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable:
    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response["Cache-Control"] = "public, max-age=600"
        return response

    return answer
