"""Unsubscribing, by a press of a button or by a mail programme's own (RFC 8058)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .tokens import UNSUBSCRIBE, NoTokenError, holder


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, signed: str) -> HttpResponse:
    """A POST, whatever is in it, ends the alerts in this language and forgets the subscriber; a GET asks.

    Who is gone already is told what they wanted to hear.
    """
    try:
        subscriber = holder(UNSUBSCRIBE, signed)
    except NoTokenError:
        raise Http404 from None
    if subscriber is not None and request.method != "POST":
        context = {"subscriber": subscriber}
        return TemplateResponse(request, "newsroom/alerts/unsubscribe.html", context).render()
    if subscriber is not None:
        subscriber.delete()
    return TemplateResponse(request, "newsroom/alerts/left.html").render()
