"""The previewed page, and its pictures and files, for whoever has the address."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..media.delivery import deliver
from ..media.finding import file_with, picture_at
from ..media.public import is_restricted
from ..media.views import file_headers, picture_headers
from ..models import PreviewLink
from .media import at_own_addresses, is_of
from .state import State
from .text import text_of
from .tokens import address_of, link_of

NOT_STORED = "private, no-store"


@dataclass(frozen=True)
class Preview:
    """What the banner above a previewed page tells: see templates/components/preview_banner.html."""

    embargo: datetime | None


@require_safe
def page(request: HttpRequest, token: str) -> HttpResponseBase:
    link = _link(token)
    setattr(request, "is_preview", True)  # noqa: B010 - no attribute of HttpRequest
    if link.edition is None or link.state != State.OPEN:
        return _sealed(_over(request, link))
    # Nothing but the address decides what is shown.
    request.GET = QueryDict()
    shown = text_of(link.edition)
    setattr(request, "preview", Preview(shown.embargo))  # noqa: B010
    response = shown.page.rendered(request, link.language)
    response.content = at_own_addresses(response.content, shown.page, link.language, address_of(link))
    if request.method == "GET":
        link.visits.create()
    return _sealed(response)


@require_safe
def picture(request: HttpRequest, token: str, path: str) -> HttpResponseBase:
    found = picture_at(path)
    if found is None or found.is_original or not _is_shown(token, found.media):
        raise Http404
    return _sealed(deliver(request, found.file, picture_headers(found, NOT_STORED)))


@require_safe
def file(request: HttpRequest, token: str, key: str, name: str = "") -> HttpResponseBase:
    found = file_with(key=key)
    if found is None or not _is_shown(token, found):
        raise Http404
    return _sealed(deliver(request, found.file, file_headers(found, NOT_STORED)))


def _link(token: str) -> PreviewLink:
    link = link_of(token)
    if link is None:
        raise Http404
    return link


def _is_shown(token: str, media: object) -> bool:
    """Whether the link is open and its text has the picture or file in it."""
    link = _link(token)
    if link.edition is None or link.state != State.OPEN or is_restricted(media):
        return False
    return is_of(media, text_of(link.edition).page, link.language)


def _over(request: HttpRequest, link: PreviewLink) -> HttpResponseBase:
    sentences = {
        State.REVOKED: _("The newsroom has closed this link."),
        State.DELETED: _("The text this link led to no longer exists."),
        State.PUBLISHED: _("This text has been published since."),
        State.EXPIRED: _("This link was open for some days, which are over."),
    }
    state, edition = link.state, link.edition
    address = None
    if state == State.PUBLISHED and edition is not None and edition.is_readable:
        address = edition.page.address(link.language)
    context = {"sentence": sentences[state], "address": address}
    return TemplateResponse(request, "editions/previews/over.html", context, status=410).render()


def _sealed(response: HttpResponseBase) -> HttpResponseBase:
    """Kept by nobody, listed by nobody, and no other site is told the address it was followed from."""
    response["Cache-Control"] = NOT_STORED
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response
