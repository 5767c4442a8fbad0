"""The timeline: each meeting over its date, none on another, those to come apart."""

import datetime
import itertools
import re
from types import SimpleNamespace

import pytest
import time_machine
from django.test import Client

from publications.pictures import timeline_of
from publications.pictures.timeline import MARK_GAP, MARK_HEIGHT, WIDTH
from tests.publications.pictures import scene

TODAY = datetime.datetime(2026, 6, 1, 12)


def meeting(date: datetime.date | None, number: str = "I") -> SimpleNamespace:
    return SimpleNamespace(
        date=date, number=number, headline=f"Meeting {number}", address=lambda code: f"/{code}/x/"
    )


@time_machine.travel(TODAY)
def test_marks_stand_over_their_dates_in_order() -> None:
    drawn = timeline_of(
        [meeting(datetime.date(2020, 7, 1), "B"), meeting(datetime.date(2010, 1, 1), "A"), meeting(None)],
        "en",
    )
    assert drawn
    first, second = drawn.marks
    assert (first.text, second.text) == ("A", "B")
    assert first.x < 5
    # Ten and a half of eleven years.
    assert second.x == pytest.approx(WIDTH * 10.5 / 11, abs=2)


@time_machine.travel(TODAY)
@pytest.mark.parametrize("number", ["I", "XXXVIII", "XXIII CMC extraordinaria"[:20]])
def test_no_mark_is_on_another_or_outside_however_close_the_meetings(number: str) -> None:
    days = [datetime.date(2001, 1, 1) + datetime.timedelta(days=97 * step) for step in range(40)]
    drawn = timeline_of([meeting(day, number) for day in days], "en")
    assert drawn
    assert len(drawn.marks) == 40
    for mark in drawn.marks:
        assert mark.left >= 0
        assert mark.left + mark.width <= WIDTH
        assert 0 <= mark.top <= drawn.axis - MARK_HEIGHT
    for one, other in itertools.combinations(drawn.marks, 2):
        apart_across = one.left + one.width <= other.left or other.left + other.width <= one.left
        assert apart_across or abs(one.top - other.top) >= MARK_HEIGHT + MARK_GAP


@time_machine.travel(TODAY)
@pytest.mark.parametrize("years", [1, 2, 8, 30, 120])
def test_years_have_room(years: int) -> None:
    drawn = timeline_of(
        [meeting(datetime.date(2000, 3, 1)), meeting(datetime.date(2000 + years - 1, 4, 1))], "en"
    )
    assert drawn
    assert 1 <= len(drawn.ticks) <= 8
    assert all(after.x - before.x >= 30 for before, after in itertools.pairwise(drawn.ticks))


@time_machine.travel(TODAY)
def test_meetings_to_come_are_told_apart_with_today_between() -> None:
    drawn = timeline_of([meeting(datetime.date(2026, 6, 1)), meeting(datetime.date(2026, 6, 2))], "en")
    assert drawn
    assert [mark.is_upcoming for mark in drawn.marks] == [False, True]
    assert drawn.today == drawn.marks[0].x
    past = timeline_of([meeting(datetime.date(2020, 1, 1)), meeting(datetime.date(2021, 1, 1))], "en")
    assert past
    assert past.today is None


def test_one_meeting_makes_no_timeline() -> None:
    assert timeline_of([meeting(datetime.date(2020, 1, 1))], "en") is None


@pytest.mark.django_db
def test_the_page_links_each_readable_meeting_and_keeps_the_list(client: Client) -> None:
    page = scene.mechanism()
    for number in range(1, 4):
        scene.meeting(page, datetime.date(2010 + number, 5, 1), str(number))
    hidden = scene.meeting(page, datetime.date(2018, 5, 1), "9", languages=("es",))
    html = client.get(page.address("en")).content.decode()
    picture = re.search(r'<figure class="timeline">.*?</figure>', html, re.DOTALL)
    assert picture
    assert len(re.findall("timeline__mark", picture.group())) == 3
    assert html.count('href="/en/mechanisms/process/meeting-2/"') == 2
    assert "Meeting 9" not in html
    assert hidden.address("es") in client.get(page.address("es")).content.decode()
