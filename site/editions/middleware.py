"""What the gate refuses in the admin becomes a sentence, and nothing of the request is half-written."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages


class RefusalMiddleware:
    """Around each request of the admin that writes: one transaction, undone where it fails.

    Wagtail's forms show validation errors themselves; its other routes to a publish (workflow,
    bulk actions, copying, moving) expect none and would answer 500.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST" or not _is_admin(request):
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, ValidationError) or request.method != "POST" or not _is_admin(request):
            return None
        transaction.set_rollback(True)
        sentences = " ".join(dict.fromkeys(exception.messages))
        if "application/json" in request.headers.get("accept", ""):
            return JsonResponse(
                {"success": False, "error_code": "refused", "error_message": sentences}, status=400
            )
        messages.error(request, sentences)
        return redirect(_back(request))


def _is_admin(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def _back(request: HttpRequest) -> str:
    """Where the person came from, if that is on this site; the admin's home otherwise."""
    came_from = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        return came_from
    return reverse("wagtailadmin_home")
