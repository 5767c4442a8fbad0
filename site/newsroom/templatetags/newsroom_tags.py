from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings

from editions.languages import active, codes, endonym, local_name

from ..navigation import Frame, frame

register = template.Library()


@register.simple_tag(takes_context=True)
def site_frame(context: template.Context) -> Frame:
    """Branding and menu, fetched once a request."""
    request = context["request"]
    if not hasattr(request, "site_frame"):
        request.site_frame = frame(active())
    found: Frame = request.site_frame
    return found


@dataclass(frozen=True)
class LanguageLink:
    """One language of the switch; without an address the publication is not readable in it."""

    code: str
    name: str
    address: str | None
    is_current: bool
    note: str = ""


@register.simple_tag
def language_links(page: Any = None) -> list[LanguageLink]:
    """The same publication in every language, or each language's home where there is no publication."""
    links = []
    for code in codes():
        if not page:
            address: str | None = f"/{code}/"
        else:
            address = page.address(code) if code in page.readable_languages else None
        links.append(LanguageLink(code, endonym(code), address, code == active(), local_name(code)))
    return links


@register.filter
def absolute(address: str) -> str:
    """The public URL for an address of this site."""
    return f"{settings.BASE_URL}{address}"
