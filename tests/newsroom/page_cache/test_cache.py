"""What is kept, for whom, and how it is given."""

import re
import threading
import time
from datetime import date
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import transaction

from editions import actions
from newsroom.models import Branding
from newsroom.page_cache.cache import PageCache
from newsroom.page_cache.versions import Versions
from publications.news_list import PER_PAGE
from tests import factories

from .reading import Reader, ask


@pytest.fixture
def address(reader: Reader) -> str:
    found: str = factories.release().address("en")
    return found


def test_a_page_is_made_once_and_given_to_every_stranger(reader: Reader, address: str) -> None:
    first, second = reader.get(address), reader.get(address)
    assert reader.made == [address]
    assert (second.status, second.text) == (200, first.text)
    assert second.text == reader.fresh(address).text


@pytest.mark.parametrize(
    "personal",
    [{"HTTP_COOKIE": "sessionid=x"}, {"HTTP_AUTHORIZATION": "Basic x"}, {"REQUEST_METHOD": "POST"}],
)
def test_who_may_be_shown_something_else_is_answered_by_the_application(
    reader: Reader, address: str, personal: dict[str, str]
) -> None:
    reader.get(address)
    reader.get(address, **personal)
    assert reader.made == [address, address]


@pytest.mark.parametrize(("accepted", "encoding"), [
    ("gzip, deflate, br", "br"),
    ("gzip", "gzip"),
    ("br;q=0, gzip", "gzip"),
    ("identity", ""),
    ("", ""),
])  # fmt: skip
def test_each_client_gets_an_encoding_it_takes(
    reader: Reader, address: str, accepted: str, encoding: str
) -> None:
    answer = reader.get(address, HTTP_ACCEPT_ENCODING=accepted)
    assert answer.headers.get("Content-Encoding", "") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert answer.text == reader.fresh(address).text


def test_a_client_that_has_the_page_is_told_so_and_one_that_asks_for_the_head_gets_it(
    reader: Reader, address: str
) -> None:
    whole = reader.get(address, HTTP_ACCEPT_ENCODING="br")
    known = reader.get(address, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=whole.headers["ETag"])
    assert (known.status, known.body) == (304, b"")
    assert "Content-Length" not in known.headers
    # Of the other encoding the bytes are others.
    assert reader.get(address, HTTP_IF_NONE_MATCH=whole.headers["ETag"]).status == 200
    head = reader.get(address, HTTP_ACCEPT_ENCODING="br", REQUEST_METHOD="HEAD")
    assert (head.status, head.body, head.headers) == (200, b"", whole.headers)
    assert reader.made == [address]


def test_a_first_request_for_the_head_keeps_the_whole_page(reader: Reader, address: str) -> None:
    assert reader.get(address, REQUEST_METHOD="HEAD").body == b""
    assert "</html>" in reader.get(address).text
    assert reader.made == [address]


def test_what_nobody_looks_at_in_an_address_makes_no_other_page(reader: Reader, address: str) -> None:
    reader.get(f"{address}?fbclid=first")
    assert reader.is_kept(address)
    assert reader.is_kept(f"{address}?utm_source=mail&utm_medium=x&fbclid=y&kind=statement")
    news = factories.news_index().address("en")
    reader.get(f"{news}?kind=statement")
    assert reader.is_kept(f"{news}?utm_source=mail&kind=statement&nobody=knows")
    assert not reader.is_kept(f"{news}?kind=release")
    assert len(reader.cache.entries) == 2


def test_each_parameter_a_page_looks_at_makes_another_page(reader: Reader) -> None:
    news = factories.news_index().address("en")
    for day in range(1, PER_PAGE + 3):
        factories.release(date=date(2026, 1, day), public_slug_en=f"day-{day}")
    first = reader.get(news).text
    further = re.search(r'href="[^"]*(\?before=[^"]+)"', first)
    assert further
    assert reader.get(f"{news}{further[1]}").text != first
    assert reader.get(f"{news}?kind=statement").text != first
    assert reader.get(news).text == first
    assert len(reader.cache.entries) == 3


@pytest.mark.parametrize("address", ["/", "/en/nowhere/", "/en/search/?q=bridge", "/en/alerts/", "/health/"])
def test_what_does_not_say_that_it_is_public_is_not_kept(reader: Reader, address: str) -> None:
    factories.release()
    first = reader.get(address)
    assert not reader.is_kept(address)
    assert first.status == reader.fresh(address).status
    assert reader.cache.entries == {}


def test_what_was_not_found_is_kept_once_it_is_there(reader: Reader) -> None:
    page = factories.release(languages=("en",))
    address = "/es/noticias/puente-abierto/"
    assert reader.get(address).status == 404
    page.edition("es").get_latest_revision().publish()
    assert reader.get(address).status == 200
    assert reader.is_kept(address)


def test_a_preview_is_not_kept(reader: Reader) -> None:
    page = factories.release(languages=("en",))
    preview = actions.hand_out(page.edition("es")).address
    assert reader.get(preview).status == 200
    assert not reader.is_kept(preview)


def test_a_draft_drops_nothing_and_a_publish_drops_the_page_in_its_language(reader: Reader) -> None:
    page, other = factories.release(), factories.release(headline_en="Another one", public_slug_en="another")
    page.headline_en = "Bridge closed"
    addresses = [page.address("en"), other.address("en"), other.address("es")]
    for address in addresses:
        reader.get(address)
    revision = page.save_revision()
    assert all(reader.is_kept(address) for address in addresses)
    revision.publish()
    assert "Bridge closed" in reader.get(addresses[0]).text
    assert reader.made.count(addresses[0]) == 2
    assert all(reader.is_kept(address) for address in addresses[1:])


def test_a_page_that_is_withdrawn_is_gone_at_once(reader: Reader, address: str) -> None:
    reader.get(address)
    factories.NewsRelease.objects.get().unpublish()
    assert reader.get(address).status == 410


def test_a_setting_of_the_whole_site_is_seen_on_every_page(reader: Reader, address: str) -> None:
    branding = Branding.load()
    reader.get(address)
    branding.name_en = "Office of the Tests"
    branding.save()
    assert "Office of the Tests" in reader.get(address).text


def test_what_was_written_past_django_is_seen_after_a_minute(
    reader: Reader, address: str, monkeypatch: Any, versions: Versions
) -> None:
    reader.get(address)
    monkeypatch.setattr(versions, "grow", lambda tables: None)
    factories.NewsRelease.objects.update(headline_en="Behind its back")
    assert "Behind its back" not in reader.get(address).text
    now = time.time()
    monkeypatch.setattr("newsroom.page_cache.entry.time.time", lambda: now + 61)
    assert "Behind its back" in reader.get(address).text


def test_a_page_ends_with_the_quarter_of_an_hour(reader: Reader, address: str, monkeypatch: Any) -> None:
    reader.get(address)
    now = time.time()
    monkeypatch.setattr("newsroom.page_cache.entry.time.time", lambda: now + 15 * 60)
    reader.get(address)
    assert reader.made == [address, address]


def test_the_cache_stays_below_its_size_and_keeps_what_was_asked_for_last(
    reader: Reader, address: str
) -> None:
    first = reader.get(address) and next(iter(reader.cache.entries.values())).size
    reader.cache.most_bytes = round(first * 2.5)
    addresses = [factories.release(public_slug_en=f"page-{number}").address("en") for number in range(3)]
    for other in addresses:
        reader.get(other)
        reader.get(address)
    assert reader.cache.bytes <= reader.cache.most_bytes
    assert reader.cache.bytes == sum(entry.size for entry in reader.cache.entries.values())
    assert reader.is_kept(address)
    assert not reader.is_kept(addresses[0])


def test_what_is_not_committed_drops_nothing_and_what_is_rolled_back_never_does(
    reader_after_commits: Reader, versions: Versions, django_capture_on_commit_callbacks: Any
) -> None:
    reader = reader_after_commits
    page = factories.release()
    english, spanish = page.address("en"), page.address("es")
    for address in (english, spanish):
        reader.get(address)
    before = versions.now()
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            factories.NewsRelease.objects.update(headline_en="Tomorrow's news")
            transaction.set_rollback(True)
        factories.NewsRelease.objects.update(headline_es="Hoy")
        assert versions.now() == before
    assert versions.now() > before
    assert reader.is_kept(english)
    assert "Hoy" in reader.get(spanish).text


def test_a_transaction_is_told_once_and_before_what_else_follows_from_it(
    reader_after_commits: Reader, versions: Versions, django_capture_on_commit_callbacks: Any
) -> None:
    factories.release()
    seen: list[int] = []
    before = versions.now()
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            factories.NewsRelease.objects.update(headline_en="Bridge closed")
            transaction.set_rollback(True)
        for number in range(3):
            with transaction.atomic():
                factories.NewsRelease.objects.update(headline_en=f"Bridge {number}")
        transaction.on_commit(lambda: seen.append(versions.now()))
    assert seen == [versions.now()] == [before + 1]


def test_a_page_many_ask_for_at_once_is_made_once(versions: Versions) -> None:
    begun, go = threading.Semaphore(0), threading.Event()
    made = []

    def slow(environ: Any, start_response: Any) -> list[bytes]:
        made.append(environ["PATH_INFO"])
        begun.release()
        assert go.wait(10)
        start_response("200 OK", [("Content-Type", "text/html"), ("Cache-Control", "public")])
        return [b"<p>slow</p>"]

    cache = PageCache(slow, versions, 1024 * 1024)
    answers: list[Any] = []
    threads = [threading.Thread(target=lambda: answers.append(ask(cache, "/en/"))) for _ in range(12)]
    for thread in threads:
        thread.start()
    assert begun.acquire(timeout=10)
    go.set()
    for thread in threads:
        thread.join(10)
    assert made == ["/en/"]
    assert [answer.body for answer in answers] == [b"<p>slow</p>"] * 12
    assert cache.making == {}


def test_processes_share_the_versions_through_a_file(versions: Versions) -> None:
    other = Versions(versions.path)
    other.grow(["publications_newsrelease"])
    assert versions.now() == other.now() == 1
    other.grow(None)
    assert versions.newest_of(range(1, 10)) == 2


def test_the_server_s_application_has_the_cache_in_front(settings: Any, tmp_path: Any) -> None:
    from newsroom.page_cache import setup

    settings.PAGE_CACHE_BYTES, settings.PAGE_CACHE_FOLDER = 1024, tmp_path / "page-cache"
    setup.versions.cache_clear()
    try:
        assert isinstance(setup.in_front_of(WSGIHandler()), PageCache)
        settings.PAGE_CACHE_FOLDER = tmp_path / "page-cache" / "versions"
        setup.versions.cache_clear()
        assert isinstance(setup.in_front_of(WSGIHandler()), WSGIHandler)
    finally:
        setup.versions.cache_clear()
