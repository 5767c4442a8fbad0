"""Two machines, each with a file and a cache of its own: neither gives a page the other has made old."""

import logging
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler

from newsroom.page_cache import machines, setup
from newsroom.page_cache.cache import PageCache
from newsroom.page_cache.machines import SURE_UNTIL, VersionsOfMachines
from tests import factories

from .conftest import machine_of
from .machine import NOWHERE, Machine, Server, wait_until


def rename(words: str) -> None:
    factories.NewsRelease.objects.update(headline_en=words)


@pytest.fixture
def address(writing: Machine, reading: Machine) -> str:
    found: str = factories.release().address("en")
    return found


def test_what_one_machine_writes_the_other_shows_when_the_write_is_done(
    writing: Machine, reading: Machine, address: str
) -> None:
    for number in range(20):
        assert reading.reader.is_kept(address) or not number
        rename(f"Bridge {number}")
        assert reading.shows(f"Bridge {number}", address)
        assert writing.shows(f"Bridge {number}", address)
    assert reading.versions.hears()


def test_what_nobody_wrote_is_given_without_a_look(
    reading: Machine, address: str, django_assert_num_queries: Any
) -> None:
    reading.reader.get(address)
    with django_assert_num_queries(0):
        assert reading.reader.is_kept(address)


@pytest.mark.parametrize(
    ("fault", "repair"), [("kill", "start"), ("freeze", "thaw"), ("break_lines", "nothing")]
)
def test_no_old_page_is_given_whatever_befalls_the_server(
    writing: Machine, reading: Machine, address: str, server: Server, fault: str, repair: str
) -> None:
    assert reading.shows("Bridge opened", address)
    getattr(server, fault)()
    for number in range(3):
        rename(f"Bridge {number}")
        assert reading.shows(f"Bridge {number}", address)
        # In doubt it is looked at, and not made.
        assert reading.reader.is_kept(address)
    getattr(server, repair)()
    reading.waits_until_it_hears()
    assert reading.shows("Bridge 2", address)
    writing.waits_until_it_hears()
    rename("Bridge closed")
    assert reading.shows("Bridge closed", address)
    assert reading.versions.hears()


def test_a_server_that_lost_what_it_was_told_makes_all_doubtful_once(
    reading: Machine, server: Server
) -> None:
    before = reading.versions.now()
    server.kill()
    server.start()
    wait_until(lambda: reading.versions.now() > before)
    reading.waits_until_it_hears()
    assert reading.versions.newest_of([1]) == reading.versions.now()


def test_a_machine_that_alone_is_cut_off_is_missed_by_the_others(
    writing: Machine, reading: Machine, address: str, monkeypatch: Any
) -> None:
    assert reading.shows("Bridge opened", address)
    with monkeypatch.context() as patch:
        for name in ("redis", "line"):
            patch.setattr(writing.versions, name, NOWHERE)
        rename("Bridge closed")
        assert not reading.versions.hears()
        assert reading.shows("Bridge closed", address)
    before = reading.versions.now()
    reading.waits_until_it_hears()
    # With its first beat it told what it could not.
    assert reading.versions.now() > before


def test_a_process_that_cannot_tell_writes_all_the_same_and_the_listener_of_its_machine_tells(
    writing: Machine, reading: Machine, server: Server, caplog: Any, monkeypatch: Any
) -> None:
    other = VersionsOfMachines(writing.versions.path, server.url, "tests")
    monkeypatch.setattr(other, "redis", NOWHERE)
    before = reading.versions.now()
    with caplog.at_level(logging.ERROR):
        other.grow(["publications_newsrelease"])
    assert "could not be told" in caplog.text
    assert reading.versions.now() > before
    assert reading.versions.hears()


def test_a_machine_without_a_server_tells_by_itself(reading: Machine, server: Server, tmp_path: Path) -> None:
    command = VersionsOfMachines(tmp_path / "command" / "versions", server.url, "tests")
    before = reading.versions.now()
    command.grow(None)
    assert reading.versions.now() > before
    assert not command.hears()


def test_a_write_waits_a_second_for_a_machine_that_does_not_answer_and_then_not_again(
    writing: Machine, reading: Machine, server: Server
) -> None:
    with server.client.pubsub() as deaf:
        deaf.subscribe("tests")
        deaf.get_message(timeout=1)
        began = time.monotonic()
        writing.versions.grow(["x"])
        assert time.monotonic() - began >= 1
        began = time.monotonic()
        writing.versions.grow(["x"])
        assert time.monotonic() - began < 0.5


def test_a_machine_that_takes_leave_is_not_missed_and_one_that_does_not_is_for_a_while(
    reading: Machine, server: Server, tmp_path: Path, monkeypatch: Any
) -> None:
    third, fourth = machine_of(server, tmp_path / "third"), machine_of(server, tmp_path / "fourth")
    for machine in (third, fourth):
        machine.listener.start()
    wait_until(lambda: len(reading.listener.others) == 3)
    third.listener.stop()
    wait_until(lambda: len(reading.listener.others) == 2)
    assert reading.versions.hears()
    monkeypatch.setattr(fourth.versions, "say", lambda **said: 0)
    wait_until(lambda: not reading.versions.hears())
    monkeypatch.setattr(machines, "FORGOTTEN_AFTER", machines.SURE_FOR)
    reading.waits_until_it_hears()
    fourth.listener.stop()


def test_one_process_of_a_machine_listens_and_another_takes_its_place(
    writing: Machine, server: Server
) -> None:
    second = machine_of(server, writing.versions.path.parent)
    second.listener.start()
    assert second.versions.hears()
    assert not second.listener.has_begun
    writing.listener.stop()
    wait_until(lambda: second.listener.has_begun)
    second.waits_until_it_hears()
    second.listener.stop()


def test_what_was_sure_before_the_machine_was_started_anew_is_not(server: Server, tmp_path: Path) -> None:
    versions = VersionsOfMachines(tmp_path / "versions", server.url, "tests")
    assert not versions.hears()
    # The clock begins anew with the machine.
    versions.shared[SURE_UNTIL] = time.monotonic_ns() + 10 * machines.SURE_FOR
    assert not versions.hears()


def test_the_settings_name_the_server_and_who_keeps_no_pages_tells_too(
    settings: Any, tmp_path: Path, server: Server
) -> None:
    settings.PAGE_CACHE_BYTES, settings.PAGE_CACHE_REDIS = 0, server.url
    settings.PAGE_CACHE_FOLDER = tmp_path / "page-cache"
    setup.versions.cache_clear()
    try:
        assert isinstance(setup.versions(), VersionsOfMachines)
        assert isinstance(setup.in_front_of(WSGIHandler()), WSGIHandler)
        settings.PAGE_CACHE_BYTES = 1024
        served = setup.in_front_of(WSGIHandler())
        assert isinstance(served, PageCache)
        wait_until(served.versions.hears)
    finally:
        setup.versions.cache_clear()
        for thread in threading.enumerate():
            if isinstance(thread, machines.Listener):
                thread.stop()
