"""A subscriber's own page, reached by the link in each mail, in the language of their mails."""

from collections.abc import Callable
from functools import wraps

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from editions.languages import active

from ..models import Subscriber
from .forms import ChoicesForm
from .personal_data import erase as erased
from .personal_data import held
from .tokens import MANAGE, UNSUBSCRIBE, NoTokenError, holder, token

View = Callable[[HttpRequest, Subscriber], HttpResponseBase]


def of_the_holder(name: str) -> Callable[[View], Callable[..., HttpResponseBase]]:
    """A view of that name for whoever holds the link; the link is what permits it, so no cookie is asked for."""

    def decorate(view: View) -> Callable[..., HttpResponseBase]:
        @csrf_exempt
        @never_cache
        @wraps(view)
        def answer(request: HttpRequest, signed: str) -> HttpResponseBase:
            try:
                subscriber = holder(MANAGE, signed)
            except NoTokenError:
                raise Http404 from None
            if subscriber is None:
                return TemplateResponse(request, "newsroom/alerts/left.html").render()
            if subscriber.language != active() and request.method != "POST":
                with translation.override(subscriber.language):
                    return HttpResponseRedirect(reverse(name, args=[signed]))
            return view(request, subscriber)

        return answer

    return decorate


@of_the_holder("alerts_manage")
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, subscriber: Subscriber) -> HttpResponseBase:
    chosen = {"language": subscriber.language, "chosen": subscriber.filters}
    if request.method != "POST":
        form = ChoicesForm(initial={"frequency": subscriber.frequency}, **chosen)
        return _page(request, subscriber, form)
    form = ChoicesForm(request.POST, **chosen)
    if not form.is_valid():
        return _page(request, subscriber, form, status=400)
    subscriber.frequency, subscriber.filters = form.cleaned_data["frequency"], form.filters
    subscriber.save(update_fields=["frequency", "filters"])
    return HttpResponseRedirect(f"{_own('alerts_manage', subscriber)}?saved=1")


@of_the_holder("alerts_export")
@require_safe
def export(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Everything that is held on the address, other languages included."""
    response = JsonResponse(
        held(subscriber.address), safe=False, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = 'attachment; filename="alerts.json"'
    return response


@of_the_holder("alerts_erase")
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    if request.method != "POST":
        return TemplateResponse(
            request, "newsroom/alerts/erase.html", {"subscriber": subscriber, **_links(subscriber)}
        ).render()
    erased(subscriber.address)
    return TemplateResponse(request, "newsroom/alerts/left.html").render()


def _page(request: HttpRequest, subscriber: Subscriber, form: ChoicesForm, status: int = 200) -> HttpResponse:
    context = {
        "subscriber": subscriber,
        "form": form,
        "is_saved": "saved" in request.GET,
        "is_confirmed": "confirmed" in request.GET,
        **_links(subscriber),
    }
    return TemplateResponse(request, "newsroom/alerts/manage.html", context, status=status).render()


def _links(subscriber: Subscriber) -> dict[str, str]:
    return {
        "manage": _own("alerts_manage", subscriber),
        "export": _own("alerts_export", subscriber),
        "erase": _own("alerts_erase", subscriber),
        "unsubscribe": reverse("alerts_unsubscribe", args=[token(UNSUBSCRIBE, subscriber)]),
    }


def _own(name: str, subscriber: Subscriber) -> str:
    return reverse(name, args=[token(MANAGE, subscriber)])
