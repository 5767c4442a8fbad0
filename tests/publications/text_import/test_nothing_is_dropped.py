"""Every word of a page is in one of its parts, whatever the page looks like."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest

from publications.text_import.languages import LANGUAGES, all_of
from publications.text_import.lines import number_lines
from publications.text_import.recognise import KINDS, Recognised, recognise
from tests.publications.text_import.sample_pages import KINDS as PAGES
from tests.publications.text_import.sample_pages import recognised, text_of

WORD = re.compile(r"[^\W_]+")
# Said by the field a text is put in, and therefore not kept as text.
LABELS = (
    "email_labels",
    "phone_labels",
    "contact_joiners",
    "contact_headings",
    "contact_heading_tail",
    "place_prepositions",
    "articles",
    "report_date_labels",
    "paragraph_labels",
    "conjunctions",
)


def words_of(*texts: str) -> Counter[str]:
    return Counter(word.lower() for text in texts for word in WORD.findall(text))


def words_kept(result: Recognised) -> Counter[str]:
    """All words of all parts; a quotation's verb is in its notice."""
    texts = [result.headline, result.dateline.text if result.dateline else ""]
    texts += [text for _, text in result.set_aside]
    texts += [str(notice.params.get("text", "")) for notice in result.notices]
    paragraphs = [*result.body, *(each for report in result.reports for each in report.paragraphs)]
    for paragraph in paragraphs:
        texts += [paragraph.text, paragraph.attribution, paragraph.marker]
    for contact in result.contacts:
        texts += [contact.place, contact.name, contact.institution]
        texts += [contact.email, contact.phone, contact.other]
    for report in result.reports:
        texts += [report.institution, report.summit, *report.references]
        if report.date:
            texts += [f"{report.date.day} {report.date.month} {report.date.year}"]
    return words_of(*texts)


def words_lost(text: str, result: Recognised) -> set[str]:
    said = words_of(*all_of(tuple(LANGUAGES.values()), *LABELS))
    tidied = [line.text for line in number_lines(text)]
    return set(words_of(*tidied) - words_kept(result)) - set(said)


@pytest.mark.parametrize("name", PAGES)
def test_every_word_of_a_sample_page_is_in_one_of_its_parts(name: str) -> None:
    assert words_lost(text_of(name), recognised(name)) == set()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PAGES)
def test_no_word_is_lost_when_a_page_is_read_as_another_kind(name: str, kind: str) -> None:
    text = text_of(name)
    assert words_lost(text, recognise(text, kind)) == set()


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_lost_when_lines_stand_in_any_order(kind: str, seed: int) -> None:
    chance = random.Random(seed)
    lines = [line for name in PAGES for line in text_of(name).split("\n")]
    text = "\n".join(chance.choices(lines, k=30))
    assert words_lost(text, recognise(text, kind)) == set()


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_lost_when_line_breaks_are(kind: str, seed: int) -> None:
    chance = random.Random(seed)
    lines = text_of(chance.choice(list(PAGES))).split("\n")
    text = "".join(line + chance.choice(["\n", "\n", " ", "\t", "\r\n"]) for line in lines)
    assert words_lost(text, recognise(text, kind)) == set()


@pytest.mark.parametrize("name", PAGES)
def test_every_part_names_a_line_that_has_its_first_word(name: str) -> None:
    lines = text_of(name).split("\n")
    result = recognised(name)
    parts = [(each.line, each.text) for each in result.body]
    parts += [(each.line, each.name) for each in result.contacts]
    parts += result.set_aside
    for number, text in parts:
        first = text.split()[0]
        assert first in lines[number - 1]
