"""The few addresses that are no publication."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import cache_control, never_cache

from editions.languages import active
from editions.models import BasePage
from editions.paths import HOME_DEPTH

from .models import Branding
from .navigation import last_frame


def choose_language(request: HttpRequest) -> HttpResponse:
    """Sends a first visit to the language its browser asks for, if its front page is readable; remembers nothing."""
    language = get_language_from_request(request)
    home = BasePage.objects.filter(depth=HOME_DEPTH).with_readable_languages().first()
    if home and language not in home.readable_languages:
        language = next(iter(home.readable_languages), language)
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers; the proxy and the container engine ask it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@cache_control(max_age=3600, public=True)
def colours(request: HttpRequest) -> HttpResponse:
    """The branding's colours as a style sheet, since pages carry no inline style.

    An error page asks for them too, when the database may not answer.
    """
    try:
        branding = Branding.load()
    except DatabaseError:
        branding = last_frame(active()).branding
    response = TemplateResponse(
        request, "newsroom/colours.css", {"branding": branding}, content_type="text/css"
    )
    return response.render()
