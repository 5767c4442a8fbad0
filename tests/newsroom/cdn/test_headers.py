"""What the network may keep, for how long, and under which keys."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler

from editions import actions
from newsroom.cdn.lifetime import Lifetimes, in_front_of
from newsroom.page_cache.cache import PageCache
from newsroom.page_cache.versions import Versions
from publications.models import NewsRelease
from tests import factories
from tests.newsroom.page_cache.conftest import connection_stays_open  # noqa: F401 - a fixture
from tests.newsroom.page_cache.reading import Answer, ask

from .recording import RECORDING, Recording

TO_THE_NETWORK = ("CDN-Cache-Control", "Surrogate-Control")
KEYS = ("Surrogate-Key", "Cache-Tag")
# Six minutes before the end of a quarter of an hour.
NOW = 1_800_000_000 + 9 * 60


@pytest.fixture
def release(db: None) -> NewsRelease:
    return factories.release()


@pytest.fixture
def behind_a_network(settings: Any, monkeypatch: Any, tmp_path: Any, release: NewsRelease) -> Iterator[Any]:
    settings.WAGTAILFRONTENDCACHE = RECORDING
    monkeypatch.setattr("newsroom.cdn.lifetime.time.time", lambda: NOW)
    yield Lifetimes(PageCache(WSGIHandler(), Versions(tmp_path / "versions"), 1024 * 1024, ("/admin/",)))
    settings.WAGTAILFRONTENDCACHE = {}


def kept_for(answer: Answer) -> set[str | None]:
    return {answer.headers.get(name) for name in TO_THE_NETWORK}


@pytest.mark.parametrize("file", ["", "rss.xml", "release.txt"])
def test_a_public_page_is_kept_until_the_quarter_of_an_hour_and_asked_for_by_browsers(
    behind_a_network: Any, release: NewsRelease, file: str
) -> None:
    page = release.get_parent().specific if file == "rss.xml" else release
    answer = ask(behind_a_network, f"{page.address('es')}{file}")
    assert answer.status == 200
    assert set(answer.headers["Cache-Control"].split(", ")) == {"public", "no-cache"}
    assert kept_for(answer) == {"max-age=360"}
    assert answer.headers["Surrogate-Key"] == f"p{page.pk}-es es"
    assert answer.headers["Cache-Tag"] == f"p{page.pk}-es,es"


def test_a_page_of_the_page_cache_is_kept_no_longer_than_that(
    behind_a_network: Any, release: NewsRelease, monkeypatch: Any
) -> None:
    first = ask(behind_a_network, release.address("en"))
    monkeypatch.setattr("newsroom.cdn.lifetime.time.time", lambda: NOW + 5 * 60)
    second = ask(behind_a_network, release.address("en"), HTTP_IF_NONE_MATCH=first.headers["ETag"])
    assert len(behind_a_network.application.entries) == 1
    assert (second.status, kept_for(second)) == (304, {"max-age=60"})
    assert second.headers["Surrogate-Key"] == first.headers["Surrogate-Key"]


def test_a_sitemap_is_of_every_language(behind_a_network: Any) -> None:
    for address in ("/sitemap.xml", "/sitemap-0.xml", "/news-sitemap.xml"):
        answer = ask(behind_a_network, address)
        assert answer.headers["Surrogate-Key"] == "en es"
        assert kept_for(answer) == {"max-age=360"}


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/en/nowhere/",
        "/en/news/bridge-opened",
        "/en/search/?q=bridge",
        "/en/alerts/",
        "/admin/login/",
        "/health/",
        "/media/nothing.jpg",
    ],
)
def test_what_is_no_public_page_is_kept_by_nobody(behind_a_network: Any, address: str) -> None:
    answer = ask(behind_a_network, address)
    assert kept_for(answer) == {"no-store"}
    assert not set(KEYS) & set(answer.headers)
    # Else a network would decide by itself.
    assert answer.headers["Cache-Control"]


def test_what_no_purge_would_find_is_not_kept(behind_a_network: Any, release: NewsRelease) -> None:
    address = release.address("en")
    for asked in (
        {"HTTP_HOST": "127.0.0.1"},
        {"HTTP_COOKIE": "sessionid=x"},
        {"HTTP_AUTHORIZATION": "Basic x"},
    ):
        answer = ask(behind_a_network, address, **asked)
        assert (answer.status, kept_for(answer)) == (200, {"no-store"})
    assert kept_for(ask(behind_a_network, f"{address}?utm_source=mail")) == {"no-store"}
    assert kept_for(ask(behind_a_network, f"{release.get_parent().specific.address('en')}?page=1")) == {
        "no-store"
    }


def test_a_preview_is_not_kept(behind_a_network: Any) -> None:
    page = factories.release(languages=("en",), public_slug_en="other")
    answer = ask(behind_a_network, actions.hand_out(page.edition("es")).address)
    assert (answer.status, kept_for(answer)) == (200, {"no-store"})
    assert not set(KEYS) & set(answer.headers)


def test_what_is_gone_and_what_it_said_before_is_not_kept(
    behind_a_network: Any, release: NewsRelease
) -> None:
    correction = actions.write_correction(
        release, {"en": ("A number was wrong.", True), "es": ("Un número.", True)}
    )
    page = NewsRelease.objects.get(pk=release.pk)
    page.headline_en = "Bridge closed"
    page.save_revision().publish()
    number = (correction or page.corrections.get()).pk
    earlier = ask(behind_a_network, f"{page.address('en')}version-{number}.html")
    assert (earlier.status, kept_for(earlier)) == (200, {"no-store"})
    page.unpublish()
    gone = ask(behind_a_network, release.address("en"))
    assert (gone.status, kept_for(gone)) == (410, {"no-store"})


def test_what_says_itself_how_long_it_holds_is_left_alone(behind_a_network: Any) -> None:
    for address in ("/robots.txt", "/colours.css"):
        assert kept_for(ask(behind_a_network, address)) == {None}


def test_an_answer_that_sets_a_cookie_is_not_kept(behind_a_network: Any) -> None:
    def application(environ: Any, start_response: Any) -> list[bytes]:
        headers = [("Cache-Control", "public, no-cache"), ("Surrogate-Key", "en"), ("Set-Cookie", "a=b")]
        start_response("200 OK", headers)
        return []

    assert kept_for(ask(Lifetimes(application), "/en/")) == {"no-store"}


def test_a_network_that_reads_one_header_is_told_there(
    behind_a_network: Any, release: NewsRelease, monkeypatch: Any
) -> None:
    monkeypatch.setattr(Recording, "reads_cache_control_alone", True, raising=False)
    answer = ask(Lifetimes(WSGIHandler()), release.address("en"))
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate, s-maxage=360"
    assert kept_for(answer) == {None}


def test_without_a_network_nothing_is_said_to_it(release: NewsRelease) -> None:
    application = WSGIHandler()
    assert in_front_of(application) is application
    answer = ask(application, release.address("en"))
    assert answer.status == 200
    assert not {*TO_THE_NETWORK, *KEYS} & set(answer.headers)
