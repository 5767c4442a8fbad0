"""The picture shown where a publication is shared: made on request, kept by what it is made of."""

import hashlib
from dataclasses import astuple, dataclass
from typing import Any, Self

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.views.decorators.http import conditional_page, require_safe
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from editions.languages import active
from editions.models import BasePage
from editions.views import answer
from publications.models import Country, InstitutionalReport, Meeting, Picture, Strategy

from ..models import Branding, HomePage
from ..templatetags.newsroom_tags import absolute
from .card_drawing import DESIGN, HEIGHT, PICTURE_WIDTH, WIDTH, drawn
from .identifiers import host

FILE = "card.jpg"
CONTENT_TYPE = "image/jpeg"
KEPT_FOR = 7 * 24 * 3600
NAMED_BY_TYPE = (Country, InstitutionalReport, Meeting, Strategy)
PICTURE_FILTER = f"fill-{PICTURE_WIDTH}x{HEIGHT}|format-jpeg|jpegquality-90"


@dataclass(frozen=True)
class Card:
    """All that is drawn. `picture` names one version of the file, so that another one changes the card."""

    headline: str
    kind: str
    date: str
    office: str
    host: str
    accent: str
    picture: str = ""

    @classmethod
    def of(cls, page: BasePage, branding: Branding) -> Self:
        """In the active language, without a query where the page came with its picture."""
        office = branding.name_in(active())
        is_home = isinstance(page, HomePage)
        date = getattr(page, "date", None)
        return cls(
            headline=(branding.tagline if is_home else page.headline) or page.headline or office,
            kind="" if is_home else _kind(page),
            date=date_format(date, "DATE_FORMAT") if date else "",
            office=office,
            host=host(),
            accent=branding.accent,
            picture=_version(picture_of(page)),
        )

    @property
    def version(self) -> str:
        made_of = repr((DESIGN, astuple(self)))
        return hashlib.sha256(made_of.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class CardLink:
    """Where the card of a page is, for those who show it."""

    url: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT
    content_type: str = CONTENT_TYPE


def card_link(page: BasePage, branding: Branding) -> CardLink:
    made = Card.of(page, branding)
    alt = ": ".join(part for part in (made.kind, made.headline) if part)
    return CardLink(absolute(f"{page.address(active())}{FILE}?v={made.version}"), f"{alt} – {made.office}")


@require_safe
@conditional_page
def card(request: HttpRequest, path: str) -> HttpResponseBase:
    return answer(request, path, _respond, file=FILE)


def _respond(page: BasePage) -> HttpResponse:
    made = Card.of(page, Branding.load())
    key = f"card:{made.version}"
    content = cache.get(key)
    if content is None:
        content = drawn(made, _picture_file(page))
        cache.set(key, content, KEPT_FOR)
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    # Asked about each time, whatever its version: the publication may have been withdrawn.
    patch_cache_control(response, public=True, no_cache=True)
    return response


def picture_of(page: BasePage) -> Picture | None:
    """The page's own picture; of drawings (SVG) no card can be made."""
    picture: Picture | None = getattr(page, "image", None)
    return None if picture is None or picture.is_svg() else picture


def _version(picture: Picture | None) -> str:
    if picture is None:
        return ""
    focus: Any = picture.get_focal_point()
    return f"{picture.pk} {picture.file.name} {focus}"


def _picture_file(page: BasePage) -> bytes | None:
    """The picture cut to its place around its focal point; without it where its file is lost."""
    picture = picture_of(page)
    if picture is None:
        return None
    try:
        rendition = picture.get_rendition(PICTURE_FILTER)
        with rendition.file.open("rb") as file:
            content: bytes = file.read()
            return content
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return None


def _kind(page: BasePage) -> str:
    if hasattr(page, "get_kind_display"):
        return capfirst(page.get_kind_display())
    return str(capfirst(page._meta.verbose_name)) if isinstance(page, NAMED_BY_TYPE) else ""
