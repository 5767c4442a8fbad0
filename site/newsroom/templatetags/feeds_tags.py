"""What a page's head tells machines, and what a release offers to hand on."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from editions.languages import active
from publications.facets import Selection
from publications.facets.releases import COUNTRY, INSTITUTION, MECHANISM, YEAR
from publications.facets.releases import FACETS as RELEASE_FACETS
from publications.models import Country, Mechanism, NewsRelease

from ..alternates import default_address
from ..feeds import calendar as calendars
from ..feeds import rss_atom
from ..feeds.card import CardLink, card_link
from ..feeds.entries import WITH_FEED
from ..feeds.language_tags import open_graph_locale
from ..feeds.sharing import Sharing, sharing
from ..feeds.structured_data import structured_data
from .newsroom_tags import LanguageLink, absolute, language_links, site_frame

register = template.Library()

# No text of the data can end the script element it stands in.
JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def x_default(links: Iterable[LanguageLink]) -> str | None:
    return default_address({link.code: link.address for link in links})


@dataclass(frozen=True)
class FileLink:
    """A file for machines that belongs to a page."""

    address: str
    content_type: str
    title: str
    name: str


@register.simple_tag(takes_context=True)
def feed_links(context: template.Context) -> list[FileLink]:
    """The page's own feeds, or the front page's; those of a list are of what the reader chose of it."""
    page, office = context.get("page"), site_frame(context).branding.name_in(active())
    selection = getattr(context.get("listed"), "selection", None)
    address, title, query = f"/{active()}/", office, ""
    if isinstance(page, WITH_FEED):
        chosen = selection.title() if selection else ""
        title = rss_atom.feed_title(page, chosen, office)
        address, query = page.address(active()) or address, selection.query_string() if selection else ""
    return [
        FileLink(f"{address}{file}{query}", made.content_type.partition(";")[0], title, name)
        for (file, made), name in zip(rss_atom.FORMATS.items(), ("RSS", "Atom"), strict=True)
    ]


@register.simple_tag(takes_context=True)
def calendar_link(context: template.Context) -> FileLink | None:
    page = context.get("page")
    if not isinstance(page, calendars.WITH_CALENDAR):
        return None
    address = f"{page.address(active())}{calendars.FILE}"
    return FileLink(address, "text/calendar", gettext("Calendar of the meetings"), "iCalendar")


@register.simple_tag(takes_context=True)
def alerts_link(context: template.Context) -> str:
    """Where to sign up for alerts about what the reader is looking at: a narrowed list, a country, a mechanism."""
    page, selection = context.get("page"), getattr(context.get("listed"), "selection", None)
    query = ""
    if isinstance(selection, Selection) and selection.facets == RELEASE_FACETS:
        query = selection.without(INSTITUTION).without(YEAR).query_string()
    elif isinstance(page, Mechanism):
        query = f"?{urlencode({str(MECHANISM.parameter): page.public_slug})}"
    elif isinstance(page, Country) and page.data and page.data.slug:
        query = f"?{urlencode({str(COUNTRY.parameter): page.data.slug})}"
    return f"{reverse('alerts')}{query}"


@dataclass(frozen=True)
class Shared:
    """What Open Graph says of a page."""

    kind: str
    url: str
    locale: str
    other_locales: list[str]
    card: CardLink
    published: str
    modified: str


@register.simple_tag(takes_context=True)
def open_graph(context: template.Context) -> Shared:
    page = context["page"]
    return Shared(
        "article" if isinstance(page, NewsRelease) else "website",
        absolute(next(link.address for link in language_links(context) if link.is_current) or ""),
        open_graph_locale(active()),
        [open_graph_locale(code) for code in page.readable_languages if code != active()],
        card_link(page, site_frame(context).branding),
        _moment(page.edition_first_published_at),
        _moment(page.edition_last_published_at),
    )


@register.simple_tag(takes_context=True)
def json_ld(context: template.Context) -> list[SafeString]:
    """Each a JSON document that may stand in a script element."""
    page, frame = context["page"], site_frame(context)
    return [
        mark_safe(json.dumps(data, ensure_ascii=False).translate(JSON_ESCAPES))
        for data in structured_data(page, frame.branding, context.get("subjects"), frame.corrections_page)
    ]


@register.simple_tag(takes_context=True)
def sharing_of(context: template.Context) -> Sharing:
    issuers = context["subjects"].get("institution", [])
    return sharing(context["page"], issuers, site_frame(context).branding)


def _moment(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""
