"""Commitments × institutions: who reported on what, and what nobody has reported on."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext

from editions.languages import localized
from editions.paths import address


@dataclass
class Column:
    """An institution that has reported."""

    name: str
    acronym: str
    address: str | None = None

    @property
    def short_name(self) -> str:
        return self.acronym or self.name


@dataclass(frozen=True)
class ReportMark:
    """A report in its cell: the year is seen, `name` is read out."""

    year: int
    name: str
    address: str


@dataclass
class Row:
    """A commitment with one list of reports per column."""

    number: str
    headline: str
    address: str
    cells: list[list[ReportMark]] = field(default_factory=list)

    @property
    def is_gap(self) -> bool:
        return not any(self.cells)


@dataclass
class Group:
    """The commitments of one meeting, under its name."""

    headline: str
    address: str
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Matrix:
    columns: list[Column]
    groups: list[Group]

    @property
    def width(self) -> int:
        """In columns, that of the commitments included."""
        return len(self.columns) + 1

    @property
    def number(self) -> int:
        """How many commitments there are."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def gaps(self) -> int:
        """On how many of them nobody has reported."""
        return sum(row.is_gap for group in self.groups for row in group.rows)


def matrix_of(
    commitments: Iterable[Any], meetings: Iterable[Any], reports: QuerySet, language: str
) -> Matrix | None:
    """The matrix, or None where there is nothing to cross; one query.

    `commitments` and `meetings` are readable and in order; `reports` is the queryset of all readable ones that
    belong here, which may be on no commitment at all: their institutions have a column nevertheless.
    """
    commitments, meetings = list(commitments), list(meetings)
    columns, cells = _reported(reports, [commitment.pk for commitment in commitments], language)
    if not columns or not commitments:
        return None
    groups = [
        Group(
            meeting.headline if meeting else "",
            (meeting.address(language) or "") if meeting else "",
            [_row(commitment, columns, cells, language) for commitment in of_meeting],
        )
        for meeting, of_meeting in _by_meeting(commitments, meetings)
    ]
    return Matrix(list(columns.values()), groups)


def _by_meeting(commitments: list[Any], meetings: list[Any]) -> list[tuple[Any, list[Any]]]:
    """Each meeting that has commitments, with them; last those whose meeting cannot be read."""
    groups: dict[str, tuple[Any, list[Any]]] = {meeting.path: (meeting, []) for meeting in meetings}
    orphans: tuple[Any, list[Any]] = (None, [])
    for commitment in commitments:
        groups.get(commitment.path[: -commitment.steplen], orphans)[1].append(commitment)
    return [group for group in [*groups.values(), orphans] if group[1]]


Cells = dict[tuple[int, int], list[tuple[str, datetime.date]]]


def _reported(reports: QuerySet, commitment_ids: list[int], language: str) -> tuple[dict[int, Column], Cells]:
    """Columns by institution, and what stands in each cell, oldest first."""
    name, acronym = localized("name", language), localized("acronym", language)
    path = localized("public_path", language)
    rows = (
        reports.filter(institution__isnull=False, date__isnull=False)
        .order_by("date", "pk")
        .values_list(
            "institution",
            f"institution__{name}",
            f"institution__{acronym}",
            "date",
            path,
            "commitments",
        )
    )
    columns: dict[int, Column] = {}
    cells: Cells = {}
    wanted = set(commitment_ids)
    for institution, full_name, short_name, date, public_path, commitment in rows:
        columns[institution] = Column(full_name or "", short_name or "")
        if commitment in wanted:
            place = cells.setdefault((commitment, institution), [])
            place.append((address(language, public_path) or "", date))
    by_name = sorted(columns.items(), key=lambda item: item[1].short_name.casefold())
    return dict(by_name), cells


def _row(commitment: Any, columns: dict[int, Column], cells: Cells, language: str) -> Row:
    row = Row(commitment.number, commitment.headline, commitment.address(language) or "")
    for institution, column in columns.items():
        row.cells.append(
            [
                ReportMark(
                    date.year,
                    gettext("%(institution)s on commitment %(number)s: report of %(date)s")
                    % {
                        "institution": column.short_name,
                        "number": commitment.number,
                        "date": date_format(date, "DATE_FORMAT"),
                    },
                    where,
                )
                for where, date in cells.get((commitment.pk, institution), [])
            ]
        )
    return row
