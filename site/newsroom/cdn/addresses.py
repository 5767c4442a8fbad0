"""The full addresses of an edition and of what stands at addresses of its own beside it."""

from collections.abc import Iterable

from django.conf import settings

from editions.paths import address

from ..feeds.sitemaps import PART

# Below a page, as feeds/urls.py has them. Not every page has each: to purge what is not there costs nothing.
FILES = ("rss.xml", "atom.xml", "calendar.ics", "card.jpg", "release.txt")


def of_page(language: str, public_path: str) -> str:
    return f"{settings.BASE_URL}{address(language, public_path)}"


def with_files(language: str, public_path: str) -> list[str]:
    page = of_page(language, public_path)
    return [page, *(f"{page}{file}" for file in FILES)]


def of_sitemaps(page_ids: Iterable[int]) -> list[str]:
    """The sitemaps that name these publications, and the index of them."""
    names = ["sitemap.xml", "news-sitemap.xml", *{f"sitemap-{pk // PART}.xml" for pk in page_ids}]
    return [f"{settings.BASE_URL}/{name}" for name in names]
