"""Pictures and files as readers and editors get them.

What is private answers as what does not exist, also in what it varies by. Nothing here may be kept
by a cache that several people share: that would go on giving out what has become private.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.models import document_served

from .access import may_see
from .delivery import deliver
from .finding import StoredPicture, file_with, picture_at
from .public import is_public, is_restricted

# A picture's address never shows another picture, so whoever was given it may keep it a day.
KEPT_A_DAY = "private, max-age=86400"
ASKED_EACH_TIME = "private, no-cache"


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    found = picture_at(path)
    if found and not found.is_original and is_public(found.media) and not is_restricted(found.media):
        return deliver(request, found.file, picture_headers(found, KEPT_A_DAY))
    # Asked before it is known whether there is anything: else the answer would vary by cookie only where there is.
    is_somebody = request.user.is_authenticated
    if found is None or not (is_somebody and may_see(request, found.media)):
        raise Http404
    return deliver(request, found.file, picture_headers(found, ASKED_EACH_TIME))


@require_safe
def file(request: HttpRequest, key: str, name: str = "") -> HttpResponseBase:
    """At its key, whatever it is called: a file that replaces another has the same address."""
    found = _allowed(request, file_with(key=key))
    for check in hooks.get_hooks("before_serve_document"):
        # Wagtail's own asks for the password or the account a private collection wants.
        if isinstance(answer := check(found, request), HttpResponse):
            return answer
    document_served.send(sender=type(found), instance=found, request=request)
    return deliver(request, found.file, file_headers(found, ASKED_EACH_TIME))


@require_safe
def file_by_number(request: HttpRequest, number: int, name: str = "") -> HttpResponseBase:
    """Where files had their addresses before they had keys."""
    found = _allowed(request, file_with(pk=number))
    response = HttpResponsePermanentRedirect(found.url)
    response["Cache-Control"] = ASKED_EACH_TIME
    return response


def _allowed(request: HttpRequest, found: Any) -> Any:
    """The file, where the public or this person may have it. Raises Http404 otherwise."""
    if found is not None and is_public(found):
        return found
    is_somebody = request.user.is_authenticated
    if found is None or not (is_somebody and may_see(request, found)):
        raise Http404
    return found


def picture_headers(found: StoredPicture, kept: str) -> dict[str, str]:
    return {"Content-Type": found.content_type, "Cache-Control": kept}


def file_headers(found: Any, kept: str) -> dict[str, str]:
    is_attachment = found.content_disposition != "inline"
    disposition = content_disposition_header(is_attachment, found.filename)
    return {
        "Content-Type": found.content_type,
        "Content-Disposition": disposition or "attachment",
        "Cache-Control": kept,
    }
