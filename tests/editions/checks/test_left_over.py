import pytest

from .said import rich, said, segment

SAME = "This is the same as in the original."
SENTENCE = "The review was published by the office and is available to all."


@pytest.mark.parametrize(
    "text", [SENTENCE, "Accessibility statement of ours", "Eighth Regional Migration Summit"]
)
def test_a_text_that_is_the_same_in_both_languages_is_told(text: str) -> None:
    assert said("left_over", segment(text, text)) == [SAME]


@pytest.mark.parametrize(
    "text",
    [
        "COHM",
        "Ana Ruiz Pérez",
        "Cartagena de Indias",
        "Lima / La Paz",
        "10:00 – 12:00 UTC",
        "https://a.example/the-one-to-see",
    ],
)
@pytest.mark.parametrize("original", ["en", "es"])
def test_names_and_addresses_may_be_the_same(text: str, original: str) -> None:
    language = "es" if original == "en" else "en"
    assert said("left_over", segment(text, text), original=original, language=language) == []


def test_what_somebody_marked_as_the_same_is_left_alone() -> None:
    assert said("left_over", segment(SENTENCE, SENTENCE, is_kept=True)) == []


@pytest.mark.parametrize("own", ["Texto propio de este párrafo.", "Uno."])
def test_a_paragraph_in_the_other_language_is_told(own: str) -> None:
    pair = rich(f"<p>One.</p><p>{SENTENCE}</p>", f"<p>{own}</p><p>{SENTENCE}</p>")
    assert said("left_over", pair) == [
        "This seems to be in English: “The review was published by the office and is available to…”."
    ]


def test_a_paragraph_in_the_other_language_is_told_in_english_too() -> None:
    left = "La oficina publicó el estudio con el apoyo de los países de la región."
    pair = rich("<p>Otra cosa.</p>", f"<p>Another thing.</p><p>{left}</p>")
    [message] = said("left_over", pair, original="es", language="en")
    assert message.startswith("This seems to be in Spanish: “La oficina")


def test_a_heading_that_stayed_is_told() -> None:
    pair = rich("<h2>What we need first</h2><p>Text.</p>", "<h2>What we need first</h2><p>Texto.</p>")
    assert said("left_over", pair) == ["This paragraph is the same as in the original: “What we need first”."]


def test_words_in_a_row_that_stayed_are_told() -> None:
    original = "He asked for better and faster public border services there."
    translation = "Pidió better and faster public border services para todos los países de la región."
    assert said("left_over", segment(original, translation)) == [
        "These words are the same as in the original: “better and faster public border services”."
    ]


@pytest.mark.parametrize(
    "translation",
    [
        "<p>El informe “After the permit was given to all of them” ya se publicó en la región.</p>",
        "<p>El informe <i>After the permit was given to all of them</i> ya se publicó en la región.</p>",
    ],
)
def test_quotations_and_titles_may_stay(translation: str) -> None:
    original = "<p>The report <i>After the permit was given to all of them</i> is out.</p>"
    assert said("left_over", rich(original, translation)) == []


def test_long_names_may_stay() -> None:
    original = "La Comisión Interamericana de Derechos Humanos y la Corte se reunieron."
    translation = "The meeting was held by the Comisión Interamericana de Derechos Humanos y la Corte."
    assert said("left_over", segment(original, translation), original="es", language="en") == []


def test_of_many_paragraphs_five_are_told() -> None:
    assert len(said("left_over", rich("<p>x</p>", f"<p>{SENTENCE}</p>" * 50))) == 5
