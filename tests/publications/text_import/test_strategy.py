"""Strategy pages: sections whose headings stay in the body, lines as they are."""

from __future__ import annotations

from publications.text_import.recognise import recognise
from tests.publications.text_import.sample_pages import messages_of, recognised


def test_a_page_that_begins_with_prose_has_no_headline() -> None:
    result = recognised("strategy_en")
    assert result.headline == ""
    assert messages_of(result)[0] == "No headline was found."
    assert result.body[0].line == 1


def test_the_first_heading_below_the_menu_is_the_headline() -> None:
    result = recognised("strategy_es")
    assert result.headline == "Estrategia regional de movilidad humana 2025–2029"
    assert result.set_aside[0] == (1, "Inicio")


def test_sections_keep_their_headings_in_the_body() -> None:
    headings = [part.text for part in recognised("strategy_en").body if part.kind == "heading"]
    assert headings == ["Working with Sister Organizations", "Regional Forums"]


def test_a_download_that_was_a_link_is_noticed_at_its_line() -> None:
    notices = recognised("strategy_en").notices
    assert [notice.line for notice in notices if "link was lost" in str(notice)] == [5]


def test_related_resources_at_the_end_are_set_aside() -> None:
    aside = recognised("strategy_es").set_aside
    assert [text for _, text in aside[-2:]] == ["Recursos relacionados", "Informe anual"]


def test_lines_of_a_strategy_are_never_joined() -> None:
    result = recognise("Una estrategia\nLa región reúne a los\npaíses de la costa.", "strategy", "es")
    assert [part.text for part in result.body] == ["La región reúne a los", "países de la costa."]


def test_a_menu_before_the_headline_leaves_the_nearest_title_with_a_notice() -> None:
    prose = "La estrategia orienta el trabajo de las oficinas de la región con los gobiernos."
    page = f"Países\nTemas regionales\nNuestra gente\nEstrategia para la región andina\n{prose}"
    result = recognise(page, "strategy", "es")
    assert result.headline == "Estrategia para la región andina"
    assert [number for number, _ in result.set_aside] == [1, 2, 3]
    assert "Several lines could be the headline" in messages_of(result)[0]


def test_headings_of_two_levels_both_stay() -> None:
    prose = "La estrategia orienta el trabajo de las oficinas de la región con los gobiernos."
    result = recognise(f"Una estrategia\n{prose}\nPilares\nResiliencia\n{prose}", "strategy", "es")
    assert [part.kind for part in result.body] == ["paragraph", "heading", "heading", "paragraph"]
