import pytest

from .said import both_ways, said, segment


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("She said “yes”.", "Dijo “sí”."),
        ("She said “yes”.", "Dijo «sí»."),
        ("“We are ‘ready’,” she said.", "«Estamos “listos”», dijo."),
        ("“We are ready,” she said. “All of us.”", "«Estamos listos —dijo—. Todos»."),
        ("“One.\n\n“Two.”", "«Uno.\n\n«Dos»."),
        ('A 5" pipe and the office’s door', 'Un tubo de 5" y la puerta'),
    ],
)
def test_as_many_passages_are_quoted_in_the_marks_of_each_language(english: str, spanish: str) -> None:
    assert said("quotations", segment(english, spanish)) == []


def test_one_quotation_in_two_parts_counts_as_one_in_both_directions() -> None:
    english, spanish = "“Ready,” she said. “All of us.”", "“Listos —dijo—. Todos”."
    assert both_ways("quotations", english, spanish) == []


@pytest.mark.parametrize(
    ("english", "spanish", "message"),
    [
        ("“One” and “two”", "“Uno” y dos", "The original quotes 2 passages, the translation 1."),
        ("“One” and two", "“Uno” y “dos”", "The original quotes 1 passage, the translation 2."),
        ("“One”", 'el "uno"', "The translation has straight quotation marks; write “…”."),
    ],
)
def test_what_differs_is_told(english: str, spanish: str, message: str) -> None:
    assert said("quotations", segment(english, spanish)) == [message]


def test_marks_of_another_language_are_told() -> None:
    assert said("quotations", segment("«uno»", "«one»"), original="es", language="en") == [
        "«…» are not the quotation marks of this language; write “…”."
    ]


def test_two_kinds_of_marks_in_one_translation_are_told_where_the_rarer_stands() -> None:
    segments = [segment("“a”", "«a»", key=key) for key in ("one", "two")]
    assert said("quotations", *segments, segment("“b”", "“b”", key="three")) == [
        "The translation quotes in “…” here, in «…» elsewhere."
    ]
