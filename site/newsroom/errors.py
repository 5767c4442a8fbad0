"""What a reader is told where there is nothing to show: in their language, and with a way on."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language_from_path

from editions.languages import active, codes

from .missing import elsewhere
from .navigation import last_frame


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Offers the publication's other editions where the address is, or was, one of a publication's."""
    context = {"elsewhere": elsewhere(request.path_info, active())}
    response = TemplateResponse(request, "newsroom/not_found.html", context, status=404).render()
    # Somebody may publish at the address any moment.
    patch_cache_control(response, public=True, no_cache=True)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    return _without_database(request, 500)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _without_database(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Also Django's answer to a form without its token, which `reason` is about."""
    return _without_database(request, 403)


def _without_database(request: HttpRequest, status: int) -> HttpResponse:
    """A page that asks nothing of what may have failed: no database, no request, no base template.

    Where the address names no language, it speaks all.
    """
    named = get_language_from_path(request.path_info)
    response = HttpResponse(plain([named] if named else codes(), status), status=status)
    patch_cache_control(response, no_store=True)
    return response


def plain(languages: list[str], status: int) -> str:
    """The same in each of these languages, under the names the site had when this process read them last."""
    context = {
        "status": status,
        "languages": [(code, last_frame(code)) for code in languages],
        "frame": last_frame(languages[0]),
    }
    return render_to_string("newsroom/plain_error.html", context)
