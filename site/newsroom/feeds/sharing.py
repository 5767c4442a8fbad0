"""Handing a release on: plain links, and how it is cited."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from editions.languages import active
from publications.models import NewsRelease
from publications.models.subjects import Subject

from ..models import Branding
from ..templatetags.newsroom_tags import absolute
from . import plain_text


@dataclass(frozen=True)
class Sharing:
    mail: str
    whatsapp: str
    text: str
    citation: str


def sharing(page: NewsRelease, issuers: list[Subject], branding: Branding) -> Sharing:
    address = page.address(active()) or ""
    url = absolute(address)
    body = "\r\n\r\n".join(filter(None, (page.summary, url)))
    mail = urlencode({"subject": page.headline, "body": body}, quote_via=quote)
    words = urlencode({"text": f"{page.headline} {url}"}, quote_via=quote)
    return Sharing(
        mail=f"mailto:?{mail}",
        whatsapp=f"https://wa.me/?{words}",
        text=f"{address}{plain_text.FILE}",
        citation=citation(page, [issuer.name for issuer in issuers], branding),
    )


def citation(page: NewsRelease, issuers: list[str], branding: Branding) -> str:
    """Who, what, which kind of text, where and when, at which address."""
    authors = "; ".join(issuers) or branding.name_in(active())
    parts = (
        authors,
        plain_text.quoted(page.headline),
        page.get_kind_display(),
        str(page.dateline),
        absolute(page.address(active()) or ""),
    )
    return ", ".join(part for part in parts if part)
