"""The site with an address of its own more, another one in each language."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.functional import lazy
from django.utils.translation import get_language

from newsroom import urls
from newsroom.urls import handler404, handler500  # noqa: F401

OWN = {"en": "find/", "es": "hallar/"}


def own(request: HttpRequest) -> HttpResponse:
    return HttpResponse("the site's own")


in_each_language = lazy(lambda: OWN[get_language() or "en"], str)
urlpatterns = [*i18n_patterns(path(in_each_language(), own, name="own")), *urls.urlpatterns]
