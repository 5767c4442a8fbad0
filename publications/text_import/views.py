"""Importing a text in the admin: paste or upload, look and correct, save as draft."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from editions.models import BasePage

from .build import build
from .forms import Correction, PastedTextForm
from .parts import Recognised
from .places_in_tree import usual_parent
from .reading import UnreadableText
from .recognise import recognise
from .sentences import error_sentences, notice_sentence


def paste(request: HttpRequest) -> HttpResponse:
    """The first step; a text that can be read leads to the second."""
    if not policy_registry.get_by_type(BasePage).user_has_permission(request.user, "add"):
        raise PermissionDenied
    form = PastedTextForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            recognised = recognise(data["source"], data["kind"], data["language"] or None)
        except UnreadableText as error:
            form.add_error(None, notice_sentence(error))
        else:
            return _show(request, Correction(recognised), recognised)
    return TemplateResponse(
        request, "publications/text_import/paste.html", {"form": form} | _heading(_("Import a text"))
    )


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """The second step: the corrected parts become drafts."""
    correction = Correction(data=request.POST)
    if not correction.is_valid():
        messages.error(request, _("Please correct what is marked below; nothing has been saved yet."))
        return _show(request, correction)
    recognised = correction.recognised()
    try:
        parent = _parent_for(request, recognised)
        made = build(recognised, parent, user=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error_sentences(error)))
        return _show(request, correction)
    for imported in made:
        edit = reverse("wagtailadmin_pages:edit", args=[imported.page.pk])
        messages.success(
            request,
            _("“%(title)s” has been saved as a draft.") % {"title": imported.page.title},
            buttons=[messages.button(edit, _("Edit"))],
        )
        for notice in imported.notices:
            messages.warning(request, notice_sentence(notice))
    if len(made) == 1:
        return redirect("wagtailadmin_pages:edit", made[0].page.pk)
    return redirect("wagtailadmin_explore", parent.pk)


def _parent_for(request: HttpRequest, recognised: Recognised) -> BasePage:
    parent = usual_parent(recognised.kind)
    if not parent.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    return parent


def _show(request: HttpRequest, correction: Correction, recognised: Recognised | None = None) -> HttpResponse:
    notices = recognised.notices if recognised else []
    context = _heading(_("What was recognised")) | {
        "correction": correction,
        "notices": [{"line": notice.line, "text": notice_sentence(notice)} for notice in notices],
    }
    return TemplateResponse(request, "publications/text_import/correct.html", context)


def _heading(title: str) -> dict[str, Any]:
    return {
        "page_title": title,
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("text_import:paste"), "label": _("Import a text")},
        ],
    }
