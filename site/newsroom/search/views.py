"""The search page, a plain GET form: /<language>/<search>/?q=…"""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from editions.languages import active, codes
from publications.facets import Selection

from . import terms
from .acronyms import synonyms
from .deadline import TookTooLongError
from .question import LONGEST, Question, read
from .results import FACETS, Results
from .suggestions import suggestion

PAGE = pgettext_lazy("address", "page")
SORT = pgettext_lazy("address", "sort")
BY_DATE = pgettext_lazy("address", "date")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    language = active()
    asked = request.GET.get("q", "")
    # No word, no need to ask what its acronyms are.
    question = read(asked, language, synonyms(language) if asked.strip() else None)
    selection = Selection.of(request.GET, language, FACETS)
    newest_first = request.GET.get(str(SORT)) == str(BY_DATE)
    results = Results(question, selection, _number(request), newest_first=newest_first)
    try:
        last_number = results.last_number
    except TookTooLongError:
        return _took_too_long(request, asked)
    if results.number > last_number:
        raise Http404
    if question and results.number == 1 and selection.is_empty:
        terms.remember(question, language, found=bool(results.total))
    context = {
        "asked": asked[:LONGEST],
        "question": question,
        "results": results,
        "selection": selection,
        "suggestion": suggestion(question, language) if question and not results.total else None,
        "alternates": _alternates(question),
        **_links(results),
    }
    return TemplateResponse(request, "newsroom/search.html", context).render()


def _took_too_long(request: HttpRequest, asked: str) -> HttpResponse:
    context = {"asked": asked[:LONGEST], "took_too_long": True, "alternates": _alternates(read("", active()))}
    return TemplateResponse(request, "newsroom/search.html", context, status=503).render()


def _number(request: HttpRequest) -> int:
    asked = request.GET.get(str(PAGE), "1")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 4 and int(asked)):
        raise Http404
    return int(asked)


def _alternates(question: Question) -> dict[str, str]:
    """The same words asked of each language; what narrows them may be called otherwise there."""
    addresses = {}
    for code in codes():
        with translation.override(code):
            query = f"?{urlencode({'q': question.text})}" if question.text else ""
            addresses[code] = reverse("search") + query
    return addresses


def _links(results: Results) -> dict[str, str | None]:
    """Addresses of the same results in the other order, and of the pages beside this one."""
    asked: dict[str, str] = results.asked
    by_date = asked | {str(SORT): str(BY_DATE)}
    own = by_date if results.newest_first else asked
    link = results.selection.query_string
    number = results.number
    return {
        "by_relevance": link(**asked),
        "by_date": link(**by_date),
        "newer": link(**own, **({str(PAGE): number - 1} if number > 2 else {})) if number > 1 else None,
        "older": link(**own, **{str(PAGE): number + 1}) if number < results.last_number else None,
    }
