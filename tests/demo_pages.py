"""The demo as readers meet it: every page of it, and a choice of them in which every template is."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from html import unescape
from io import StringIO
from typing import Any
from unittest import mock
from urllib.parse import urljoin

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from editions import actions
from editions.languages import codes
from editions.models import BasePage, CorrectionNote
from newsroom.models import Subscriber
from newsroom.search import question
from newsroom.search import views as search_views
from newsroom.subscribers import tokens
from publications import news_list
from publications.models import NewsIndex, NewsRelease

# What is asked of the search to meet each error page that may not ask the database; see `failing_search()`.
FAULTS: dict[str, type[Exception]] = {
    "fault400": SuspiciousOperation,
    "fault403": PermissionDenied,
    "fault500": RuntimeError,
}
NOWHERE = "xyzzyq"
FACET = r'class="facets__columns">.*?<li><a href="([^"]*)"'
NEXT = r'rel="next" href="([^"]*)"'
COMMON_WORD = {"en": "migration", "es": "migración"}


@dataclass(frozen=True)
class Shown:
    """What is shown at an address, and the status it answers with."""

    name: str
    address: str
    status: int = 200


def load() -> None:
    call_command("load_demo", stdout=StringIO())
    withdraw_one()


def withdraw_one() -> None:
    """Takes the oldest release that is out in every language off the site, so that there is something gone."""
    everywhere = NewsRelease.objects.all()
    for code in codes():
        everywhere = everywhere.filter(pk__in=NewsRelease.objects.readable(code))
    everywhere.earliest("date").unpublish()


def short_lists() -> AbstractContextManager[Any]:
    """The news list goes on to a second page; the demo alone would not fill one."""
    return mock.patch.object(news_list, "PER_PAGE", 6)


def failing_search() -> AbstractContextManager[Any]:
    """Asked for one of FAULTS, the search raises it."""

    def read(asked: str, *rest: Any) -> Any:
        if asked in FAULTS:
            raise FAULTS[asked]
        return question.read(asked, *rest)

    return mock.patch.object(search_views, "read", read)


def readable(language: str) -> Iterator[BasePage]:
    yield from BasePage.objects.readable(language).order_by("path").specific()


def of_every_template(client: Client, language: str) -> list[Shown]:
    """The longest and the shortest page of every type, and every view that is no publication."""
    pages: dict[str, dict[int, str]] = {}
    for page in readable(language):
        response = client.get(page.address(language))
        assert response.status_code == 200, page.address(language)
        pages.setdefault(page._meta.model_name, {})[len(response.content)] = page.address(language)
    longest = [Shown(name, of_type[max(of_type)]) for name, of_type in pages.items()]
    shortest = [
        Shown(f"{name}-short", of_type[min(of_type)]) for name, of_type in pages.items() if len(of_type) > 1
    ]
    return [*longest, *shortest, *views(client, language)]


def views(client: Client, language: str) -> Iterator[Shown]:
    with translation.override(language):
        search = reverse("search")
    found = f"{search}?q={COMMON_WORD[language]}"
    news = NewsIndex.objects.get().address(language)
    yield Shown("search", search)
    yield Shown("search-found", found)
    yield Shown("search-narrowed", _link(client, found, FACET))
    yield Shown("search-next", _link(client, found, NEXT))
    yield Shown("search-nothing", f"{search}?q={NOWHERE}")
    yield Shown("news-narrowed", _link(client, news, FACET))
    yield Shown("news-next", _link(client, news, NEXT))
    yield from _alerts(language)
    yield from _corrected(language)
    yield Shown("preview", _preview(language))
    yield Shown("not-found", f"/{language}/{NOWHERE}/", 404)
    yield Shown("gone", NewsRelease.objects.withdrawn(language).earliest("date").address(language), 410)
    for word in FAULTS:
        yield Shown(word, f"{search}?q={word}", int(word[-3:]))


def _alerts(language: str) -> Iterator[Shown]:
    reader, _made = Subscriber.objects.get_or_create(
        address="reader@example.org", language=language, defaults={"confirmed_at": timezone.now()}
    )
    links = {
        "alerts_confirm": tokens.CONFIRM,
        "alerts_manage": tokens.MANAGE,
        "alerts_erase": tokens.MANAGE,
        "alerts_unsubscribe": tokens.UNSUBSCRIBE,
    }
    with translation.override(language):
        for name in ("alerts", "alerts_sent"):
            yield Shown(name.replace("_", "-"), reverse(name))
        for name, purpose in links.items():
            address = reverse(name, args=[tokens.token(purpose, reader)])
            yield Shown(name.replace("_", "-"), address)


def _corrected(language: str) -> Iterator[Shown]:
    """A page with a correction's note, and what it said before."""
    notes = CorrectionNote.objects.published().filter(language=language, version__isnull=False)
    note = notes.select_related("correction__page").earliest("published_at")
    address = note.correction.page.address(language)
    yield Shown("corrected", address)
    yield Shown("earlier-version", f"{address}{note.earlier_file}")


def _preview(language: str) -> str:
    page = NewsRelease.objects.withdrawn(language).earliest("date")
    address: str = actions.hand_out(page.edition(language)).address
    return address


def _link(client: Client, address: str, pattern: str) -> str:
    """Where the first such link leads that the page at `address` has."""
    found = re.search(pattern, client.get(address).content.decode(), re.DOTALL)
    assert found, (address, pattern)
    return urljoin(address, unescape(found[1]))
