"""Datelines in the shapes of several organizations, and lines that are none."""

from __future__ import annotations

import datetime

import pytest

from publications.text_import.reading import UnreadableText
from publications.text_import.recognise import recognise
from tests.publications.text_import.sample_pages import dateline_page, messages_of

SHAPES = {
    "Panama 24 June, 2023 – ": ["Panama"],
    "PANAMA CITY, 24 June 2023 – ": ["PANAMA CITY"],
    "Geneva / San Salvador, 24 June 2023 – ": ["Geneva", "San Salvador"],
    "New York/Geneva, 24 June 2023 – ": ["New York", "Geneva"],
    "Geneva - San Salvador, 24 June 2023 - ": ["Geneva", "San Salvador"],
    "Washington, D.C., 24 June 2023 (PAHO/WHO) – ": ["Washington, D.C."],
    "Port-au-Prince, 24 June 2023 – ": ["Port-au-Prince"],
    "Port of Spain, Trinidad and Tobago, 24 June 2023 - ": ["Port of Spain, Trinidad and Tobago"],
    "Ciudad de Panamá, 24 de junio de 2023 – ": ["Ciudad de Panamá"],
    "GINEBRA / SAN SALVADOR (24 de junio de 2023) – ": ["GINEBRA", "SAN SALVADOR"],
    "Lima, 24 de junio de 2023. – ": ["Lima"],
    "Bogotá, 24 de junio de 2023.- ": ["Bogotá"],
    "Bogotá, 24 de junio de 2023.-": ["Bogotá"],
    "La Paz, 24 de junio de 2023. ": ["La Paz"],
    "San Salvador, El Salvador, sábado 24 de junio de 2023 — ": ["San Salvador, El Salvador"],
    "Lima y Bogotá, 24 de junio de 2023 — ": ["Lima", "Bogotá"],
    "Ciudad de México, a 24 de junio de 2023 – ": ["Ciudad de México"],
    "Panama City, June 24, 2023 -- ": ["Panama City"],
    "24 June 2023, Panama City – ": ["Panama City"],
    "Panama City ,  24  June 2023–": ["Panama City"],
    "Panamá, 24/06/2023 – ": ["Panamá"],
}


@pytest.mark.parametrize(("written", "places"), SHAPES.items())
def test_a_dateline_gives_places_and_date_and_leaves_the_sentence(written: str, places: list[str]) -> None:
    result = dateline_page(written)
    assert result.dateline is not None
    assert result.dateline.places == places
    assert result.dateline.date == datetime.date(2023, 6, 24)
    assert result.dateline.line == 2
    assert result.body[0].text.startswith("The office presented")
    assert result.headline == "Twelve governments agree on common steps"
    assert result.notices == []


def test_a_date_without_a_place_is_a_dateline_with_a_notice() -> None:
    result = dateline_page("June 24, 2023 – ")
    assert result.dateline is not None
    assert result.dateline.places == []
    assert messages_of(result) == ["The dateline names no place."]


def test_a_dateline_without_a_year_has_no_date() -> None:
    result = dateline_page("PANAMA CITY, 24 June – ")
    assert result.dateline is not None
    assert result.dateline.date is None
    assert "has no year" in messages_of(result)[0]


def test_a_place_alone_is_a_dateline_without_a_date() -> None:
    result = dateline_page("Ginebra – ")
    assert result.dateline is not None
    assert result.dateline.places == ["Ginebra"]
    assert messages_of(result) == ["The dateline has no date."]


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("date", ["June 24, 2023", "Fecha: 24 de junio de 2023", "Noticias | 24 jun. 2023"])
def test_a_date_on_its_own_line_completes_a_place_before_the_text(date: str, *, above: bool) -> None:
    headline = "Twelve governments agree on common steps"
    lines = [date, headline] if above else [headline, date]
    lines += ["Geneva – The office presented a study on the routes through the region today."]
    result = recognise("\n".join(lines), "release", "en")
    assert result.dateline is not None
    assert result.dateline.places == ["Geneva"]
    assert result.dateline.date == datetime.date(2023, 6, 24)
    assert result.headline == headline
    assert result.set_aside == []
    assert result.notices == []


@pytest.mark.parametrize(
    "beginning",
    [
        "On 24 June 2023 – the feast of Saint John – ",
        "El 24 de junio de 2023 – fiesta de San Juan – ",
        "In Panama, on 24 June 2023 – ",
        "The Declaration of 24 June 2023 – ",
        "From 24 June 2023 – 26 June 2023 ",
    ],
)
def test_a_sentence_with_a_date_is_no_dateline(beginning: str) -> None:
    result = dateline_page(beginning)
    assert result.dateline is None
    assert result.body[0].text.startswith(beginning[:20])
    assert any("No dateline" in message for message in messages_of(result))


@pytest.mark.parametrize("date", ["31 June 2023", "31 de junio de 2023", "29 February 2023"])
def test_a_dateline_of_a_day_that_does_not_exist_is_refused(date: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        dateline_page(f"Panama, {date} – ")
    assert caught.value.code == "bad_date"
    assert str(caught.value) == f"Line 2: the date “{date}” does not exist."


def test_an_impossible_date_within_the_text_is_no_reason_to_refuse() -> None:
    page = "A headline of some length here\nLima, 24 June 2023 – A sentence.\nSince 31 June 2023 it rains."
    assert recognise(page, "release", "en").dateline is not None


def test_a_dateline_far_below_does_not_hide_the_date_above_the_text() -> None:
    prose = "This is a paragraph of the release and it has a fair number of words."
    lines = ["A headline of some length here", "24 June 2023", *[prose] * 4, f"Lima, 3 May 2021 – {prose}"]
    result = recognise("\n".join(lines), "release", "en")
    assert result.dateline is not None
    assert result.dateline.date == datetime.date(2023, 6, 24)
