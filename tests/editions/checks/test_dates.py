import pytest

from .said import both_ways, found, said, segment

SAME = [
    ("24 June 2023", "24 de junio de 2023"),
    ("24 June 2023", "24 de junio del 2023"),
    ("June 24, 2023", "24 de junio de 2023"),
    ("June 24th, 2023", "24 de junio de 2023"),
    ("24/06/2023", "24 de junio de 2023"),
    ("2023-06-24", "24/06/2023"),
    ("1 March 2026", "1.º de marzo de 2026"),
    ("1 March 2026", "primero de marzo de 2026"),
    ("June 24–26, 2023", "del 24 al 26 de junio de 2023"),
    ("24 to 26 June 2023", "del 24 al 26 de junio de 2023"),
    ("12 and 13 September", "los días 12 y 13 de setiembre"),
    ("30 June to 2 July 2026", "del 30 de junio al 2 de julio de 2026"),
    ("June 2023", "junio de 2023"),
    ("Sept. 3, 2023", "3 de septiembre de 2023"),
    ("In May 20 people may attend.", "En mayo podrán asistir 20 personas."),
    ("In March 35,000 came.", "En marzo llegaron 35 000."),
    ("5 may attend, 6 march on", "5 pueden asistir, 6 siguen"),
    ("on 20 June", "el 20 de junio de 2023"),
    ("20 June, as in 2022 and 2023", "el 20 de junio, como en 2022 y en 2023"),
]


@pytest.mark.parametrize(("english", "spanish"), SAME[:-2])
def test_one_date_written_as_each_language_does_is_the_same(english: str, spanish: str) -> None:
    assert both_ways("dates", english, spanish) == []
    assert both_ways("numbers", english, spanish) == []


@pytest.mark.parametrize(("english", "spanish"), SAME[-2:])
def test_a_translation_may_add_the_year(english: str, spanish: str) -> None:
    assert said("dates", segment(english, spanish)) == []


@pytest.mark.parametrize(
    ("english", "spanish", "messages"),
    [
        (
            "24 June 2023",
            "25 de junio de 2023",
            ["The original says “24 June 2023”, the translation “25 de junio de 2023”."],
        ),
        (
            "24 June 2023",
            "24 de julio de 2023",
            ["The original says “24 June 2023”, the translation “24 de julio de 2023”."],
        ),
        (
            "24 June 2023.",
            "Hoy.",
            ["The original has the date “24 June 2023”; the translation has no such date."],
        ),
        (
            "24 June 2023",
            "el 24 de junio",
            ["The original has the date “24 June 2023”; the translation has no such date."],
        ),
        (
            "Today",
            "12 de mayo",
            ["The translation has the date “12 de mayo”; the original has no such date."],
        ),
    ],
)
def test_a_date_of_one_side_only_is_named_once(english: str, spanish: str, messages: list[str]) -> None:
    findings = found(segment(english, spanish))
    assert [finding.message for finding in findings if finding.check in ("dates", "numbers")] == messages


def test_a_date_that_changed_is_found_from_spanish_too() -> None:
    pair = segment("el 24 de junio de 2023", "on 4 June 2023")
    assert len(said("dates", pair, original="es", language="en")) == 1


def test_days_that_changed_places_are_found() -> None:
    pair = segment("24 June 2023 and 5 July 2023", "5 de junio de 2023 y 24 de julio de 2023")
    assert len(said("dates", pair)) == 4
