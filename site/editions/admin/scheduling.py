"""One instant for a publication: which languages go out at it, and taking it back."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from .. import actions, readiness, together
from ..instants import told
from ..languages import codes, local_name
from ..models import BasePage, Edition
from ..permissions import may_publish
from .instant_fields import InstantField


class ScheduleForm(forms.Form):
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    at = InstantField()

    def __init__(self, *args: Any, editions: list[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["languages"]
        choices.choices = [(edition.language, local_name(edition.language)) for edition in editions]
        choices.initial = [edition.language for edition in editions if not readiness.unfinished(edition)]


def schedule(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(BasePage, pk=page_id).specific
    may_originals = page.permissions_for_user(request.user).can_publish()
    editions = [
        edition
        for edition in sorted(page.editions.with_activity(), key=lambda one: codes().index(one.language))
        if (may_originals if edition.language == page.original_language else may_publish(request.user))
    ]
    if not editions:
        raise PermissionDenied
    for edition in editions:
        edition.page = page
    started = [edition for edition in editions if edition.is_started]
    form = ScheduleForm(request.POST or None, editions=started)
    if request.method == "POST" and form.is_valid():
        try:
            actions.schedule(page, form.cleaned_data["languages"], form.cleaned_data["at"], user=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            message = _("“%(title)s” goes out on %(instant)s.")
            messages.success(
                request, message % {"title": page.title, "instant": told(form.cleaned_data["at"])}
            )
            return redirect("editions:schedule", page.pk)
    context = {
        "page_title": _("Schedule"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "calendar-alt",
        "page": page,
        "form": form,
        "lines": [_line(edition) for edition in editions],
        "is_together": together.is_together(page),
    }
    return TemplateResponse(request, "editions/admin/schedule.html", context)


def unschedule(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = get_object_or_404(Edition.objects.select_related("page"), pk=edition_id)
    if request.method == "POST":
        actions.unschedule(edition, user=request.user)
        message = _("“%(title)s” is not scheduled any more.")
        messages.success(request, message % {"title": edition})
    return redirect("editions:schedule", edition.page_id)


def _line(edition: Edition) -> dict[str, Any]:
    carrier: Any = edition.page if edition.is_original else edition
    revision = carrier.scheduled_revision
    return {
        "edition": edition,
        "goes_out": revision.approved_go_live_at if revision else None,
        "notes": [] if revision else [*readiness.hindrances(edition), *readiness.unfinished(edition)],
        "runs": edition.scheduled_runs.order_by("-due_at")[:5],
    }
