"""Every version readers ever had of a publication in one language, for those who work on it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import Revision

from ..corrections.people import may_see
from ..corrections.versions import page_as_of, published_versions
from ..languages import is_language, local_name
from ..models import BasePage


def versions(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    page = _page(request, page_id, language)
    context = {
        "page_title": _("Published versions: %s") % local_name(language),
        "page_subtitle": page.title,
        "header_icon": "history",
        "versions": published_versions(page, language),
        "publication": page,
        "language": language,
    }
    return TemplateResponse(request, "editions/admin/versions.html", context)


def version(request: HttpRequest, page_id: int, language: str, revision_id: int) -> HttpResponse:
    """One of them as its readers saw it; 404 for a draft, which has views of its own."""
    page = _page(request, page_id, language)
    if revision_id not in {one.revision_id for one in published_versions(page, language)}:
        raise Http404
    revision = Revision.objects.get(pk=revision_id)
    earlier = page_as_of(page, revision, language)
    request.is_preview = True  # type: ignore[attr-defined]
    return earlier.rendered(request, language)


def _page(request: HttpRequest, page_id: int, language: str) -> Any:
    if not is_language(language):
        raise Http404
    page = get_object_or_404(BasePage, pk=page_id).specific
    if not may_see(request.user, page):
        raise PermissionDenied
    return page
