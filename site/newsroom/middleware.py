"""The language of every answer, and the headers it carries."""

from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_path


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Strict for readers; not sent in the admin, whose listings and forms hold inline scripts of Wagtail's own."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(reverse("wagtailadmin_home")):
            return response
        return super().process_response(request, response)


# In the environ of a request whose answer the page cache may keep.
MAY_BE_KEPT = "newsroom.page_cache.may_be_kept"
COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/rss+xml", "application/atom+xml")


class CompressionMiddleware(GZipMiddleware):
    """For what readers get as text. Pictures and files are compressed already; admin pages hold secrets.

    Static files have their compressed copies. A proxy that compresses leaves alone what comes compressed.
    Where the page cache keeps an answer, it compresses it itself, once.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if MAY_BE_KEPT in request.META and "public" in response.headers.get("Cache-Control", ""):
            patch_vary_headers(response, ["Accept-Encoding"])
            return response
        is_text = response.headers.get("Content-Type", "").startswith(COMPRESSIBLE)
        if not is_text or request.path.startswith(reverse("wagtailadmin_home")):
            return response
        return super().process_response(request, response)


class LanguageMiddleware(LocaleMiddleware):
    """Django's, but what is not found is not looked for once more under a language.

    The publications' catch-all would take any unknown address, the admin's included.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not get_language_from_path(request.path_info):
            patch_vary_headers(response, ["Accept-Language"])
        response.headers.setdefault("Content-Language", get_language())
        return response
