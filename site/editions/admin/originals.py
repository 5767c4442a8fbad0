"""Making another language the original, after a question."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .. import actions
from ..languages import is_language, local_name
from ..models import BasePage


def make_original(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    page = get_object_or_404(BasePage, pk=page_id)
    if not is_language(language):
        raise Http404
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if request.method == "POST":
        actions.make_original(page, language, user=request.user)
        messages.success(request, _("The original is %s from now on.") % local_name(language))
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {
        "page_title": _("Make %s the original") % local_name(language),
        "page_subtitle": page.title,
        "header_icon": "globe",
        "language": local_name(language),
        "former": local_name(page.original_language),
        "page_id": page.pk,
    }
    return TemplateResponse(request, "editions/admin/make_original.html", context)
