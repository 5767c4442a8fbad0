import pytest

from .said import both_ways, said, segment

SAME = [
    ("4,300 people", "4 300 personas"),
    ("4,300 people", "4\u00a0300 personas"),
    ("4,300 people", "4\u202f300 personas"),
    ("4,300 people", "4.300 personas"),
    ("4,300 people", "4300 personas"),
    ("2,857,528 people", "2\u00a0857\u00a0528 personas"),
    ("3.5 litres", "3,5 litros"),
    ("3.5 litres", "3.5 litros"),
    ("20% of 1,250.75", "el 20\u00a0% de 1\u00a0250,75"),
    ("20 per cent", "el 20 por ciento"),
    ("20%", "20 por 100"),
    ("30 to 40%", "entre el 30 % y el 40 %"),
    ("In 2018 300 people came.", "En 2018 llegaron 300 personas."),
    ("15 offices", "quince oficinas"),
    ("35 offices", "treinta y cinco oficinas"),
    ("the 5th meeting", "la 5.ª reunión"),
    ("the 5th meeting", "la quinta reunión"),
    ("the 15th Summit", "la XV Cumbre"),
    ("the 21st century", "el siglo XXI"),
    ("2.5 billion", "2 500 millones"),
    ("2.5 billion", "2,5 mil millones"),
    ("USD 1.72 billion", "1\u00a0720 millones de dólares"),
    ("11 thousand", "11 mil"),
    ("two million", "2 millones"),
    ("2 to 3 million", "de 2 a 3 millones"),
    ("2 million to 3 million", "entre 2 y 3 millones"),
    ("250 families", "doscientas cincuenta familias, es decir, 250"),
    ("250 families", "250 familias"),
    ("the 2018–19 budget", "el presupuesto 2018-2019"),
    ("the G20 in mid-2020, COVID-19", "el G-20 a mediados de 2020, la COVID-19"),
    ("in the 1990s", "en los años noventa"),
    ("Article 13(2)", "el artículo 13.2"),
    ("resolution A/RES/73/195, target 10.7", "la resolución A/RES/73/195, meta 10.7"),
    ("+507 305 3350", "+507 305-3350"),
    ("Doors open at 9:30 a.m.", "Las puertas abren a las 9.30 horas"),
    ("by 5 p.m.", "hasta las 17.00 horas"),
    ("from 2 to 4 p.m.", "de 14:00 a 16:00"),
    ("from 9 a.m. to noon", "de 9:00 a 12:00"),
    ("see https://example.org/2023/45", "véase https://example.org/2024/46"),
]


@pytest.mark.parametrize(("english", "spanish"), SAME)
def test_one_number_written_as_each_language_does_is_the_same(english: str, spanish: str) -> None:
    assert both_ways("numbers", english, spanish) == []


@pytest.mark.parametrize(
    ("english", "spanish", "messages"),
    [
        ("4,300 people", "personas", ["The original says “4,300”; the translation has no such number."]),
        ("People", "4 300 personas", ["The translation says “4 300”; the original has no such number."]),
        ("4,300 people", "3 400 personas", ["The original says “4,300”, the translation “3 400”."]),
        ("2.5 billion", "2,5 millones", ["The original says “2.5 billion”, the translation “2,5 millones”."]),
        ("in 2018", "en 2019", ["The original says “2018”, the translation “2019”."]),
        ("3.5 km", "35 km", ["The original says “3.5”, the translation “35”."]),
        ("at 3 p.m.", "a las 5.00 horas", ["The original says “3 p.m.”, the translation “5.00 horas”."]),
        ("20% more", "20 más", ["The original says “20%”; the translation has no percentage there."]),
        ("20 more", "20 % más", ["The translation says “20 %”; the original has no percentage there."]),
        (
            "1 of 7 and 8",
            "uno de cada 9",
            [
                "The original says “7”; the translation has no such number.",
                "The original says “8”; the translation has no such number.",
                "The translation says “9”; the original has no such number.",
            ],
        ),
    ],
)
def test_a_number_of_one_side_only_is_named(english: str, spanish: str, messages: list[str]) -> None:
    assert said("numbers", segment(english, spanish)) == messages


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("4\u00a0300 personas", "4,003 people"),
        ("2 500 millones", "2.5 million"),
        ("quince de 18", "15 of 19"),
    ],
)
def test_numbers_are_compared_from_spanish_too(spanish: str, english: str) -> None:
    assert len(said("numbers", segment(spanish, english), original="es", language="en")) == 1


def test_a_number_in_words_is_none_that_could_be_lost() -> None:
    assert both_ways("numbers", "three countries", "los países") == []


def test_of_many_differences_ten_are_told() -> None:
    many = " ".join(str(number) for number in range(100, 200))
    assert len(said("numbers", segment(many, "ninguno"))) == 10
