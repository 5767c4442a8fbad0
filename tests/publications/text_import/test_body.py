"""Paragraphs, headings, lists and quotations of a body, and lines that were broken."""

from __future__ import annotations

import pytest

from tests.publications.text_import.sample_pages import messages_of, recognised, release

FOLLOWING = "La frontera tiene cuatro pasos y cada uno abre a una hora distinta del día."


def test_the_kinds_of_a_release_are_told_apart() -> None:
    kinds = [part.kind for part in recognised("release_en").body]
    expected = ["paragraph"] * 2 + ["quotation", "paragraph"] + ["list_item"] * 3 + ["heading", "paragraph"]
    assert kinds == expected


def test_a_list_item_keeps_its_marker_apart() -> None:
    items = [part for part in recognised("release_es_contactos").body if part.kind == "list_item"]
    assert [(item.marker, item.text) for item in items] == [
        ("1.", "Desaguadero"),
        ("2.", "Tumbes"),
        ("3.", "Tacna"),
    ]


@pytest.mark.parametrize("line", ["– agua", "• agua", "* agua", "- agua", "·agua", "-agua", "2) agua"])
def test_every_usual_marker_makes_a_list_item(line: str) -> None:
    part = release(line).body[-1]
    assert (part.kind, part.text) == ("list_item", "agua")


@pytest.mark.parametrize("line", ["-5 grados de noche", "2026 fue un año de acuerdos", "1.5 millones"])
def test_a_number_that_begins_a_line_is_no_marker(line: str) -> None:
    assert release(line).body[-1].text == line


@pytest.mark.parametrize(
    ("line", "text", "attribution"),
    [
        ("“Hay que llegar antes”, dijo Ana Ruiz.", "Hay que llegar antes", "Ana Ruiz"),
        ("«Hay que llegar antes», señaló la Jefa de la misión, Ana Ruiz.", "Hay que llegar antes",
         "la Jefa de la misión, Ana Ruiz"),
        ('"We must arrive first," said Ana Ruiz, Director.', "We must arrive first", "Ana Ruiz, Director"),
        ("“We must arrive first,” Ana Ruiz said.", "We must arrive first", "Ana Ruiz"),
        ("“Hay que llegar antes.” — Ana Ruiz, OIM", "Hay que llegar antes.", "Ana Ruiz, OIM"),
        ("“¿Quién llega antes?” – Ana Ruiz", "¿Quién llega antes?", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_a_quotation_as_a_whole_has_its_attribution(line: str, text: str, attribution: str) -> None:
    part = release(line).body[-1]
    assert (part.kind, part.text, part.attribution) == ("quotation", text, attribution)


def test_an_attribution_may_stand_on_the_next_line() -> None:
    part = release("“Hay que llegar antes.”", "— Ana Ruiz, OIM").body[-1]
    assert (part.kind, part.attribution) == ("quotation", "Ana Ruiz, OIM")


@pytest.mark.parametrize(
    "line",
    [
        "“Hay que llegar antes”, dijo Ana Ruiz. “Siempre.”",
        "“Hay que llegar antes”, dijo Ana Ruiz. La misión salió ese día.",
        "“Hay que llegar antes” es el lema de la campaña de este año.",
        "Ana Ruiz dijo: “Hay que llegar antes”.",
        "“Hay que llegar antes.”",
        "“Sin cierre, dijo Ana Ruiz.",
    ],
)
def test_a_paragraph_with_more_than_a_quotation_stays_a_paragraph(line: str) -> None:
    part = release(line).body[-1]
    assert (part.kind, part.text) == ("paragraph", line)


def test_the_verb_left_out_of_an_attribution_is_noticed() -> None:
    expected = "A quotation was set apart, and “dijo” left out before the name."
    assert messages_of(release("“No”, dijo Ana Ruiz.")) == [expected]


def test_a_short_line_before_prose_is_a_heading() -> None:
    part = release("Cuatro pasos de frontera", FOLLOWING).body[-2]
    assert (part.kind, part.text) == ("heading", "Cuatro pasos de frontera")


@pytest.mark.parametrize("line", ["Cuatro pasos de frontera.", "Cuatro pasos:", "cuatro pasos,"])
def test_a_line_with_closing_punctuation_or_a_small_letter_is_no_heading(line: str) -> None:
    assert release(line, FOLLOWING).body[-2].kind == "paragraph"


def test_the_piece_of_a_broken_sentence_is_no_heading() -> None:
    result = release("La reunión fue inaugurada por la Directora de la", "Oficina Regional", FOLLOWING)
    assert [part.kind for part in result.body[-3:]] == ["paragraph"] * 3


def test_a_line_broken_in_mid_sentence_is_joined_with_a_notice() -> None:
    result = release("La reunión comparó las cifras de los", "cuatro pasos de la", "frontera.")
    assert result.body[-1].text == "La reunión comparó las cifras de los cuatro pasos de la frontera."
    assert result.body[-1].line == 4
    assert messages_of(result) == ["Lines 4 to 6 were joined into one paragraph."]


def test_lines_apart_or_begun_with_a_capital_are_not_joined() -> None:
    assert len(release("La reunión comparó", "", "cifras de todos.").body) == 4
    assert len(release("La reunión comparó", "Cifras de todos.").body) == 4


@pytest.mark.parametrize(
    "line",
    ["You can download the study here.", "Descargue el estudio aquí.", "Haga clic aquí", "Click here"],
)
def test_a_lost_link_stays_in_the_body_and_is_noticed(line: str) -> None:
    result = release(line)
    assert result.body[-1].text == line
    assert [notice.line for notice in result.notices if "link was lost" in str(notice)] == [4]


@pytest.mark.parametrize("line", ["We have been here for seventy years.", "Aquí viven cuatro familias."])
def test_a_place_called_here_is_no_lost_link(line: str) -> None:
    assert messages_of(release(line)) == []


def test_tags_of_a_page_copied_as_source_are_noticed() -> None:
    assert messages_of(release("<p>La reunión terminó ayer.</p>")) == ["There are HTML tags in this line."]


def test_lone_marks_end_marks_and_page_tools_are_set_aside() -> None:
    result = release("-", "La reunión terminó ayer.", "###", "-30-", "FIN", "Compartir")
    assert [text for _, text in result.set_aside] == ["-", "###", "-30-", "FIN", "Compartir"]
    assert len(result.body) == 3
