"""Signing up, and saying that one meant it.

No view here asks for a token of Django's against foreign forms, which would need a cookie. A foreign
form can only do what anybody can, which is to have one mail sent; everything else needs the link in it.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from editions.languages import active, codes
from publications.facets import Selection

from ..models import Subscriber
from . import limits
from .filters import FACETS, of_selection
from .forms import SignUpForm
from .signing_up import confirm as confirmed
from .signing_up import sign_up as signed_up
from .tokens import CONFIRM, MANAGE, ExpiredError, NoTokenError, holder, token


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponseBase:
    """The form; an address of it may name filters as the news list's does."""
    language = active()
    if request.method != "POST":
        chosen = of_selection(Selection.of(request.GET, language, FACETS))
        return _form(request, SignUpForm(language=language, chosen=chosen))
    if not limits.admits(request):
        response = TemplateResponse(
            request, "newsroom/alerts/too_many.html", {"alternates": _alternates("alerts")}, status=429
        )
        response["Retry-After"] = str(limits.SECONDS)
        return response.render()
    form = SignUpForm(request.POST, language=language, chosen={})
    if not form.is_valid():
        return _form(request, form, status=400)
    data = form.cleaned_data
    signed_up(data["address"], language, data["frequency"], form.filters)
    return HttpResponseRedirect(reverse("alerts_sent"))


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The same for everybody: whether an address was known is told to its mailbox alone."""
    context = {"alternates": _alternates("alerts_sent")}
    return TemplateResponse(request, "newsroom/alerts/sent.html", context).render()


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, signed: str) -> HttpResponseBase:
    """Asks; programmes that look into mails follow links, and press no button."""
    try:
        subscriber = holder(CONFIRM, signed)
    except NoTokenError:
        raise Http404 from None
    except ExpiredError:
        subscriber = None
    if subscriber is None:
        return TemplateResponse(request, "newsroom/alerts/expired.html", status=410).render()
    if request.method == "POST":
        confirmed(subscriber)
        return HttpResponseRedirect(f"{_own_page(subscriber)}?confirmed=1")
    return TemplateResponse(request, "newsroom/alerts/confirm.html", {"subscriber": subscriber}).render()


def _own_page(subscriber: Subscriber) -> str:
    with translation.override(subscriber.language):
        return reverse("alerts_manage", args=[token(MANAGE, subscriber)])


def _form(request: HttpRequest, form: SignUpForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "alternates": _alternates("alerts")}
    return TemplateResponse(request, "newsroom/alerts/sign_up.html", context, status=status).render()


def _alternates(view: str) -> dict[str, str]:
    addresses = {}
    for code in codes():
        with translation.override(code):
            addresses[code] = reverse(view)
    return addresses
