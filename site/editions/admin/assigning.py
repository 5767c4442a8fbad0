"""Asking for a translation: by whom, reviewed by whom, until when."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from .. import actions, permissions
from ..languages import local_name
from ..models import Edition
from .addresses import edition_url


class AssignForm(forms.ModelForm):
    class Meta:
        model = Edition
        fields = ("translator", "reviewer", "due_date")
        widgets = {"due_date": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = self.instance.language
        for name, verb in (("translator", "translate"), ("reviewer", "review")):
            field: Any = self.fields[name]
            field.queryset = permissions.people(f"{verb}_{language}").order_by("username")
            field.empty_label = _("anybody of this language")


def assign(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = get_object_or_404(Edition.objects.select_related("page"), pk=edition_id)
    if not permissions.may_assign(request.user):
        raise PermissionDenied
    form = AssignForm(request.POST or None, instance=edition)
    if request.method == "POST" and form.is_valid():
        try:
            # The verb compares with the row, not with what the form has put into this instance.
            actions.assign(Edition.objects.get(pk=edition.pk), user=request.user, **form.cleaned_data)
        except ValidationError as error:
            for name, sentences in _by_field(error).items():
                form.add_error(name, sentences)
        else:
            messages.success(request, _("Asked for the translation into %s.") % local_name(edition.language))
            return redirect(_back(request, edition))
    context = {
        "page_title": _("Ask for a translation"),
        "page_subtitle": str(edition),
        "header_icon": "globe",
        "form": form,
        "back": _back(request, edition),
    }
    return TemplateResponse(request, "editions/admin/assign.html", context)


def _by_field(error: ValidationError) -> dict[str | None, list[str]]:
    if hasattr(error, "error_dict"):
        return dict(error.message_dict.items())
    return {None: error.messages}


def _back(request: HttpRequest, edition: Edition) -> str:
    """Where the person came from, if that is on this site; the desk otherwise."""
    wanted = request.GET.get("next") or request.POST.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return str(wanted)
    return edition_url(edition)
