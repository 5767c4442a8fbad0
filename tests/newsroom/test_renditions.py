"""The sizes of pictures are there before a reader asks for them."""

import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail import hooks

from newsroom import renditions
from newsroom.renditions import SIZES, lacking, make, make_some
from publications.models import Picture, Rendition
from tests import factories, files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_file_is_known_to_be_broken() -> None:
    renditions._broken.clear()


def lose_file(picture: Picture) -> None:
    Path(picture.file.path).unlink()


def test_pages_ask_for_no_size_but_those_made_in_advance_and_for_each_of_them(client: Client) -> None:
    lead, inside = files.picture("lead"), files.picture("inside")
    text = [("picture", {"image": inside, "alt": "A bridge", "caption": "", "credit": ""})]
    page = factories.release(image=lead, body_en=text)
    news, home = factories.news_index(), factories.home()
    addresses = [page.address("en"), f"{page.address('en')}card.jpg", news.address("en"), home.address("en")]
    for address in addresses:
        assert client.get(address).status_code == 200
    assert {made.filter_spec for made in Rendition.objects.all()} == set(SIZES)
    Rendition.objects.all().delete()
    make_some()
    made = set(Rendition.objects.values_list("pk", flat=True))
    assert len(made) == 2 * len(SIZES)
    for address in addresses:
        assert client.get(address).status_code == 200
    assert set(Rendition.objects.values_list("pk", flat=True)) == made


def test_each_minute_the_scheduler_makes_what_is_missing() -> None:
    picture = files.picture("new")
    for chore in hooks.get_hooks("each_minute"):
        chore()
    assert picture.renditions.count() == len(SIZES)
    assert not lacking().exists()


def test_publishing_makes_none(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        factories.release(image=files.picture("new"))
    assert Rendition.objects.count() == 0


def test_a_picture_whose_file_was_replaced_gets_its_sizes_anew() -> None:
    picture = files.picture("old")
    make_some()
    picture.file = files.picture("new").file
    picture.save()
    # As the form does it that took the new file.
    picture.renditions.all().delete()
    assert picture in lacking()
    make_some()
    assert picture.renditions.count() == len(SIZES)


def test_sizes_of_a_file_that_is_replaced_while_they_are_made_are_not_kept(monkeypatch: Any) -> None:
    picture = files.picture("old")
    made = Picture.get_renditions

    def replace_meanwhile(self: Picture, *sizes: str) -> Any:
        found = made(self, *sizes)
        Picture.objects.filter(pk=self.pk).update(file="images/another.png")
        return found

    monkeypatch.setattr(Picture, "get_renditions", replace_meanwhile)
    make(picture)
    assert picture.renditions.count() == 0


@pytest.mark.parametrize("seconds", [5, -5])
def test_close_to_an_instant_none_is_made(seconds: int) -> None:
    page = factories.release()
    files.picture("new")
    revision = page.save_revision()
    revision.approved_go_live_at = timezone.now() + datetime.timedelta(seconds=seconds)
    revision.save()
    make_some()
    assert lacking().count() == 1
    # What could not go out long since holds nothing up.
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.save()
    make_some()
    assert not lacking().exists()


def test_a_minute_s_part_ends(monkeypatch: Any) -> None:
    for number in range(3):
        files.picture(f"picture{number}")
    monkeypatch.setattr(renditions, "FOR_AT_MOST", 0)
    make_some()
    assert lacking().count() == 3


def test_a_broken_file_holds_nothing_up_and_is_tried_once(caplog: Any) -> None:
    whole, broken = files.picture("whole"), files.picture("broken")
    lose_file(broken)
    make_some()
    make_some()
    assert list(lacking()) == [broken]
    assert whole.renditions.count() == len(SIZES)
    assert caplog.text.count("could be made") == 1


def test_the_command_makes_what_is_missing_and_says_how_far_it_is() -> None:
    whole, broken = files.picture("whole"), files.picture("broken")
    lose_file(broken)
    call_command("make_renditions", stdout=(said := StringIO()))
    assert "2 of 2: whole" in said.getvalue()
    assert "1 pictures have all sizes now; of 1 none could be made." in said.getvalue()
    assert whole.renditions.count() == len(SIZES)
