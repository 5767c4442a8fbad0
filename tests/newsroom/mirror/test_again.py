"""A further run: it asks the application for what changed and for nothing else, and takes away what is gone."""

import datetime
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any
from unittest import mock
from uuid import uuid4

import pytest
from django.db import OperationalError

from newsroom.mirror import run as running
from newsroom.mirror.manifest import Made, Manifest
from newsroom.mirror.run import BusyError, _alone
from newsroom.models import Branding
from newsroom.page_cache.reads import Answer, Read
from publications.models import NewsRelease
from tests import factories

from .conftest import Mirror
from .test_files import illustrated_release

BY_THE_CLOCK = ["/news-sitemap.xml"]


def test_a_second_run_asks_for_nothing_and_writes_nothing(mirror: Mirror) -> None:
    illustrated_release()
    # What is made while pages are made, such as sizes of pictures, makes them once more.
    mirror.run()
    mirror.run()
    files = mirror.files()
    outcome = mirror.run()
    assert mirror.asked == BY_THE_CLOCK
    assert (outcome.written, outcome.removed, outcome.files) == (0, 0, len(files))
    assert mirror.files() == files


def test_a_draft_changes_nothing(mirror: Mirror) -> None:
    page = factories.release()
    mirror.run()
    page.headline_en = "Not for readers yet"
    page.save_revision()
    mirror.run()
    assert mirror.asked == BY_THE_CLOCK


def test_a_correction_makes_the_page_and_the_lists_of_its_language(mirror: Mirror) -> None:
    page, other = factories.release(), factories.release(public_slug_en="other", public_slug_es="otra")
    mirror.run()
    files = mirror.files()
    page.headline_en = "Bridge closed"
    page.save_revision().publish()
    outcome = mirror.run()
    assert "Bridge closed" in mirror.text(page.address("en"))
    assert "Bridge closed" in mirror.text(page.get_parent().specific.address("en"))
    assert "Bridge closed" in mirror.text(f"{page.get_parent().specific.address('en')}rss.xml")
    written = {name for name, moment in mirror.files().items() if moment != files[name]}
    assert len(written) == outcome.written
    # A sitemap has all languages.
    assert not [name for name in written if name.startswith("es/")]
    assert not {other.address("en"), other.address("es")} & {*mirror.asked}


def test_what_is_withdrawn_goes_with_all_that_belongs_to_it_and_from_the_lists(mirror: Mirror) -> None:
    page, document = illustrated_release()
    mirror.run()
    page.unpublish()
    outcome = mirror.run()
    left = [one for one in mirror.files() if one.startswith(page.address("en").strip("/"))]
    assert left == []
    assert outcome.removed >= 6
    assert not mirror.has(document.url)
    assert not [one for one in mirror.files() if one.startswith("media/")]
    assert "Bridge opened" not in mirror.text(page.get_parent().specific.address("en"))
    assert outcome.problems == []
    assert not mirror.path(page.address("en")).parent.exists()


def test_what_is_withdrawn_goes_before_anything_is_made(mirror: Mirror) -> None:
    page = factories.release()
    mirror.run()
    page.unpublish()
    there: list[bool] = []
    mirror.before = lambda address: there.append(mirror.has(page.address("en")))
    mirror.run()
    assert there
    assert not any(there)


def test_what_is_withdrawn_while_it_runs_is_not_left(mirror: Mirror) -> None:
    page = factories.release()

    def withdraw(address: str) -> None:
        if address == BY_THE_CLOCK[0]:
            NewsRelease.objects.get(pk=page.pk).unpublish()

    mirror.before = withdraw
    mirror.run()
    assert page.address("en") in mirror.asked
    assert not mirror.has(page.address("en"))


def test_a_page_that_moves_is_at_its_new_address_alone(mirror: Mirror) -> None:
    page = factories.release()
    mirror.run()
    before = page.address("en")
    page.public_slug_en = "bridge-closed"
    page.save_revision().publish()
    mirror.run()
    assert mirror.has("/en/news/bridge-closed/")
    assert not mirror.has(before)


def test_on_another_day_or_with_other_code_all_is_made_and_what_is_the_same_not_written(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.release()
    mirror.run()
    monkeypatch.setattr(running, "made_under", lambda: "tomorrow")
    outcome = mirror.run()
    assert outcome.made == outcome.files
    assert outcome.written == 0


@pytest.mark.parametrize("change", [
    lambda path: path.write_text("somebody else's"),
    lambda path: path.unlink(),
])  # fmt: skip
def test_a_file_that_is_not_the_one_that_was_written_is_made_again(mirror: Mirror, change: Any) -> None:
    page = factories.release()
    mirror.run()
    was = mirror.text(page.address("en"))
    change(mirror.path(page.address("en")))
    mirror.run()
    assert mirror.text(page.address("en")) == was


def test_a_file_that_nobody_knows_of_goes(mirror: Mirror) -> None:
    mirror.run()
    (mirror.folder / "site" / "en" / "draft.html").write_text("left by a run that was ended")
    mirror.run()
    assert not mirror.has("/en/draft.html")


def test_a_page_that_fails_is_reported_and_stays_if_it_is_what_it_was(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.release()
    mirror.run()
    address = page.address("en")
    mirror.failing = {address}
    monkeypatch.setattr(running, "made_under", lambda: "tomorrow")
    outcome = mirror.run()
    assert outcome.problems == [f"{address} answers 500"]
    assert mirror.has(address)
    assert mirror.has(f"{address}card.jpg")


def test_a_page_that_fails_goes_if_it_is_another(mirror: Mirror) -> None:
    page = factories.release()
    mirror.run()
    mirror.failing = {page.address("en")}
    page.headline_en = "Bridge closed"
    page.save_revision().publish()
    outcome = mirror.run()
    assert outcome.problems == [f"{page.address('en')} answers 500"]
    assert not mirror.has(page.address("en"))
    mirror.failing.clear()
    mirror.run()
    assert "Bridge closed" in mirror.text(page.address("en"))


@pytest.mark.parametrize("number", [1, 5, 12])
def test_a_run_that_is_ended_anywhere_leaves_whole_pages_and_the_next_one_finishes_it(
    mirror: Mirror, number: int
) -> None:
    page = factories.release()
    mirror.run()
    before = {name: (mirror.folder / "site" / name).read_bytes() for name in mirror.files()}
    branding = Branding.load()
    branding.name_en = "Office of the Tests"
    branding.save()

    def end(address: str) -> None:
        if len(mirror.asked) == number:
            raise KeyboardInterrupt

    mirror.before = end
    with pytest.raises(KeyboardInterrupt):
        mirror.run()
    assert before.keys() <= mirror.files().keys()
    assert all((mirror.folder / "site" / name).read_bytes().strip() for name in before)
    mirror.before = lambda address: None
    mirror.run()
    assert "Office of the Tests" in mirror.text(page.address("en"))
    mirror.run()
    assert mirror.asked == BY_THE_CLOCK


def test_what_was_written_without_being_noted_is_not_taken_for_what_was_noted(mirror: Mirror) -> None:
    """The correction was written, the run ended there, and then the correction was taken back."""
    page = factories.release()
    mirror.run()
    was = mirror.text(page.address("en"))
    mirror.path(page.address("en")).write_text(was.replace("Bridge opened", "Bridge closed"))
    mirror.run()
    assert mirror.text(page.address("en")) == was


def test_where_the_database_does_not_answer_the_mirror_stays_as_it_was(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.release()
    mirror.run()
    files = mirror.files()
    page.unpublish()
    pages = [*running.of_pages()]

    def fail(*rest: Any) -> Any:
        raise OperationalError("gone")

    def gone_while_it_runs() -> Any:
        monkeypatch.setattr(running, "of_pages", fail)
        return [*pages, page.address("en"), page.address("es")]

    for of_pages in (fail, gone_while_it_runs):
        monkeypatch.setattr(running, "of_pages", of_pages)
        monkeypatch.setattr(Read, "is_still_true", fail)
        with pytest.raises(OperationalError):
            mirror.run()
        assert mirror.files() == files


def test_what_former_code_asked_is_not_asked_in_vain(mirror: Mirror) -> None:
    """A query for a column that is no more, and a function that is no more."""
    page = factories.release()
    mirror.run()
    manifest = Manifest(mirror.folder / "manifest.sqlite3")
    for address, read in (
        (page.address("en"), Read("SELECT former FROM editions_basepage", (), frozenset(), "en", b"")),
        (page.address("es"), Answer(former, (), frozenset(), b"")),
    ):
        made = manifest.get(address)
        assert made is not None
        manifest.put(address, replace(made, reads=[manifest.written(read)]))
    with mock.patch.object(Read, "is_still_true", lambda self: "former" not in self.sql or fail()):
        mirror.run()
    assert {page.address("en"), page.address("es")} <= {*mirror.asked}
    assert (mirror.has(page.address("en")), mirror.has(page.address("es"))) == (True, True)


def former() -> None:
    raise AssertionError


former.__qualname__ = "gone"


def fail() -> Any:
    raise OperationalError("no such column")


def test_two_runs_do_not_write_at_once(mirror: Mirror) -> None:
    mirror.run()
    with _alone(mirror.folder / "lock"), pytest.raises(BusyError):
        mirror.run()


@pytest.mark.parametrize("spoil", [
    lambda path: path.chmod(0o666),
    lambda path: path.write_bytes(b"no database"),
    lambda path: path.unlink(),
])  # fmt: skip
def test_a_manifest_that_cannot_be_trusted_or_read_begins_anew(mirror: Mirror, spoil: Any) -> None:
    page = factories.release()
    mirror.run()
    spoil(mirror.folder / "manifest.sqlite3")
    outcome = mirror.run()
    assert (outcome.made, outcome.written) == (outcome.files, 0)
    assert mirror.has(page.address("en"))
    assert (mirror.folder / "manifest.sqlite3").stat().st_mode & 0o777 == 0o600
    mirror.run()
    assert mirror.asked == BY_THE_CLOCK


def test_the_manifest_is_not_among_the_files_that_are_served(mirror: Mirror) -> None:
    mirror.run()
    assert not [name for name in mirror.files() if "sqlite" in name or name == "lock"]
    assert Manifest(mirror.folder / "manifest.sqlite3").get("/en/") is not None


@pytest.mark.parametrize("value", [
    None, True, 7, 1.5, "á", "2026-01-01", [1, "a"],
    datetime.date(2026, 1, 1), datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC), uuid4(), Decimal("1.50"),
])  # fmt: skip
def test_a_query_is_asked_again_with_the_values_it_had(mirror: Mirror, value: Any) -> None:
    mirror.run()
    manifest = Manifest(mirror.folder / "manifest.sqlite3")
    asked: list[Any] = []
    with mock.patch.object(Read, "is_still_true", lambda self: asked.append(self) or True):
        read = Read("SELECT %s", (value, 1), frozenset(), "en", b"digest")
        made = Made("x", 1, 1, "today", [], [manifest.written(read)])
        manifest.put("/x", made)
        again = manifest.get("/x")
        assert again is not None
        assert manifest.is_still_true(again)
    (found,) = asked
    assert (found.sql, found.language, found.digest) == (read.sql, read.language, read.digest)
    assert [*found.params] == [value, 1]
    assert type(found.params[0]) is type(value)


def counted(language: str, chosen: tuple[tuple[str, str], ...]) -> dict[tuple[str, str], int]:
    return dict.fromkeys(chosen, 1)


def test_what_was_put_together_in_memory_is_asked_again_in_another_process(mirror: Mirror) -> None:
    mirror.run()
    manifest = Manifest(mirror.folder / "manifest.sqlite3")
    chosen = (("theme", "1"), ("country", "PE"))
    for answer, is_true in ((counted("en", chosen), True), ({}, False)):
        read = Answer.of(["publications_newsrelease"], counted, ("en", chosen), answer)
        made = Made("x", 1, 1, "today", [], [manifest.written(read)])
        assert manifest.is_still_true(made) is is_true


def test_a_page_whose_queries_cannot_be_written_down_is_made_each_time(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.release()
    # Of a page in English alone, so that there is one that can.
    monkeypatch.setattr(
        Manifest,
        "written",
        lambda self, read: json.dumps({1, 2} if getattr(read, "language", "") == "en" else []),
    )
    monkeypatch.setattr(Manifest, "is_still_true", lambda self, made: True)
    mirror.run()
    outcome = mirror.run()
    assert mirror.has(page.address("en"))
    assert page.address("en") in mirror.asked
    assert page.address("es") not in mirror.asked
    assert (outcome.written, outcome.removed) == (0, 0)
