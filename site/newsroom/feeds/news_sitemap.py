"""What went out in the last two days, as Google News wants to be told.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from datetime import timedelta

from django.db.models import QuerySet, Value
from django.db.models.fields import CharField
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from editions.languages import localized
from editions.paths import address
from publications.models import NewsRelease

from ..models import Branding
from ..templatetags.newsroom_tags import absolute
from .language_tags import language_tag
from .sitemaps import CONTENT_TYPE, HEAD, NAMESPACE, in_every_language, w3c_time
from .xml_text import xml_safe

NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
WINDOW = timedelta(days=2)
MOST = 1_000


@require_safe
@cache_control(public=True, no_cache=True)
@conditional_page
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """Two queries; without news the file is empty, which is valid."""
    branding = Branding.load()
    rows = in_every_language(_recent).order_by("-edition_first_published_at")[:MOST]
    urls = [
        f"<url><loc>{escape(absolute(address(language, path) or ''))}</loc><news:news>"
        f"<news:publication><news:name>{escape(xml_safe(branding.name_in(language)))}</news:name>"
        f"<news:language>{language_tag(language).lower()}</news:language></news:publication>"
        f"<news:publication_date>{w3c_time(first)}</news:publication_date>"
        f"<news:title>{escape(xml_safe(headline))}</news:title></news:news></url>\n"
        for language, path, headline, first in rows
    ]
    document = f"{HEAD}<urlset {NAMESPACE} {NEWS}>\n{''.join(urls)}</urlset>\n"
    return HttpResponse(document, content_type=CONTENT_TYPE)


def _recent(language: str) -> QuerySet:
    since = timezone.now() - WINDOW
    return (
        NewsRelease.objects.readable(language)
        .with_edition_dates(language)
        .filter(edition_first_published_at__gte=since)
        .rewrite(False)
        .order_by()
        .values_list(
            Value(language, output_field=CharField()),
            localized("public_path", language),
            localized("headline", language),
            "edition_first_published_at",
        )
    )
