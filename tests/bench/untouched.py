"""What share of all kept pages each change leaves as it is, on the database of DATABASE_URL: JSON.

Every page of the demo and of several hundred releases more is made and kept; then each thing is done,
and every kept page asked whether it still holds.
"""

import datetime
import json
import logging
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


def main() -> int:
    import django

    django.setup()
    logging.disable(logging.WARNING)
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    from editions.languages import codes
    from editions.models import BasePage
    from newsroom.page_cache.cache import PageCache
    from newsroom.page_cache.versions import Versions
    from newsroom.page_cache.watching import watch_connections
    from tests.newsroom.page_cache.reading import ask

    with tempfile.TemporaryDirectory() as folder:
        versions = Versions(Path(folder) / "versions")
        watch_connections(versions)
        connection.close()
        cache = PageCache(get_wsgi_application(), versions, 256 * 1024 * 1024)
        addresses = [
            page.address(code)
            for code in codes()
            for page in BasePage.objects.readable(code)
            if page.depth > 1
        ]

        def read_all() -> None:
            for address in addresses:
                assert ask(cache, address).status == 200, address

        read_all()
        # The first page of a new site writes what is read by all.
        read_all()
        shares = {"pages": len(addresses)}
        for name, change in changes().items():
            change()
            held = sum(cache._holds(key, entry) for key, entry in list(cache.entries.items()))
            shares[name] = round(100 * held / len(addresses), 1)
            addresses = [address for address in addresses if ask(cache, address).status == 200]
    print(json.dumps(shares))
    return 0


def changes() -> dict[str, Callable[[], None]]:
    from editions import actions
    from publications.models import NewsRelease, Theme

    releases = list(
        NewsRelease.objects.readable("en")
        .filter(release_contacts__isnull=False, corrections=None, public_slug_en__startswith="load-")
        .order_by("pk")
        .distinct()[:6]
    )

    def working(place: int) -> NewsRelease:
        return NewsRelease.objects.get(pk=releases[place].pk).get_latest_revision_as_object()

    def draft() -> None:
        page = working(0)
        page.summary_en = "Not yet for anybody."
        page.save_revision()

    def original() -> None:
        page = working(1)
        field = f"summary_{page.original_language}"
        setattr(page, field, "Changed.")
        page.save_revision().publish()

    def withdrawn() -> None:
        page = releases[2]
        other = next(code for code in ("en", "es") if code != page.original_language)
        actions.withdraw(page.edition(other))

    def published() -> None:
        page = releases[2]
        other = next(code for code in ("en", "es") if code != page.original_language)
        page.edition(other).get_latest_revision_as_object().save_revision().publish()

    def new() -> None:
        from tests import factories

        factories.release(date=datetime.date.today())

    def renamed() -> None:
        theme = Theme.objects.filter(releases=releases[3].pk).first()
        theme.name_en = f"{theme.name_en} (new)"
        theme.save()

    return {
        "a draft is saved": draft,
        "an original is changed and published": original,
        "a translation is withdrawn": withdrawn,
        "it is published again": published,
        "a new release goes out in two languages": new,
        "a theme gets another name in English": renamed,
    }


if __name__ == "__main__":
    sys.exit(main())
