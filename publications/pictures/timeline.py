"""A mechanism's meetings over the years."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate

from .labels import width_of

# In the picture's units: about a pixel each on a narrow phone, so that a mark is as high as a finger needs.
WIDTH, MARGIN = 340, 2
MARK_HEIGHT, MARK_GAP, FONT = 26, 3, 11.5
STEM, SCALE_HEIGHT = 10, 20
FEWEST, MOST_TICKS = 2, 7
STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True)
class TimelineMark:
    """A meeting: a box with its number over the point of its date (`x`)."""

    x: float
    left: float
    top: float
    width: float
    text: str
    title: str
    address: str
    is_upcoming: bool

    @property
    def middle(self) -> float:
        return round(self.left + self.width / 2, 1)

    @property
    def baseline(self) -> float:
        return self.top + MARK_HEIGHT / 2 + 4

    @property
    def bottom(self) -> float:
        return self.top + MARK_HEIGHT


@dataclass(frozen=True)
class Tick:
    x: float
    year: int
    anchor: str


@dataclass(frozen=True)
class Timeline:
    axis: float
    marks: list[TimelineMark]
    ticks: list[Tick]
    today: float | None

    width = WIDTH
    mark_height = MARK_HEIGHT
    font = FONT

    @property
    def height(self) -> float:
        return self.axis + SCALE_HEIGHT

    @property
    def year_baseline(self) -> float:
        return self.height - 3

    @property
    def upcoming(self) -> int:
        return sum(mark.is_upcoming for mark in self.marks)


def timeline_of(meetings: Iterable[Any], language: str) -> Timeline | None:
    """The meetings that have a date, in the order of their dates; None for fewer than two. No query."""
    dated = sorted((meeting for meeting in meetings if meeting.date), key=lambda meeting: meeting.date)
    if len(dated) < FEWEST:
        return None
    first, last = dated[0].date.year, dated[-1].date.year
    today = localdate()

    def across(date: datetime.date) -> float:
        start = datetime.date(first, 1, 1)
        whole = datetime.date(last + 1, 1, 1) - start
        return round(MARGIN + (WIDTH - 2 * MARGIN) * ((date - start) / whole), 1)

    boxes = []
    ends: list[float] = []
    for meeting in dated:
        text = meeting.number or str(meeting.date.year)
        width = round(max(MARK_HEIGHT, width_of(text, FONT) + 10), 1)
        x = across(meeting.date)
        left = round(min(max(x - width / 2, MARGIN), WIDTH - MARGIN - width), 1)
        row = next((row for row, end in enumerate(ends) if end + MARK_GAP <= left), len(ends))
        ends[row : row + 1] = [left + width]
        boxes.append((meeting, text, x, left, width, row))
    axis = len(ends) * (MARK_HEIGHT + MARK_GAP) + STEM
    marks = [
        TimelineMark(
            x=x,
            left=left,
            top=axis - STEM - (row + 1) * (MARK_HEIGHT + MARK_GAP) + MARK_GAP,
            width=width,
            text=text,
            title=f"{date_format(meeting.date, 'DATE_FORMAT')}: {meeting.headline}",
            address=meeting.address(language) or "",
            is_upcoming=meeting.date > today,
        )
        for meeting, text, x, left, width, row in boxes
    ]
    return Timeline(
        axis=axis,
        marks=marks,
        ticks=_ticks(first, last, across),
        today=across(today) if marks[-1].is_upcoming and first <= today.year else None,
    )


def _ticks(first: int, last: int, across: Callable[[datetime.date], float]) -> list[Tick]:
    """A round year every so often, not more of them than have room."""
    years = last + 1 - first
    step = next(step for step in STEPS if years / step <= MOST_TICKS or step == STEPS[-1])
    ticks = []
    for year in range(first, last + 2):
        if year % step == 0 and year <= datetime.MAXYEAR:
            x = across(datetime.date(year, 1, 1))
            anchor = "start" if x < 14 else "end" if x > WIDTH - 14 else "middle"
            ticks.append(Tick(x, year, anchor))
    return ticks
