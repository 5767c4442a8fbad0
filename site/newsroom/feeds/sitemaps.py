"""The sitemap: an index, and parts that each hold the publications of one range of primary keys.

A part costs the same wherever it lies, and a publication never moves from one part to another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr

from django.db.models import F, IntegerField, Max, QuerySet, Value
from django.db.models.fields import CharField
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import escape
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from editions.languages import codes, localized
from editions.models import BasePage
from editions.paths import address

from ..alternates import default_address
from ..templatetags.newsroom_tags import absolute
from .language_tags import language_tag

# Publications, of which each has an address per language: far from the 50,000 addresses a file may hold.
PART = 2_500
CONTENT_TYPE = "application/xml; charset=utf-8"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@require_safe
@cache_control(public=True, no_cache=True)
@conditional_page
def index(request: HttpRequest) -> HttpResponse:
    """The parts that hold something, each with the last publication in it: one query."""
    changed: dict[int, datetime | None] = {}
    for part, last in in_every_language(_last_of_parts):
        changed[part] = max(filter(None, (changed.get(part), last)), default=None)
    lines = [
        f"<sitemap><loc>{escape(absolute(f'/sitemap-{part}.xml'))}</loc>{_last_change(last)}</sitemap>\n"
        for part, last in sorted(changed.items())
    ]
    return _answer(f"<sitemapindex {NAMESPACE}>\n{''.join(lines)}</sitemapindex>\n")


@require_safe
@cache_control(public=True, no_cache=True)
@conditional_page
def part(request: HttpRequest, number: int) -> HttpResponse:
    """Every readable edition of the publications in one range: one query."""
    # Beyond any key a database hands out.
    if number > 2**63 // PART - 1:
        raise Http404
    publications: dict[int, dict[str, tuple[str, datetime | None]]] = defaultdict(dict)
    for pk, language, path, last in in_every_language(lambda language: _editions(language, number)):
        publications[pk][language] = (path, last)
    if not publications:
        raise Http404
    urls = [line for pk in sorted(publications) for line in _urls(publications[pk])]
    return _answer(f"<urlset {NAMESPACE} {XHTML}>\n{''.join(urls)}</urlset>\n")


def in_every_language(of_language: Callable[[str], QuerySet]) -> QuerySet:
    """The rows of every language, in one query: `of_language` gives them `rewrite(False)`.

    django-modeltranslation else puts columns into an order of its own, which a UNION would mix up.
    """
    first, *others = [of_language(code) for code in codes()]
    return first.union(*others, all=True) if others else first


def _last_of_parts(language: str) -> QuerySet:
    return (
        BasePage.objects.readable(language)
        .rewrite(False)
        .order_by()
        .annotate(part=F("pk") / Value(PART, output_field=IntegerField()))
        .values("part")
        .annotate(last=Max("editions__last_published_at"))
        .values_list("part", "last")
    )


def _editions(language: str, number: int) -> QuerySet:
    return (
        BasePage.objects.readable(language)
        .filter(pk__gte=number * PART, pk__lt=(number + 1) * PART)
        .with_edition_dates()
        .rewrite(False)
        .order_by()
        .values_list(
            "pk",
            Value(language, output_field=CharField()),
            localized("public_path", language),
            "edition_last_published_at",
        )
    )


def _urls(editions: dict[str, tuple[str, datetime | None]]) -> Iterator[str]:
    """A `<url>` for each language a publication can be read in; all of them name all of them."""
    addresses = {
        code: address(code, editions[code][0]) for code in codes() if code in editions and editions[code][0]
    }
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(absolute(where))}/>'
        for tag, where in (
            *((language_tag(code), where) for code, where in addresses.items()),
            ("x-default", default_address(addresses)),
        )
        if where
    )
    for code, where in addresses.items():
        last = _last_change(editions[code][1])
        yield f"<url><loc>{escape(absolute(where or ''))}</loc>{last}{links}</url>\n"


def w3c_time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _last_change(last: datetime | None) -> str:
    return f"<lastmod>{w3c_time(last)}</lastmod>" if last else ""


def _answer(document: str) -> HttpResponse:
    return HttpResponse(f"{HEAD}{document}", content_type=CONTENT_TYPE)
