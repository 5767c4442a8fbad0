"""Translators and reviewers without a part in the page tree see their own editions, and nothing else.

Wagtail's views ask whether somebody may do something with pages, seldom whether they may read one:
history, choosers, the admin's API and reports would show them titles and texts of any draft. So
what they may open is listed, and whatever is not on the list is closed to them.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Case, F, Q, QuerySet, When
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from . import permissions
from .languages import codes
from .media.columns import columns
from .models import BasePage, Edition

# Namespaces and names of URLs. Each of them asks by itself whose edition it is, or is asked here.
OPEN_NAMESPACES = {
    "editions",
    "wagtailadmin_editing_sessions",
    "wagtailadmin_dismissibles",
    "wagtailsnippets_editions_edition",
}
OPEN_NAMES = {
    "wagtailadmin_account",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_home",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_sprite",
    "wagtailadmin_tag_autocomplete",
}
OPEN_MENU = {"board"}
MEDIA_CHOOSERS: dict[str, Callable[[], Any]] = {
    "wagtailimages_chooser": get_image_model,
    "wagtaildocs_chooser": get_document_model,
}


class ConfinementMiddleware:
    """Closes every address of the admin that is not on the list to those who are confined."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        home = reverse("wagtailadmin_home")
        if not request.path.startswith(home) or not request.user.is_authenticated:
            return None
        if not permissions.is_confined(request.user) or _is_open(request, kwargs):
            return None
        messages.error(request, _("Sorry, you do not have permission to access this area."))
        return redirect(home)


def _is_open(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    match = request.resolver_match
    if match is None:
        return False
    if match.url_name == "wagtailadmin_choose_page_child":
        parent = kwargs.get("parent_page_id")
        return permissions.publications_for(request.user).filter(pk=parent).exists()
    for namespace, get_model in MEDIA_CHOOSERS.items():
        if namespace in match.namespaces:
            return match.url_name != "chosen_multiple" and _may_choose(request, get_model(), kwargs)
    return bool(OPEN_NAMESPACES.intersection(match.namespaces)) or match.url_name in OPEN_NAMES


def _may_choose(request: HttpRequest, model: Any, kwargs: dict[str, Any]) -> bool:
    """Whether the picture or file an address names, if it names one, is among those to choose."""
    pk = kwargs.get("pk", kwargs.get("image_id"))
    return pk is None or media_to_choose(model.objects.all(), request).filter(pk=pk).exists()


def menu(request: HttpRequest, items: list[Any]) -> None:
    """Leaves in the menu what is open to somebody confined."""
    # Editions are reached from the board and their publications, everything else has a menu of its own.
    items[:] = [item for item in items if item.name != "snippets"]
    if permissions.is_confined(request.user):
        items[:] = [item for item in items if item.name in OPEN_MENU]


def pages_to_choose(pages: Any, request: HttpRequest) -> QuerySet:
    """For the page chooser: what somebody confined may read, and the way there.

    Of what is not theirs they are shown the title that readers have, and not that of a newer draft.
    """
    # The chooser tells the state of each, which it would ask for row by row.
    pages = pages.prefetch_workflow_states().annotate_approved_schedule()
    if not permissions.is_confined(request.user):
        return pages
    theirs = permissions.editions_for(request.user).values("page_id")
    return pages.filter(pk__in=permissions.publications_for(request.user).values("pk")).annotate(
        title_to_show=Case(When(pk__in=theirs, then=F("draft_title")), default=F("title"))
    )


def media_to_choose(media: QuerySet, request: HttpRequest) -> QuerySet:
    """For the pictures' and the files' chooser: their own, and those of texts they may read.

    Of a publication that is not theirs those of the languages that are readable, and of all of them.
    """
    if not permissions.is_confined(request.user):
        return media
    content_type = ReferenceIndex._get_base_content_type(media.model)
    references = ReferenceIndex.objects.filter(to_content_type=content_type)
    editions = permissions.editions_for(request.user)
    of_editions = references.filter(base_content_type=ReferenceIndex._get_base_content_type(Edition))
    their_editions = {str(pk) for pk in editions.values_list("pk", flat=True)}
    used = {
        target
        for source, target in of_editions.values_list("object_id", "to_object_id")
        if source in their_editions
    }
    theirs = {str(pk) for pk in editions.values_list("page_id", flat=True)}
    readable = {
        code: {str(pk) for pk in BasePage.objects.readable(code).values_list("pk", flat=True)}
        for code in codes()
    }
    of_pages = references.filter(base_content_type=ReferenceIndex._get_base_content_type(BasePage))
    for source, target, path in of_pages.values_list("object_id", "to_object_id", "model_path"):
        column = path.partition(".")[0]
        if source in theirs or any(source in readable[code] and column in columns(code) for code in codes()):
            used.add(target)
    return media.filter(Q(pk__in=used) | Q(uploaded_by_user=request.user))
