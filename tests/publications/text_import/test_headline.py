"""The headline among the residue of menus that stands above it."""

from __future__ import annotations

import pytest

from publications.text_import.recognise import recognise
from tests.publications.text_import.sample_pages import messages_of, recognised

PROSE = "La red reunió en Lima a las autoridades de doce países durante tres días de trabajo."
HEADLINE = "Doce países acuerdan pasos comunes"


@pytest.mark.parametrize(
    ("name", "headline", "aside"),
    [
        (
            "release_en",
            "Twelve governments agree on common steps for people who cross the Darien on foot",
            [*range(1, 13), 23],
        ),
        (
            "release_es",
            "La red de autoridades migratorias estrena un curso en línea para funcionarios de frontera",
            [*range(1, 9), 14, 19, 20],
        ),
        (
            "statement_en",
            "Two organizations call for calm after the closure of a border bridge",
            [1, 2, 8, 11, 12, 13],
        ),
        (
            "statement_es",
            "Dos oficinas piden mantener abiertos los albergues durante la temporada de lluvias",
            [1, 2, 8],
        ),
    ],
)
def test_the_residue_above_the_headline_is_set_aside_with_its_lines(
    name: str, headline: str, aside: list[int]
) -> None:
    result = recognised(name)
    assert result.headline == headline
    assert [number for number, _ in result.set_aside] == aside


def test_prose_that_is_set_aside_is_noticed() -> None:
    notices = [notice.line for notice in recognised("release_en").notices if "set aside" in str(notice)]
    assert notices == [3, 9]


@pytest.mark.parametrize(
    "between", ["Comunicado de prensa", "Compartir", "-", "• Noticias", "Inicio > Noticias"]
)
def test_residue_between_headline_and_dateline_is_no_headline(between: str) -> None:
    result = recognise(f"{HEADLINE}\n{between}\nLima, 1 de marzo de 2026 – {PROSE}", "release", "es")
    assert result.headline == HEADLINE
    assert result.set_aside == [(2, between)]


def test_an_embargo_is_neither_headline_nor_dateline_and_is_noticed() -> None:
    embargo = "EMBARGADO HASTA EL 1 de marzo de 2026"
    result = recognise(f"{HEADLINE}\n{embargo}\nLima, 1 de marzo de 2026 – {PROSE}", "release", "es")
    assert result.headline == HEADLINE
    assert any("embargo" in message for message in messages_of(result))


def test_a_headline_about_an_embargo_is_a_headline() -> None:
    headline = "El fin del embargo abre una frontera"
    assert recognise(f"{headline}\nLima, 1 de marzo de 2026 – {PROSE}", "release", "es").headline == headline


def test_a_headline_broken_in_two_is_joined() -> None:
    page = f"Doce países acuerdan pasos comunes\npara las personas en tránsito\nLima, 1 de marzo de 2026 – {PROSE}"
    assert (
        recognise(page, "release", "es").headline
        == "Doce países acuerdan pasos comunes para las personas en tránsito"
    )


def test_without_a_dateline_the_first_title_is_the_headline() -> None:
    result = recognise(f"Inicio\n{HEADLINE}\n{PROSE}\n{PROSE}", "release", "es")
    assert result.headline == HEADLINE
    assert [part.line for part in result.body] == [3, 4]
    assert messages_of(result) == ["No dateline was found: please give place and date."]


def test_a_dateline_in_the_first_line_leaves_no_headline() -> None:
    result = recognise(f"Lima, 1 de marzo de 2026 – {PROSE}", "release", "es")
    assert result.headline == ""
    assert "No headline was found." in messages_of(result)
    assert len(result.body) == 1


def test_prose_alone_stays_in_the_body() -> None:
    result = recognise(f"{PROSE}\n{PROSE}", "release", "es")
    assert result.headline == ""
    assert len(result.body) == 2
