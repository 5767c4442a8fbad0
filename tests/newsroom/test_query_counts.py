"""Every public view asks the database as often for a large newsroom as for a small one."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from editions.languages import codes
from editions.models import BasePage
from newsroom import load
from publications.models import NewsRelease

FILES = ("rss.xml", "atom.xml", "calendar.ics", "release.txt", "card.jpg")
OF_THE_SITE = ("/", "/robots.txt", "/sitemap.xml", "/sitemap-0.xml", "/news-sitemap.xml", "/colours.css")
SEARCHES = (
    "/en/search/",
    "/en/search/?q=migration",
    "/en/search/?q=migration&kind=statement",
    "/en/search/?q=migration&sort=date",
    "/en/search/?q=nothing+has+these+words",
    "/es/buscar/?q=migracion",
    "/en/alerts/",
)
LISTS = (
    "/en/news/?kind=news-release",
    "/es/noticias/?tipo=comunicado-de-prensa",
    "/en/news/?before=2200-01-01-1",
)
# What no view may ask more often; most ask much less: see docs/benchmarks.md.
MOST = 15
MOST_OF = {"newsrelease": 10, "newsindex": 12, "homepage": 15}


@pytest.fixture(scope="module")
def loaded(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


def counts(client: Client, addresses: list[str]) -> dict[str, int]:
    found = {}
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
            assert answer.status_code in (200, 302), (address, answer.status_code)
            b"".join(answer)
        found[address] = len(queries)
    return found


def addresses_of_pages() -> dict[str, str]:
    """With the type of each: the last page of every type, in every language."""
    found: dict[str, str] = {}
    for code in codes():
        of_type: dict[str, str] = {}
        for page in BasePage.objects.readable(code).order_by("path"):
            of_type[page.specific_class._meta.model_name] = page.address(code)
        found |= {address: name for name, address in of_type.items()}
    return found


@pytest.mark.django_db
def test_every_view_asks_as_often_at_either_size(loaded: None, client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(load, "WRITTEN", 24)
    # So that no list is empty: nothing is fetched for what is not there.
    load.load(240)
    pages = addresses_of_pages()
    files = [
        f"{page}{file}" for page in pages for file in FILES if client.get(f"{page}{file}").status_code == 200
    ]
    addresses = [*pages, *files, *OF_THE_SITE, *SEARCHES, *LISTS]
    assert len(addresses) > 80
    small = counts(client, addresses)
    before = NewsRelease.objects.count()
    load.load(240)
    assert NewsRelease.objects.count() == before + 240
    large = counts(client, addresses)
    grown = {
        address: (small[address], large[address]) for address in small if large[address] > small[address]
    }
    assert grown == {}
    too_many = {
        address: number
        for address, number in large.items()
        if number > MOST_OF.get(pages.get(address, ""), MOST)
    }
    assert too_many == {}
