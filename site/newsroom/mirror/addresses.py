"""Which addresses are in the mirror, and the file of each."""

from collections.abc import Iterator
from urllib.parse import unquote

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_from_path

from editions.languages import codes, localized
from editions.models import BasePage
from editions.paths import address

AT_THE_ROOT = ("robots", "sitemap", "news_sitemap", "colours")
# What changes by the clock alone, and not just with the day: made anew each time.
BY_THE_CLOCK = ("news_sitemap",)
# No page's: static files, pictures, files that are offered to be kept.
ASSETS = (settings.STATIC_URL, settings.MEDIA_URL, "/documents/")


def of_pages() -> Iterator[str]:
    """Each page readers have in each language, parents first."""
    for code in codes():
        path = localized("public_path", code)
        for found in BasePage.objects.readable(code).order_by("path").values_list(path, flat=True):
            yield f"{address(code, found)}"


def at_the_root() -> list[str]:
    return [reverse(name) for name in AT_THE_ROOT]


def goes_by_the_clock(address: str) -> bool:
    return address in [reverse(name) for name in BY_THE_CLOCK]


def page_of(address: str) -> str | None:
    """The page an address belongs to, as a feed does to the one above it; None for what is no page's."""
    page = f"{address.partition('?')[0].rpartition('/')[0]}/"
    return page if get_language_from_path(page) else None


def file_of(address: str) -> str:
    """Where in the mirror's folder it is; a page's own is `index.html`, one with a query lies in a folder named so.

    Raises ValueError for an address that could lead out of the folder.
    """
    path, _mark, query = address.partition("?")
    *folders, name = unquote(path).split("/")[1:]
    parts = [*folders, name] if name else [*folders, *([query] if query else []), "index.html"]
    if any(part in ("", ".", "..") or "/" in part or "\\" in part or "\0" in part for part in parts):
        raise ValueError(address)
    return "/".join(parts)
