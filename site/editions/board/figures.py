"""How long translations take after their original, and what went out month by month; over all publications."""

import datetime
from dataclasses import dataclass
from statistics import median

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..languages import codes, endonym
from ..models import Edition

MONTHS = 12


@dataclass(frozen=True)
class Delay:
    """The median of a language's translations first published within the period, in words."""

    language: str
    name: str
    publications: int
    typical: str


@dataclass(frozen=True)
class Series:
    """A language's first publications, one number a month, the oldest month first."""

    language: str
    name: str
    numbers: list[int]

    @property
    def total(self) -> int:
        return sum(self.numbers)


@dataclass(frozen=True)
class Figures:
    months: list[datetime.date]
    delays: list[Delay]
    series: list[Series]

    @property
    def is_empty(self) -> bool:
        return not any(series.total for series in self.series)

    @property
    def table(self) -> list[tuple[datetime.date, list[int]]]:
        """The newest month first, as a reader of a table looks for it."""
        numbers = zip(*(series.numbers for series in self.series), strict=True)
        return [(month, list(row)) for month, row in zip(self.months, numbers, strict=True)][::-1]


def figures(today: datetime.date | None = None) -> Figures:
    """Of the last twelve months, this one included; one query."""
    months = last_months(today or timezone.localdate())
    since = timezone.make_aware(datetime.datetime.combine(months[0], datetime.time.min))
    went_out = Edition.objects.filter(first_published_at__gte=since).values_list(
        "language", "page__original_language", "first_published_at", "page__first_published_at"
    )
    # In seconds.
    delays: dict[str, list[float]] = {code: [] for code in codes()}
    counts: dict[str, dict[datetime.date, int]] = {code: dict.fromkeys(months, 0) for code in codes()}
    for language, original, first, first_of_all in went_out:
        if language not in counts or first is None:
            continue
        month = timezone.localtime(first).date().replace(day=1)
        if month in counts[language]:
            counts[language][month] += 1
        if language != original and first_of_all:
            # One published before its original is read when that goes out.
            delays[language].append(max((first - first_of_all).total_seconds(), 0.0))
    return Figures(
        months,
        [
            Delay(code, endonym(code), len(took), in_words(median(took)) if took else "")
            for code, took in delays.items()
        ],
        [Series(code, endonym(code), list(numbers.values())) for code, numbers in counts.items()],
    )


def last_months(today: datetime.date) -> list[datetime.date]:
    """The first days of the last twelve months, oldest first."""
    count = today.year * 12 + today.month - 1
    return [
        datetime.date(number // 12, number % 12 + 1, 1) for number in range(count - MONTHS + 1, count + 1)
    ]


def in_words(seconds: float) -> str:
    """Hours up to two days, then days: nobody plans a translation by the minute."""
    hours = round(seconds / 3600)
    if hours < 1:
        return _("less than an hour")
    if hours < 48:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    days = round(hours / 24)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
