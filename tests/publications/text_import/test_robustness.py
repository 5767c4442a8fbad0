"""Odd characters, odd line breaks, and texts of the greatest size allowed."""

from __future__ import annotations

import time
import unicodedata

import pytest

from publications.text_import.reading import MAX_BYTES, UnreadableText, decode
from publications.text_import.recognise import KINDS, recognise
from tests.publications.text_import.sample_pages import KINDS as PAGES
from tests.publications.text_import.sample_pages import recognised, text_of

SECONDS = 5
# What is not linear takes minutes for this already.
MANY_BYTES = 300_000


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_the_line_breaks_of_windows_and_old_macs_change_nothing(name: str, newline: str) -> None:
    assert recognise(text_of(name).replace("\n", newline), PAGES[name]) == recognised(name)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("plain", "odd"),
    [(" ", "\u00a0"), (" ", "  "), (" ", " \u200b"), ("a", "a\u00ad"), ("\n", "\u00a0\n"), ("o", "o\u200d")],
)
def test_invisible_characters_and_odd_spaces_change_nothing(name: str, plain: str, odd: str) -> None:
    assert recognise(text_of(name).replace(plain, odd), PAGES[name]) == recognised(name)


@pytest.mark.parametrize("name", PAGES)
def test_decomposed_accents_change_nothing(name: str) -> None:
    decomposed = unicodedata.normalize("NFD", text_of(name))
    assert recognise(decomposed, PAGES[name]) == recognised(name)


@pytest.mark.parametrize("name", PAGES)
def test_a_missing_or_further_newline_at_the_end_changes_nothing(name: str) -> None:
    assert recognise(text_of(name).rstrip(), PAGES[name]) == recognised(name)
    assert recognise(text_of(name) + "\n\n \n", PAGES[name]) == recognised(name)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text", ["-", "a", "…", "1", ":", "@", "“", "Date:", "Contactos", "a\n" * 3, "\ue000"]
)
def test_hardly_anything_is_still_read(kind: str, text: str) -> None:
    result = recognise(text, kind)
    assert result.headline or result.body or result.set_aside or result.reports


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\n\u00a0"])
def test_nothing_at_all_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        recognise(text, "release")
    assert caught.value.code == "empty"


def test_an_unknown_kind_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="recipe"):
        recognise("text", "recipe")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "word ",
        "1 ",
        "@",
        "a@b.",
        "“a” ",
        "<a ",
        "( ",
        "Date: 1/1/2018 ",
        "Paragraphs: ",
        "A short sentence stands here, and then another one follows it.\n",
        "Lima, 5 de mayo de 2024 – La red se reunió con doce países en la capital.\n",
        "Mesa de prensa, OIM, mesa@example.org, +507 305 3350\n",
        "Contactos de prensa\nEn Lima:\n",
        "a line without end that goes on in the next\n",
    ],
)
def test_no_text_takes_more_than_linear_time(kind: str, piece: str) -> None:
    text = (piece * (MANY_BYTES // len(piece)))[:MANY_BYTES].strip()
    assert seconds_for(text, kind) < SECONDS


@pytest.mark.parametrize("kind", ["release", "strategy", "reports"])
@pytest.mark.parametrize("end", [" ", "\n"])
def test_two_megabytes_are_read_in_seconds(kind: str, end: str) -> None:
    sentence = "The delegations of twelve States compared what they do along the route that day." + end
    text = decode((sentence * (MAX_BYTES // len(sentence))).encode())
    assert seconds_for(text, kind) < SECONDS


def seconds_for(text: str, kind: str) -> float:
    begin = time.process_time()
    recognise(text, kind)
    return time.process_time() - begin
