"""How much was released month by month, as a row of small bars."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext, ngettext

if TYPE_CHECKING:
    from ..facets import Facet

MONTHS = 24
# In the picture's units.
BAR, BAR_WIDTH, HEIGHT, NOTHING = 7, 5, 32, 1.5


@dataclass(frozen=True)
class Month:
    """`first` is the month's first day; the bar's place and height are in the picture's units."""

    first: datetime.date
    number: int
    x: int
    height: float

    @property
    def y(self) -> float:
        return HEIGHT - self.height

    @property
    def name(self) -> str:
        """“June 2026”, in the active language."""
        return _name(self.first, get_language())


@dataclass(frozen=True)
class MonthlyReleases:
    """Every month of the time looked at, oldest first, those without a release too."""

    months: list[Month]

    bar_width = BAR_WIDTH
    height = HEIGHT

    @property
    def width(self) -> int:
        return len(self.months) * BAR

    @property
    def total(self) -> int:
        return sum(month.number for month in self.months)

    @property
    def most(self) -> Month:
        """The month with most releases; of several the latest."""
        return max(reversed(self.months), key=lambda month: month.number)

    @property
    def summary(self) -> str:
        """“12 releases in the last 24 months; most in June 2026: 4”."""
        releases = ngettext("%(count)d release", "%(count)d releases", self.total) % {"count": self.total}
        return gettext("%(releases)s in the last %(months)d months; most in %(month)s: %(most)d") % {
            "releases": releases,
            "months": len(self.months),
            "month": self.most.name,
            "most": self.most.number,
        }


@lru_cache(maxsize=1024)
def _name(first: datetime.date, language: str) -> str:
    return date_format(first, "YEAR_MONTH_FORMAT")


def releases_per_month(
    language: str, chosen: "Mapping[Facet, str] | None" = None, months: int = MONTHS
) -> MonthlyReleases | None:
    """Readable releases by the month of their date, the last one the present; None where there is none.

    `chosen` are values that all of them have.
    """
    from ..facets.tally import by_month

    today = localdate()
    this = today.year * 12 + today.month - 1
    firsts = [datetime.date(month // 12, month % 12 + 1, 1) for month in range(this - months + 1, this + 1)]
    numbers = by_month(language, chosen or {})
    counted = {first: number for first in firsts if (number := numbers.get((first.year, first.month)))}
    if not counted:
        return None
    highest = max(counted.values())
    return MonthlyReleases(
        [
            Month(
                first,
                counted.get(first, 0),
                place * BAR,
                round(max(HEIGHT * counted.get(first, 0) / highest, NOTHING), 1),
            )
            for place, first in enumerate(firsts)
        ]
    )
