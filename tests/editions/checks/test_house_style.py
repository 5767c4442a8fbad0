import pytest

from editions.checks import Term

from .said import said, segment

TERMS = (
    Term({"en": "IOM", "es": "OIM"}),
    Term({"en": "UN", "es": "ONU"}),
    Term({"en": "RCM", "es": "CRM"}),
    Term({"en": "CRM", "es": "GRC"}),
    Term({"en": "CELAC"}),
)
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("original", "translation", "wrong", "right"),
    [
        ("24 June 2023", "junio 24, 2023", "junio 24, 2023", "24 de junio de 2023"),
        ("on 24 June 2023", "el 24 de Junio de 2023", "Junio", "junio"),
        ("Monday, 24 June 2024", "el Lunes, 24 de junio de 2024", "Lunes", "lunes"),
        ("4,300 people", "4,300 personas", "4,300", f"4{NBSP}300"),
        ("4,300 people", "4.300 personas", "4.300", f"4{NBSP}300"),
        ("1,200,500 people", "1.200.500 personas", "1.200.500", f"1{NBSP}200{NBSP}500"),
        ("3.5% of them", "el 3.5 % de ellos", "3.5 %", "3,5 %"),
        ("3.5 million", "3.5 millones", "3.5 millones", "3,5 millones"),
        ("20% of them", "el 20% de ellos", "20%", f"20{NBSP}%"),
        ("by IOM", "por la IOM", "IOM", "OIM"),
        ("IOM / OECD", "IOM / OECD", "IOM", "OIM"),
    ],
)
def test_spanish_set_as_english_is_told(original: str, translation: str, wrong: str, right: str) -> None:
    assert said("house_style", segment(original, translation), terms=TERMS) == [
        f"In Spanish, “{wrong}” is written “{right}”."
    ]


@pytest.mark.parametrize(
    ("original", "translation", "wrong", "right"),
    [
        ("24 de junio de 2023", "June 24, 2023", "June 24, 2023", "24 June 2023"),
        ("el 24 de junio de 2023", "on 24 june 2023", "june", "June"),
        ("el lunes 24 de junio de 2024", "on monday, 24 June 2024", "monday", "Monday"),
        ("4 300 personas", "4.300 people", "4.300", "4,300"),
        ("el 3,5 %", "3,5% of them", "3,5%", "3.5%"),
        ("el 20 %", "20 % of them", "20 %", "20%"),
        ("por la OIM", "by OIM", "OIM", "IOM"),
    ],
)
def test_english_set_as_spanish_is_told(original: str, translation: str, wrong: str, right: str) -> None:
    pair = segment(original, translation)
    assert said("house_style", pair, original="es", language="en", terms=TERMS) == [
        f"In English, “{wrong}” is written “{right}”."
    ]


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("24 June 2023", "24 de junio de 2023"),
        ("June 2023: it begins", "Junio de 2023: comienza"),
        ("the street 9 de Julio", "la avenida 9 de Julio"),
        ("Santo Domingo, 24 June 2023", "Santo Domingo, 24 de junio de 2023"),
        ("JUNE 2023", "24 DE JUNIO DE 2023"),
        ("4,300", "4 300"),
        ("target 10.7", "meta 10.7"),
        ("Law 25.871", "Ley 25.871"),
        ("20%", "20 %"),
        ("by IOM", "la Organización Internacional para las Migraciones (OIM; en inglés, IOM)"),
        ("by IOM", "la IOM (OIM en español)"),
        ("“IOM wins”", "“IOM wins”"),
        ("see www.IOM.example", "véase www.IOM.example"),
        ("ONE STEP FOR ALL", "UN PASO PARA TODOS"),
        ("RCM", "CRM"),
        ("CELAC", "CELAC"),
    ],
)
def test_what_is_right_or_a_name_passes(original: str, translation: str) -> None:
    assert said("house_style", segment(original, translation), terms=TERMS) == []


def test_an_original_that_explains_both_acronyms_may_be_followed() -> None:
    pair = segment("La CRM, en inglés RCM", "The RCM, in Spanish CRM")
    assert said("house_style", pair, original="es", language="en", terms=TERMS[2:3]) == []


def test_one_word_is_told_once_a_segment() -> None:
    assert len(said("house_style", segment("x", "IOM, IOM y IOM"), terms=TERMS)) == 1
