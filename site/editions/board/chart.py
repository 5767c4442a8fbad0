"""The geometry of the chart: a row a month, a bar a language, each with its number at its end."""

import datetime
from dataclasses import dataclass

from .figures import Figures

# In units of the viewBox, which is drawn about as wide as it is here: type keeps its size.
WIDTH = 248
LABELS = 62
NUMBERS = 22
BAR = 10
LANE = 11
GAP = 6


@dataclass(frozen=True)
class Bar:
    """`pattern` counts from 1; a number of zero has no bar, only its 0."""

    pattern: int
    name: str
    number: int
    y: int
    width: float

    @property
    def number_x(self) -> float:
        return LABELS + self.width + 4

    @property
    def number_y(self) -> int:
        return self.y + BAR - 1


@dataclass(frozen=True)
class Row:
    month: datetime.date
    y: int
    bars: list[Bar]


@dataclass(frozen=True)
class Chart:
    height: int
    rows: list[Row]
    width: int = WIDTH
    start: int = LABELS
    bar: int = BAR


def chart(figures: Figures) -> Chart:
    """The newest month at the top; the longest bar takes the width there is."""
    most = max((number for series in figures.series for number in series.numbers), default=0) or 1
    unit = (WIDTH - LABELS - NUMBERS) / most
    step = len(figures.series) * LANE + GAP
    rows = []
    for position, (month, numbers) in enumerate(figures.table):
        top = position * step
        bars = [
            Bar(order + 1, series.name, number, top + order * LANE, round(number * unit, 1))
            for order, (series, number) in enumerate(zip(figures.series, numbers, strict=True))
        ]
        rows.append(Row(month, top + (step - GAP) // 2 + 4, bars))
    return Chart(len(rows) * step, rows)
