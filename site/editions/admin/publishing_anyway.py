"""Before a publish that lacks what a publication should not go out without: ask, and let it pass."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from .. import actions, together
from ..corrections import going_out
from ..models import BasePage, Edition
from ..readiness import missing_or_stale
from .addresses import edition_url


def ask_about_publication(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Before a publish from the page form: a refusal, a question, or a wait for the other languages."""
    back = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if refusal := _refusal(request, page, page.original_language, back):
        return refusal
    question = _question(
        request,
        page,
        page.specific.warnings_before_publishing(page.original_language),
        anyway=reverse("editions:publish_anyway", args=[page.pk]),
        back=back,
    )
    if question:
        return question
    if not together.is_together(page) or not together.not_ready(page, besides=page.original_language):
        return None
    actions.publish(page.specific, user=request.user)
    messages.info(request, together.approved(page, page.original_language))
    return redirect("wagtailadmin_pages:edit", page.pk)


def ask_about_edition(request: HttpRequest, instance: Any) -> HttpResponse | None:
    if not isinstance(instance, Edition):
        return None
    if refusal := _refusal(request, instance.page, instance.language, edition_url(instance)):
        return refusal
    return _question(
        request,
        instance,
        [
            *missing_or_stale(Edition.objects.get(pk=instance.pk)),
            *instance.working_page.warnings_before_publishing(instance.language),
        ],
        anyway=reverse("editions:publish_edition_anyway", args=[instance.pk]),
        back=edition_url(instance),
    )


def _refusal(request: HttpRequest, page: BasePage, language: str, back: str) -> HttpResponse | None:
    """Where a correction holds the publish back: said here, the draft of the same request is kept."""
    try:
        going_out.check(page, language)
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
        return redirect(back)
    return None


def _question(
    request: HttpRequest, what: BasePage | Edition, warnings: list[str], *, anyway: str, back: str
) -> HttpResponse | None:
    if not warnings:
        return None
    context = {
        "page_title": _("Publish anyway?"),
        "page_subtitle": str(what),
        "header_icon": "warning",
        "warnings": warnings,
        "revision": what.latest_revision_id,
        "anyway": anyway,
        "back": back,
    }
    return TemplateResponse(request, "editions/admin/publish_anyway.html", context)


@require_POST
def publish_anyway(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(BasePage, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    back = redirect("wagtailadmin_pages:edit", page.pk)
    return _publish(request, page, redirect("wagtailadmin_explore", page.get_parent().pk), back)


@require_POST
def publish_edition_anyway(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = get_object_or_404(Edition, pk=edition_id)
    if not policy_registry.get(edition).user_has_permission(request.user, "publish"):
        raise PermissionDenied
    back = redirect(edition_url(edition))
    return _publish(request, edition, back, back)


def _publish(
    request: HttpRequest, what: BasePage | Edition, done: HttpResponse, back: HttpResponse
) -> HttpResponse:
    """Publishes the very text that was asked about, unless it was locked or changed meanwhile."""
    lock = what.get_lock()
    if lock and lock.for_user(request.user):
        messages.error(request, lock.get_message(request.user))
        return back
    revision = what.latest_revision
    if revision is None or str(revision.pk) != request.POST.get("revision"):
        messages.error(request, _("It was changed meanwhile. Please look at it again before it goes out."))
        return back
    if not actions.publish(what, user=request.user):
        page = what.page if isinstance(what, Edition) else what
        language = what.language if isinstance(what, Edition) else what.original_language
        messages.info(request, together.approved(page, language))
        return back
    edition = what if isinstance(what, Edition) else what.edition(what.original_language)
    edition = Edition.objects.get(pk=edition.pk)
    buttons = []
    if edition.state in (Edition.State.SCHEDULED, Edition.State.DUE):
        message = _("“%(title)s” has been scheduled for publishing.")
    elif edition.is_readable:
        buttons.append(messages.button(edition.page.address(edition.language), _("View live")))
        message = _("“%(title)s” has been published.")
    else:
        message = _("“%(title)s” has been published; readers see it when the original is live.")
    messages.success(request, message % {"title": what}, buttons=buttons)
    return done
