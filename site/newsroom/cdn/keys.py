"""Surrogate keys: by them a network drops all it keeps of a publication, or of a language, in one go."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from editions.languages import active, codes

from .addresses import FILES

# By name: what shows all languages at once.
OF_ALL_LANGUAGES = ("sitemap", "sitemap_part", "news_sitemap")


class SurrogateKeyMiddleware:
    """Names on each public answer what it is of; only where there is a network to read it.

    `Surrogate-Key` is what Fastly and Varnish read, `Cache-Tag` what Cloudflare does. No answer has them that no
    purge by address would find.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.WAGTAILFRONTENDCACHE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_public = "public" in response.headers.get("Cache-Control", "")
        if response.status_code in (200, 304) and is_public and (keys := keys_of(request)):
            response["Surrogate-Key"] = " ".join(keys)
            response["Cache-Tag"] = ",".join(keys)
        return response


def keys_of(request: HttpRequest) -> list[str]:
    publication = getattr(request, "publication", None)
    if publication is not None and request.path.rpartition("/")[2] in ("", *FILES):
        return [f"p{publication.pk}-{active()}", active()]
    match = request.resolver_match
    return codes() if match and match.url_name in OF_ALL_LANGUAGES else []
