"""Purges reach the network after the commit, together, and never hold up or fail a publish."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from wagtail.contrib.frontend_cache.backends import HTTPBackend

from newsroom.cdn import backends, sending
from newsroom.cdn.changes import Changes
from publications.models import NewsRelease
from tests import factories

from .recording import RECORDING, SITE, Recording, proxy, sitemaps, with_files

Told = Callable[[Callable[[], Any]], list[Any]]
ENGLISH = with_files("/en/news/bridge-opened/", "/en/news/", "/en/") | sitemaps()


@pytest.fixture
def release(db: None) -> NewsRelease:
    return factories.release()


def correct(page: NewsRelease) -> None:
    page.headline_en = f"{page.headline_en}!"
    page.save_revision().publish()


def test_several_publishes_of_one_transaction_are_one_batch(told_by: Told) -> None:
    pages = [factories.release(public_slug_en=f"bridge-{number}") for number in range(3)]

    def publish() -> None:
        with transaction.atomic():
            for page in pages:
                correct(page)

    (batch,) = told_by(publish)
    assert batch == with_files(*(f"/en/news/bridge-{number}/" for number in range(3))) | ENGLISH - with_files(
        "/en/news/bridge-opened/"
    )


def test_many_addresses_are_one_purge_of_all_languages(told_by: Told, monkeypatch: Any) -> None:
    page = factories.release()
    monkeypatch.setattr(sending, "MOST", 10)
    assert told_by(lambda: correct(page)) == [["en", "es"]]


def test_what_is_rolled_back_purges_nothing(release: NewsRelease, told_by: Told) -> None:
    def fail() -> None:
        with transaction.atomic():
            correct(release)
            transaction.set_rollback(True)

    assert told_by(fail) == []


def test_what_was_rolled_back_is_no_part_of_what_follows(release: NewsRelease, told_by: Told) -> None:
    other = factories.release(public_slug_en="other")

    def one_of_two() -> None:
        with transaction.atomic():
            correct(other)
            transaction.set_rollback(True)
        correct(NewsRelease.objects.get(pk=release.pk))

    assert told_by(one_of_two) == [ENGLISH]


def test_nothing_is_told_before_the_commit(
    release: NewsRelease, settings: Any, django_capture_on_commit_callbacks: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(sending, "GATHERED_FOR", 0)
    monkeypatch.setattr(Recording, "told", [])
    settings.WAGTAILFRONTENDCACHE = RECORDING
    with django_capture_on_commit_callbacks() as callbacks:
        correct(release)
        sending.sender.wait()
    assert Recording.told == []
    for callback in callbacks:
        callback()
    sending.sender.wait()
    assert Recording.told == [ENGLISH]


def test_a_network_that_does_not_answer_fails_no_publish_and_is_logged(
    release: NewsRelease,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
    monkeypatch: Any,
    caplog: Any,
) -> None:
    monkeypatch.setattr(sending, "GATHERED_FOR", 0)
    # A port at which nobody listens.
    for backend in (
        {"BACKEND": "newsroom.cdn.backends.Proxy", "LOCATION": "http://127.0.0.1:9"},
        {"BACKEND": "tests.newsroom.cdn.recording.Broken"},
    ):
        caplog.clear()
        settings.WAGTAILFRONTENDCACHE = {"default": backend}
        with django_capture_on_commit_callbacks(execute=True):
            correct(NewsRelease.objects.get(pk=release.pk))
        sending.sender.wait()
        # Once, and not for each address.
        assert [record.name for record in caplog.records] == ["newsroom.cdn.sending"]
    assert NewsRelease.objects.get(pk=release.pk).headline_en == "Bridge opened!!"


def test_no_error_after_the_commit_reaches_the_publish(release: NewsRelease, settings: Any) -> None:
    settings.WAGTAILFRONTENDCACHE = RECORDING
    correct(release)
    waiting = [
        one for one in connection.run_on_commit if isinstance(getattr(one[1], "__self__", None), Changes)
    ]
    ((_savepoints, function, is_robust),) = waiting
    # Django logs what fails by this name: of what has none it would fail itself.
    assert (is_robust, function.__qualname__) == (True, "Changes.committed")
    function.__self__.is_over = True


def test_a_slow_network_holds_nobody_up_and_gets_what_gathered_meanwhile_at_once(monkeypatch: Any) -> None:
    monkeypatch.setattr(sending, "GATHERED_FOR", 0)
    begun, go = threading.Event(), threading.Event()
    batches = []

    def slow(addresses: set[str], languages: set[str]) -> None:
        batches.append(addresses)
        begun.set()
        assert go.wait(10)

    monkeypatch.setattr(sending, "purge", slow)
    sender = sending.Sender()
    sender.send({"a"}, ())
    assert begun.wait(10)
    before = time.monotonic()
    sender.send({"b"}, ())
    sender.send({"c", "b"}, ())
    assert time.monotonic() - before < 1
    go.set()
    sender.wait()
    assert batches == [{"a"}, {"b", "c"}]
    assert sender.thread is None


def test_a_proxy_is_asked_for_each_address_by_its_host(
    release: NewsRelease, settings: Any, django_capture_on_commit_callbacks: Any, monkeypatch: Any
) -> None:
    assert issubclass(backends.Proxy, HTTPBackend)
    monkeypatch.setattr(sending, "GATHERED_FOR", 0)
    with proxy() as known:
        settings.WAGTAILFRONTENDCACHE = {
            "default": {"BACKEND": "newsroom.cdn.backends.Proxy", "LOCATION": known.address}
        }
        with django_capture_on_commit_callbacks(execute=True):
            correct(release)
        sending.sender.wait()
        assert {f"{SITE}{path}" for _method, path, _host, _key in known.asked} == ENGLISH
        assert {(method, host, key) for method, _path, host, key in known.asked} == {
            ("PURGE", "testserver", "")
        }
        assert len(known.asked) == len(ENGLISH)
        known.asked.clear()
        sending.purge(set(), {"en", "es"})
        assert known.asked == [("PURGE", "/", "testserver", "en es")]


def test_wagtail_s_own_backend_serves_too(monkeypatch: Any, settings: Any) -> None:
    with proxy() as known:
        settings.WAGTAILFRONTENDCACHE = {
            "default": {
                "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
                "LOCATION": known.address,
            }
        }
        sending.purge({f"{SITE}/en/"}, set())
        assert known.asked == [("PURGE", "/en/", "testserver", "")]


@pytest.mark.parametrize(("status", "is_logged"), [(200, False), (404, False), (403, True), (500, True)])
def test_a_refusal_is_logged_and_what_was_not_kept_is_none(
    settings: Any, caplog: Any, status: int, is_logged: bool
) -> None:
    with proxy() as known:
        known.status = status
        settings.WAGTAILFRONTENDCACHE = {
            "default": {"BACKEND": "newsroom.cdn.backends.Proxy", "LOCATION": known.address}
        }
        sending.purge({f"{SITE}/en/", f"{SITE}/es/"}, set())
        assert len(known.asked) == 2
        assert ("CDN answered" in caplog.text) == is_logged


class Session:
    """Stands in for `requests`: `asked` are method, address, headers and body."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, str], Any]] = []

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *error: Any) -> None:
        pass

    def request(self, method: str, url: str, headers: Any = None, json: Any = None, **how: Any) -> Any:
        assert how["timeout"]
        self.asked.append((method, url, headers, json))
        return type("Answer", (), {"ok": True, "json": lambda self: {"success": True}})()

    def post(self, url: str, **how: Any) -> Any:
        return self.request("POST", url, **how)


def test_fastly_is_told_through_its_api(settings: Any, monkeypatch: Any) -> None:
    session = Session()
    monkeypatch.setattr("requests.Session", lambda: session)
    settings.WAGTAILFRONTENDCACHE = {
        "default": {"BACKEND": "newsroom.cdn.backends.Fastly", "TOKEN": "t", "SERVICE": "s"}
    }
    sending.purge({f"{SITE}/en/"}, {"en", "es"})
    key = {"Fastly-Key": "t"}
    assert session.asked == [
        ("POST", "https://api.fastly.com/purge/testserver/en/", key, None),
        ("POST", "https://api.fastly.com/service/s/purge", {**key, "Surrogate-Key": "en es"}, None),
    ]


def test_cloudflare_is_told_through_its_api(settings: Any, monkeypatch: Any) -> None:
    session = Session()
    monkeypatch.setattr("requests.post", session.post)
    settings.WAGTAILFRONTENDCACHE = {
        "default": {"BACKEND": "newsroom.cdn.backends.Cloudflare", "BEARER_TOKEN": "t", "ZONEID": "z"}
    }
    sending.purge({f"{SITE}/en/"}, {"en", "es"})
    assert {url for _method, url, _headers, _json in session.asked} == {
        "https://api.cloudflare.com/client/v4/zones/z/purge_cache"
    }
    assert [headers["Authorization"] for _method, _url, headers, _json in session.asked] == ["Bearer t"] * 2
    assert [json for *_rest, json in session.asked] == [{"files": [f"{SITE}/en/"]}, {"tags": ["en", "es"]}]
