"""Dates in words and figures, and the order of day and month in figures."""

from __future__ import annotations

import datetime

import pytest

from publications.text_import.dates import (
    FoundDate,
    NumericOrder,
    find_date,
    settle_numeric_order,
)
from publications.text_import.languages import tables_for
from publications.text_import.reading import UnreadableText

TABLES = tables_for("en")
MONTH_FIRST = NumericOrder(month_first=True, settled=True)


def found(text: str, order: NumericOrder = MONTH_FIRST) -> FoundDate:
    date = find_date(text, TABLES, order)
    assert date is not None
    return date


@pytest.mark.parametrize(
    "text",
    [
        "24 June 2023",
        "24 June, 2023",
        "24th of June, 2023",
        "24 Jun. 2023",
        "June 24, 2023",
        "June 24th, 2023",
        "Saturday, 24 June 2023",
        "24 de junio de 2023",
        "24 de junio del 2023",
        "24 junio 2023",
        "24 DE JUNIO DE 2023",
        "sábado 24 de junio de 2023",
        "junio 24 de 2023",
        "2023-06-24",
        "6/24/2023",
        "24/6/2023",
        "24.06.2023",
        "06/24/23",
    ],
)
def test_one_day_may_be_written_in_many_ways(text: str) -> None:
    date = found(f"Lima, {text} –")
    assert date.value == datetime.date(2023, 6, 24)
    assert date.text == text


@pytest.mark.parametrize("day", ["1.º", "1º", "1.°", "1ro.", "1o", "primero", "1er", "1"])
def test_the_first_of_a_month_has_its_own_forms_in_spanish(day: str) -> None:
    assert found(f"{day} de marzo de 2026").value == datetime.date(2026, 3, 1)


def test_september_is_written_with_and_without_p() -> None:
    assert found("2 de setiembre de 2025").value == found("2 de septiembre de 2025").value


@pytest.mark.parametrize("text", ["Paragraph 17", "May 2023", "in June", "17-19", "505 3350", "24 Marchers"])
def test_what_only_resembles_a_date_is_none(text: str) -> None:
    assert find_date(text, TABLES, MONTH_FIRST) is None


@pytest.mark.parametrize("text", ["31 June 2023", "29 de febrero de 2023", "13/32/2018", "31 de junio"])
def test_a_day_that_does_not_exist_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        found(text).or_refuse(7)
    assert caught.value.code == "bad_date"
    assert caught.value.params == {"line": 7, "text": text}


def test_a_leap_day_exists_in_its_year() -> None:
    assert found("29 de febrero de 2024").value == datetime.date(2024, 2, 29)


def test_another_date_of_the_page_settles_the_order_of_day_and_month() -> None:
    for other, expected in [("3/16/2018", (6, 8)), ("16/3/2018", (8, 6))]:
        order = settle_numeric_order([f"Date: {other}", "Date: 6/8/2016"], TABLES)
        date = found("6/8/2016", order)
        assert date.value == datetime.date(2016, *expected)
        assert date.notices(1) == []


def test_a_date_that_nothing_settles_is_read_as_its_language_does_with_a_notice() -> None:
    for language, expected in [("en", (6, 8)), ("es", (8, 6))]:
        order = settle_numeric_order(["6/8/2016"], tables_for(language))
        date = found("6/8/2016", order)
        assert date.value == datetime.date(2016, *expected)
        assert "check day and month" in str(date.notices(1)[0])


def test_dates_that_contradict_each_other_settle_nothing() -> None:
    order = settle_numeric_order(["3/16/2018", "16/3/2018"], TABLES)
    assert not order.settled
    assert found("3/16/2018", order).value == found("16/3/2018", order).value


def test_the_same_number_twice_is_no_doubt() -> None:
    assert found("6/6/2016", NumericOrder(month_first=True, settled=False)).notices(1) == []


def test_a_year_of_two_figures_is_read_with_a_notice() -> None:
    date = found("06/24/98")
    assert date.value == datetime.date(1998, 6, 24)
    assert "check the year" in str(date.notices(1)[0])


def test_a_day_of_the_week_that_does_not_fit_is_noticed() -> None:
    assert "day of the week" in str(found("lunes 24 de junio de 2023").notices(1)[0])
