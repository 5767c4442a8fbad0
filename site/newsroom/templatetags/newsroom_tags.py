from dataclasses import dataclass

from django import template
from django.conf import settings

from editions.languages import active, codes, endonym, local_name

from .. import missing
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


@register.simple_tag(takes_context=True)
def language_links(context: template.Context) -> list[LanguageLink]:
    """The same page in every language, or each language's home where nothing else is known.

    A view gives its own `alternates` (address by language) where an address is more than its page's.
    """
    page = context.get("page")
    alternates = context.get("alternates")
    if alternates is None and page:
        alternates = {code: page.address(code) for code in page.readable_languages}
    elif alternates is None:
        alternates = {code: f"/{code}/" for code in codes()}
    return [
        LanguageLink(code, endonym(code), alternates.get(code), code == active(), local_name(code))
        for code in codes()
    ]


@register.simple_tag(takes_context=True)
def words_of_the_address(context: template.Context) -> str:
    """What somebody who came to an address in vain may want to look for."""
    return missing.words(context["request"].path_info)


@register.filter
def absolute(address: str) -> str:
    """The public URL for an address of this site."""
    return f"{settings.BASE_URL}{address}"
