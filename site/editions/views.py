"""Publications as readers meet them."""

from collections.abc import Callable
from functools import cache

from django.db.models import Q, QuerySet, TextField
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control

from . import paths
from .languages import active, endonym, localized
from .models import BasePage
from .prepared import Given, Prepared

# What the column holds; a longer path would only cost time.
LONGEST_PATH: int = BasePage._meta.get_field("public_path").max_length


def serve(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """The page of the edition at this path in the active language."""
    return answer(request, path, lambda page: page.check_request_method(request) or page.serve(request))


def answer(
    request: HttpRequest, path: str, respond: Callable[[BasePage], HttpResponseBase], file: str = ""
) -> HttpResponseBase:
    """What `respond` makes of the edition at this path in the active language; 404 where it is not readable.

    `file` is what the address has after the page's own: the feed of a page is at `rss.xml` below it.

    One indexed query finds the page and, since a path begins with its parents' paths, the pages
    above it, which become its `trail`.
    """
    language = active()
    public_path = f"/{path.strip('/')}/" if path.strip("/") else "/"
    if len(public_path) > LONGEST_PATH or "\0" in public_path:
        raise Http404
    trail = _trail(public_path, language)
    if not trail or trail[-1].text("public_path", language) != public_path:
        return _moved_or_gone(request, public_path, language, file)
    address = f"{paths.address(language, public_path)}{file}"
    if request.path != address:
        return _permanently(request, address)
    *above, row = trail
    page = next(_whole(row.specific_class).objects(language, page=row.pk), None)
    if page is None:
        raise Http404
    page.trail = above
    page.readable_languages = row.readable_languages
    page.edition_first_published_at = row.edition_first_published_at
    page.edition_last_published_at = row.edition_last_published_at
    page.correction_kind = row.correction_kind
    # For whoever has to know what an answer is about.
    setattr(request, "publication", page)  # noqa: B010 - no attribute of HttpRequest
    response = respond(page)
    if not response.has_header("Cache-Control"):
        # It may be corrected or withdrawn any moment.
        patch_cache_control(response, public=True, no_cache=True)
    return response


def _trail(public_path: str, language: str) -> list[BasePage]:
    """The readable pages at the path and at those above it, from the top."""
    wanted = paths.prefixes(public_path)
    # In steps, so that there is a query for every four depths and not for each.
    number = -(-len(wanted) // STEP) * STEP
    padded = [*wanted, *[wanted[-1]] * (number - len(wanted))]
    given = {f"path{place}": path for place, path in enumerate(padded)}
    return list(_pages_at(number).objects(language, **given))


@cache
def _whole(model: type[BasePage]) -> Prepared:
    return Prepared(lambda language: model.objects.select_related(*model.shown_with).filter(pk=Given("page")))


STEP = 4


@cache
def _pages_at(number: int) -> Prepared:
    def build(language: str) -> QuerySet:
        given = [Given(f"path{place}", TextField()) for place in range(number)]
        found = BasePage.objects.readable(language).filter(
            **{f"{localized('public_path', language)}__in": given}
        )
        return (
            found.with_readable_languages()
            .with_edition_dates(language)
            .with_corrections(language)
            .order_by("depth")
        )

    return Prepared(build)


def _moved_or_gone(request: HttpRequest, public_path: str, language: str, file: str) -> HttpResponseBase:
    """To where a publication went that once had this path, if it is readable there now; 410 if withdrawn."""
    had_it = Q(past_paths__language=language, past_paths__path=public_path)
    page = BasePage.objects.readable(language).filter(had_it).first()
    if page is not None:
        return _permanently(request, f"{page.address(language)}{file}")
    has_it = Q(**{localized("public_path", language): public_path})
    gone = BasePage.objects.withdrawn(language).filter(has_it | had_it).with_readable_languages().first()
    if gone is None:
        raise Http404
    others = [(gone.address(code), code, endonym(code)) for code in gone.readable_languages]
    context = {"others": others, "reason": gone.why_withdrawn}
    response = TemplateResponse(request, "editions/gone.html", context, status=410)
    # It may be published again any moment.
    patch_cache_control(response, public=True, no_cache=True)
    return response.render()


def _permanently(request: HttpRequest, address: str) -> HttpResponsePermanentRedirect:
    query = request.META.get("QUERY_STRING")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
