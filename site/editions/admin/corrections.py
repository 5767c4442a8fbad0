"""The corrections of a publication: what readers were told, and what they will be told next."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .. import actions
from ..corrections.people import may_correct, may_let_out, may_see, may_write_note
from ..languages import codes, local_name
from ..models import BasePage, Correction
from .correction_form import CorrectionForm


def corrections(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(BasePage, pk=page_id).specific
    if not may_see(request.user, page):
        raise PermissionDenied
    told = page.corrections.prefetch_related("notes").order_by("-created_at", "-pk")
    forms = _forms(request, page, list(told))
    if request.method == "POST":
        done = _do(request, page, forms)
        if done:
            return done
    live = set(page.editions.filter(live=True).values_list("language", flat=True)) if page.live else set()
    context = {
        "page_title": _("Corrections"),
        "page_subtitle": page.title,
        "header_icon": "edit",
        "publication": page,
        "forms": forms,
        "live": [local_name(code) for code in codes() if code in live],
        "may_correct": may_correct(request.user, page),
        "may_let_out": bool(live) and may_let_out(request.user, page),
    }
    return TemplateResponse(request, "editions/admin/corrections.html", context)


def _forms(request: HttpRequest, page: Any, told: list[Correction]) -> list[CorrectionForm]:
    """One for each correction, and first an empty one where none is being written."""
    mine = [code for code in codes() if may_write_note(request.user, page, code)]
    begins = may_correct(request.user, page)
    waiting = any(correction.published_at is None for correction in told)
    shown: list[Correction | None] = [*([None] if begins and not waiting else []), *told]
    sent = request.POST.get("correction") if request.method == "POST" else None
    return [
        CorrectionForm(
            request.POST if sent == str(correction.pk if correction else "") else None,
            correction=correction,
            languages=mine,
            may_correct=begins,
        )
        for correction in shown
    ]


def _do(request: HttpRequest, page: Any, forms: list[CorrectionForm]) -> HttpResponse | None:
    """None where the form has to be shown again, with what is wrong."""
    form = next((form for form in forms if form.is_bound), None)
    here = redirect(request.path)
    if form is None:
        messages.error(request, _("It was changed meanwhile. Please look at it again."))
        return here
    if "discard" in request.POST and form.correction:
        actions.discard_correction(form.correction, user=request.user)
        messages.success(request, _("The correction was discarded."))
        return here
    if not form.is_valid():
        return None
    try:
        actions.write_correction(
            page, form.notes(), kind=form.kind(), correction=form.correction, user=request.user
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    if "publish" not in request.POST:
        messages.success(request, _("Saved. Readers are told with the next publish of any language."))
        return here
    try:
        actions.publish_correction(page, user=request.user)
    except ValidationError as error:
        # What was written is kept.
        messages.error(request, " ".join([_("Saved, but not published."), *error.messages]))
        return here
    messages.success(request, _("Readers have been told."))
    return here
