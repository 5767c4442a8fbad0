"""Handing out preview links of an edition, seeing how often each was opened, and revoking them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from .. import actions
from ..actions.hand_out import DAYS, MOST_DAYS
from ..models import Edition, PreviewLink
from ..previews.access import may_hand_out
from ..previews.state import State, state_of
from ..previews.tokens import url_of

# Of an edition's links, the newest: a newsroom that makes more looks for none older.
MOST_SHOWN = 50


@dataclass(frozen=True)
class LinkRow:
    """A link as people in the admin see it; only one that is open shows its address."""

    pk: int
    for_whom: str
    made_by: Any
    state: State
    expires_at: datetime
    visits: int
    last_visit: datetime | None
    url: str

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN


class HandOutForm(forms.Form):
    for_whom = forms.CharField(
        label=gettext_lazy("For whom"),
        required=False,
        max_length=PreviewLink._meta.get_field("for_whom").max_length,
        help_text=gettext_lazy("A note for the newsroom, shown to nobody else: “Agency desk, Lima”."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days it stays open"),
        initial=DAYS,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=gettext_lazy("It closes by itself when the text is published."),
    )


def rows_of(edition: Edition) -> list[LinkRow]:
    """The edition's links, newest first: one query."""
    links: Any = edition.preview_links.with_visits().newest_first().select_related("created_by")[:MOST_SHOWN]
    rows = []
    for link in links:
        link.edition = edition
        state = state_of(link)
        rows.append(
            LinkRow(
                pk=link.pk,
                for_whom=link.for_whom,
                made_by=link.created_by,
                state=state,
                expires_at=link.expires_at,
                visits=link.visits_made,
                last_visit=link.last_visit,
                url=url_of(link) if state == State.OPEN else "",
            )
        )
    return rows


@never_cache
def preview_links(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = get_object_or_404(Edition.objects.select_related("page"), pk=edition_id)
    if not may_hand_out(request.user, edition):
        raise PermissionDenied
    form = HandOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.hand_out(edition, user=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("The link is open. Copy its address from the list."))
            return redirect(request.path)
    context = {
        "page_title": _("Preview links"),
        "page_subtitle": str(edition),
        "header_icon": "view",
        "form": form,
        "links": rows_of(edition),
        "back": reverse("editions:edit", args=[edition.page_id, edition.language]),
    }
    return TemplateResponse(request, "editions/admin/preview_links.html", context)


@require_POST
def revoke(request: HttpRequest, link_id: int) -> HttpResponse:
    link = get_object_or_404(PreviewLink.objects.select_related("edition__page"), pk=link_id)
    if link.edition is None or not may_hand_out(request.user, link.edition):
        raise PermissionDenied
    actions.revoke(link, user=request.user)
    messages.success(request, _("The link is closed."))
    return redirect("editions:preview_links", link.edition_id)
