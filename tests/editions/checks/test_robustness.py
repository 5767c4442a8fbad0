"""Whatever is in a text, in whichever language, the checks end and raise nothing."""

from typing import Any

import pytest
from django.utils import translation

from editions.checks import Term
from editions.segments import Kind

from .said import found, rich, said, segment

SIZE = 200_000
TEXT = (
    "On 24 June 2023, IOM said that 4,300 people (20%) had crossed; “see” https://example.org/a or"
    " write to a@example.org by 5 p.m., at +507 305 3350. "
)


@pytest.mark.parametrize("language", ["fr", "pt-br", "ja", "ar", "xx", "zz-ZZ", ""])
def test_a_language_without_rules_has_fewer_checks_and_no_error(language: str) -> None:
    pair = segment(TEXT, TEXT.replace("4,300", "5,400").replace("June", "juin"))
    for direction in ({"original": "en", "language": language}, {"original": language, "language": "en"}):
        assert said("numbers", pair, **direction)
        found(pair, **direction, terms=(Term({"en": "IOM", language: "IMO"}),))


def test_a_language_django_knows_has_its_dates_checked() -> None:
    assert said("dates", segment("24 June 2023", "24 juin 2023"), language="fr") == []
    assert said("dates", segment("24 June 2023", "25 juin 2023"), language="fr")
    assert said("house_style", segment("24 June 2023", "24 Juin 2023"), language="fr")


def test_a_variant_of_a_language_has_its_rules() -> None:
    assert said("numbers", segment("15 offices", "quince oficinas"), language="es-mx") == []


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "value",
    [None, "", 5, 0, True, [], {}, b"x", "\x00", "\ud800", "²", "٣", "<![if", "1 ſept 2023, 2 mıllion"],
)
def test_odd_values_are_no_error(kind: Kind, value: Any) -> None:
    found(segment(value, value, kind), segment("x", value, kind), segment(value, "x", kind))


@pytest.mark.parametrize(
    "html",
    [
        "<p",
        "<p>a</b></p></p>",
        "<a href=x>y",
        '<a href="',
        "<i>a<i>b</i>",
        "&#xffffffff; &bogus;",
        "</a></i>",
    ],
)
def test_broken_markup_is_no_error(html: str) -> None:
    found(rich(html, html + "x"), rich("<p>x</p>", html), rich(html, "<p>x</p>"))


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.RICH])
def test_a_text_longer_than_any_release_is_checked_while_one_waits(kind: Kind) -> None:
    text = TEXT * (SIZE // len(TEXT))
    found(segment(text, text.replace("June", "de junio de").replace("4,300", "4 301"), kind))
    # Half a second on an idle machine.


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<",
            "<a ",
            "<!--",
            "</",
            "<a x='",
            '<a href="',
            "<i>",
            "“",
            '"',
            " ",
            "\n",
            "x-",
            "a@",
            "a.",
            "http://",
        ),
        *(
            "1",
            "1,",
            "1 000 ",
            "+1 2 ",
            "3(2)",
            "June 24 ",
            "9:00 ",
            "mil ",
            "XVI ",
            "the of ",
            "IOM (",
            "(IOM ",
        ),
    ],
)
def test_no_text_takes_longer_than_its_length(piece: str) -> None:
    """A check whose time grew with the square of the length would take minutes."""
    text = (piece * SIZE)[: SIZE // 4]
    found(rich(text, text + "x"), terms=(Term({"en": "IOM", "es": "OIM"}),))


def test_messages_are_in_the_language_of_the_person() -> None:
    with translation.override("es"):
        [message] = said("left_over", rich("<p>x</p>", "<p>The review of the office is for all of them.</p>"))
    assert "inglés" in message
