"""Taking a language or a publication off the site, with a word to its readers about why."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.snippets.views.snippets import UnpublishView

from ..actions.withdraw import explain
from ..languages import codes, local_name
from ..models import BasePage

PREFIX = "why_"


def reasons(request: HttpRequest) -> dict[str, str]:
    """By language, as the form under `editions/admin/reasons.html` sends them."""
    return {code: request.POST[name] for code in codes() if (name := f"{PREFIX}{code}") in request.POST}


def explain_publication(request: HttpRequest, page: BasePage) -> None:
    """After a publication was taken off the site in every language."""
    explain(page, reasons(request))


class WithdrawView(UnpublishView):
    """Wagtail's question, and one more: why."""

    template_name = "editions/admin/withdraw.html"

    def unpublish(self) -> HttpResponse | None:
        response: HttpResponse | None = super().unpublish()
        explain(self.object.page, reasons(self.request))
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        language = self.object.language
        return context | {"reasons": [(f"{PREFIX}{language}", language, local_name(language))]}
