"""The sitemap: an index, and parts that each hold the publications of one range of primary keys.

A part costs the same wherever it lies, and a publication never moves from one part to another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr

from django.db import connection
from django.db.models import CharField, QuerySet, Value
from django.db.models.expressions import RawSQL
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
    """The parts that hold something: one query. None says when it changed, which would be asked of every page."""
    lines = [
        f"<sitemap><loc>{escape(absolute(f'/sitemap-{part}.xml'))}</loc></sitemap>\n" for part in _parts()
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


def _parts() -> list[int]:
    """Each is looked into until something is found, so that the number of pages is of no matter."""
    table, begins = BasePage._meta.db_table, RawSQL(f"parts.number * {PART}", ())  # noqa: S611 - a constant
    found = []
    for code in codes():
        of_part = BasePage.objects.readable(code).filter(pk__gte=begins, pk__lt=begins + PART)
        found.append(of_part.rewrite(False).order_by().values("pk").query.sql_with_params())
    holds = " OR ".join(f"EXISTS ({sql})" for sql, _params in found)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT number FROM (WITH RECURSIVE every(number) AS (SELECT 0 UNION ALL"  # noqa: S608
            f' SELECT number + 1 FROM every WHERE number < (SELECT MAX(id) / {PART} FROM "{table}"))'
            f" SELECT number FROM every) AS parts WHERE {holds} ORDER BY number",
            [param for _sql, params in found for param in params],
        )
        return [number for (number,) in cursor.fetchall()]


def _editions(language: str, number: int) -> QuerySet:
    return (
        BasePage.objects.readable(language)
        .filter(pk__gte=number * PART, pk__lt=(number + 1) * PART)
        .with_edition_dates(language)
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
