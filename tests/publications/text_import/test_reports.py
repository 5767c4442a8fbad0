"""Reports of institutions on one page: dates, paragraph numbers, whose they are."""

from __future__ import annotations

import datetime

import pytest

from publications.text_import.parts import Recognised
from publications.text_import.reading import UnreadableText
from publications.text_import.recognise import recognise
from tests.publications.text_import.sample_pages import messages_of, recognised

LIST = "- Pan American Health Organization (PAHO) - World Bank - Organization of American States (OAS) -"


def page(*lines: str) -> Recognised:
    return recognise("\n".join([LIST, *lines]), "reports", "en")


def test_each_date_begins_a_report_and_the_page_settles_its_order() -> None:
    assert [each.date for each in recognised("reports_en").reports] == [
        datetime.date(2018, 3, 16),
        datetime.date(2016, 6, 8),
        datetime.date(2011, 6, 21),
    ]
    assert [each.date for each in recognised("reports_es").reports] == [
        datetime.date(2018, 3, 16),
        datetime.date(2016, 6, 8),
    ]


def test_an_ambiguous_date_alone_on_a_page_is_noticed() -> None:
    result = page("Date: 6/8/2016", "PAHO sent vaccines.", "Paragraphs: -")
    assert result.reports[0].date == datetime.date(2016, 6, 8)
    assert messages_of(result) == ["“6/8/2016” was read as 2016-06-08: please check day and month."]


def test_paragraph_numbers_become_references_and_a_dash_none() -> None:
    references = [each.references for each in recognised("reports_en").reports]
    assert references == [[], ["17", "19", "20", "21", "4"], ["30"]]
    assert [each.references for each in recognised("reports_es").reports] == [["17", "19", "21"], ["4"]]


def test_the_numbers_of_the_summit_are_told_from_the_others() -> None:
    report = recognised("reports_en").reports[1]
    assert report.summit == "VII Summit"
    assert report.summit_references == ["4"]
    assert "4 belong to: VII Summit" in messages_of(recognised("reports_en"))[1]


def test_a_report_is_of_the_institution_it_names_most() -> None:
    assert [each.institution for each in recognised("reports_en").reports] == ["IOM", "PAHO", ""]
    assert [each.institution for each in recognised("reports_es").reports] == ["CEPAL", "OPS"]


def test_a_report_that_names_two_institutions_equally_is_noticed() -> None:
    notices = recognised("reports_en").notices
    assert [notice.line for notice in notices if "whose report" in str(notice)] == [17]


def test_an_institution_without_acronym_is_named_in_full() -> None:
    result = page("Date: 3/16/2018", "The World Bank lent money.", "Paragraphs: -")
    assert result.reports[0].institution == "World Bank"


def test_lines_broken_in_mid_sentence_are_joined_and_others_not() -> None:
    report = recognised("reports_en").reports[0]
    assert [part.line for part in report.paragraphs] == [7]
    assert len(recognised("reports_en").reports[1].paragraphs) == 2


def test_navigation_list_and_related_resources_are_set_aside() -> None:
    assert [number for number, _ in recognised("reports_en").set_aside] == [1, 3, 5, 21, 22]


@pytest.mark.parametrize(
    "lines",
    [
        ("Date: 3/16/2018 PAHO sent vaccines.Paragraphs: 17 Paragraphs VII Summit: -",),
        ("Date: 3/16/2018", "PAHO sent vaccines. Paragraphs: 17 Paragraphs VII Summit: -"),
        ("Date:", "3/16/2018", "PAHO sent vaccines.", "Paragraphs: 17", "Paragraphs VII Summit: -"),
        ("DATE : 16 March 2018", "PAHO sent vaccines.", "Paragraph: 17 Paragraph VII Summit: -"),
    ],
)
def test_a_report_is_read_when_its_line_breaks_are_lost(lines: tuple[str, ...]) -> None:
    (report,) = page(*lines).reports
    assert report.date == datetime.date(2018, 3, 16)
    assert [part.text for part in report.paragraphs] == ["PAHO sent vaccines."]
    assert report.references == ["17"]
    assert report.summit == "VII Summit"


def test_two_reports_glued_on_a_line_are_two() -> None:
    glued = "PAHO came. Paragraphs: - Paragraphs VII Summit: - Date: 3/17/2018 PAHO left. Paragraphs: 3"
    result = page("Date: 3/16/2018", glued)
    assert [each.references for each in result.reports] == [[], ["3"]]


def test_a_date_that_does_not_exist_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableText) as caught:
        page("Date: 2/30/2018", "PAHO sent vaccines.", "Paragraphs: -")
    assert caught.value.code == "bad_date"
    assert caught.value.params["line"] == 2


def test_a_date_that_cannot_be_read_stays_in_the_report_with_a_notice() -> None:
    result = page("Date: last spring", "PAHO sent vaccines.", "Paragraphs: -")
    (report,) = result.reports
    assert report.date is None
    assert [part.text for part in report.paragraphs] == ["last spring", "PAHO sent vaccines."]
    assert "“last spring”" in messages_of(result)[0]


def test_numbers_that_cannot_be_read_stay_in_the_body_with_a_notice() -> None:
    result = page("Date: 3/16/2018", "PAHO sent vaccines.", "Paragraphs: see the annex")
    assert [part.text for part in result.body] == ["Paragraphs: see the annex"]
    assert any("could not be read" in message for message in messages_of(result))


def test_a_sentence_about_a_paragraph_is_text() -> None:
    result = page("Date: 3/16/2018", "Paragraph 17: PAHO sent vaccines to the islands.", "Paragraphs: 17")
    assert result.reports[0].paragraphs[0].text.startswith("Paragraph 17")


def test_text_between_two_reports_stays_in_the_body_with_a_notice() -> None:
    result = page(
        "Date: 3/16/2018", "PAHO came.", "Paragraphs: -", "A stray line.", "Date: 3/17/2018", "OAS."
    )
    assert [part.text for part in result.body] == ["A stray line."]
    assert "This line belongs to no report and stays in the body." in messages_of(result)


def test_a_report_without_text_or_without_end_is_noticed() -> None:
    result = page("Date: 3/16/2018", "Date: 3/17/2018", "OAS.")
    assert {(n.line, str(n)) for n in result.notices} == {
        (2, "This report has no text."),
        (2, "No line with paragraph numbers closes this report."),
        (3, "No line with paragraph numbers closes this report."),
    }


def test_a_page_without_dates_keeps_everything_in_the_body() -> None:
    result = page("PAHO sent vaccines.")
    assert result.reports == []
    assert len(result.body) == 2
    assert "No dated report was found" in messages_of(result)[0]
