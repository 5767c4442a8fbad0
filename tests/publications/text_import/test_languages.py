"""Which language a page is in, and that a further one is only one more table."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from publications.text_import import languages
from publications.text_import.languages import LANGUAGES
from publications.text_import.languages.table import words
from publications.text_import.recognise import recognise
from tests.publications.text_import.sample_pages import KINDS, messages_of, recognised, text_of


@pytest.mark.parametrize("name", KINDS)
def test_the_language_of_every_sample_page_is_guessed(name: str) -> None:
    assert recognised(name).language == name.split("_")[1]


def test_a_guess_from_few_words_is_noticed() -> None:
    assert "guessed from very little text" in messages_of(recognise("Panamá", "strategy"))[0]


def test_a_given_language_is_kept_and_a_contrary_text_noticed() -> None:
    result = recognised("release_es", "en")
    assert result.language == "en"
    assert result.headline == recognised("release_es").headline
    assert "another language: es" in messages_of(result)[0]


def test_a_language_without_a_table_is_read_with_those_there_are() -> None:
    result = recognised("release_es", "fr")
    assert result.language == "fr"
    assert result.dateline == recognised("release_es").dateline
    assert "“fr”" in messages_of(result)[0]


def test_a_third_language_is_one_more_table(monkeypatch: pytest.MonkeyPatch) -> None:
    portuguese = replace(
        LANGUAGES["es"],
        function_words=words(
            "o a os as do da dos das em no na nos nas um uma e que para com por são foi não"
        ),
        months={"junho": 6, "março": 3},
        contact_headings=("para mais informações",),
        place_prepositions=("em",),
    )
    monkeypatch.setitem(LANGUAGES, "pt", portuguese)
    result = recognise(
        "Doze países combinam passos comuns para a fronteira\n"
        "Brasília, 24 de junho de 2023 – A rede reuniu as autoridades de doze países na capital do Brasil"
        " e foi recebida com uma festa que não acaba.\n"
        "Para mais informações:\nEm Brasília:\nMesa de imprensa, OIM, mesa@example.org\n",
        "release",
    )
    assert result.language == "pt"
    assert result.dateline is not None
    assert result.dateline.date == datetime.date(2023, 6, 24)
    assert [each.place for each in result.contacts] == ["Brasília"]


def test_only_the_list_of_tables_names_a_language() -> None:
    folder = Path(languages.__file__).parents[1]
    modules = [path for path in folder.glob("*.py") if "django" not in path.read_text().lower()]
    modules.append(folder / "languages" / "table.py")
    assert len(modules) > 15
    for path in modules:
        source = path.read_text()
        assert not [code for code in LANGUAGES if f'"{code}"' in source], path.name


def test_the_words_of_all_tables_are_in_lower_case() -> None:
    for table in LANGUAGES.values():
        for name, value in vars(table).items():
            if isinstance(value, frozenset | tuple | dict) and name != "day_suffixes":
                assert [word for word in value if word != word.lower()] == [], name


def test_a_page_in_one_language_may_have_contacts_in_another() -> None:
    page = (
        text_of("release_en").replace("In Panama:", "En Panamá:").replace("For additional", "FOR ADDITIONAL")
    )
    assert [each.place for each in recognise(page, "release").contacts][:2] == ["Panamá", "Panamá"]
