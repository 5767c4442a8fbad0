"""Commitments by institution: every report in its cell, every gap counted, nothing unreadable."""

import datetime
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from publications import models
from publications.pictures import Matrix
from tests.publications.pictures import scene

pytestmark = pytest.mark.django_db


def matrix(client: Client, page: Any, language: str = "en") -> Matrix | None:
    found: Matrix | None = client.get(page.address(language)).context["matrix"]
    return found


def small() -> tuple[models.Mechanism, models.Meeting, list[models.Commitment]]:
    """Three promises of one meeting; IOM reported on the first two, UNICEF on the first."""
    mechanism = scene.mechanism()
    meeting = scene.meeting(mechanism, datetime.date(2015, 4, 10), "VII")
    promises = [scene.commitment(meeting, number) for number in (16, 17, 18)]
    scene.report(mechanism, scene.institution("IOM", "OIM"), promises[:2])
    scene.report(mechanism, scene.institution("UNICEF"), promises[:1], datetime.date(2020, 1, 2))
    return mechanism, meeting, promises


def test_reports_stand_where_their_commitment_meets_their_institution(client: Client) -> None:
    mechanism, meeting, promises = small()
    for page in (mechanism, meeting):
        crossed = matrix(client, page)
        assert crossed
        assert [column.short_name for column in crossed.columns] == ["IOM", "UNICEF"]
        rows = crossed.groups[0].rows
        assert [[len(cell) for cell in row.cells] for row in rows] == [[1, 1], [1, 0], [0, 0]]
        assert [row.address for row in rows] == [promise.address("en") for promise in promises]
        assert (crossed.number, crossed.gaps) == (3, 1)
        assert crossed.columns[0].address is None


def test_a_mark_says_who_reported_on_what_and_when_in_the_language_of_the_page(client: Client) -> None:
    mechanism, _meeting, _promises = small()
    assert (
        'aria-label="IOM on commitment 17: report of 16 March 2018"'
        in client.get(mechanism.address("en")).content.decode()
    )
    spanish = matrix(client, mechanism, "es")
    assert spanish
    assert spanish.columns[0].short_name == "OIM"
    mark = spanish.groups[0].rows[1].cells[0][0]
    assert "16 de marzo de 2018" in mark.name
    assert mark.address == models.InstitutionalReport.objects.get(institution__acronym_en="IOM").address("es")


def test_gaps_are_counted_in_words_and_marked(client: Client) -> None:
    mechanism, _meeting, _promises = small()
    html = client.get(mechanism.address("en")).content.decode()
    assert "No institution has reported on 1 of 3 commitments." in html
    assert html.count('class="matrix__gap"') == 1


def test_what_cannot_be_read_has_no_row_and_no_mark_and_no_column(client: Client) -> None:
    mechanism, meeting, promises = small()
    scene.commitment(meeting, 19, languages=("es",))
    scene.report(mechanism, scene.institution("PAHO"), promises[2:], languages=("es",))
    english, spanish = matrix(client, mechanism), matrix(client, mechanism, "es")
    assert english
    assert spanish
    assert (english.number, english.gaps, len(english.columns)) == (3, 1, 2)
    assert (spanish.number, spanish.gaps, len(spanish.columns)) == (4, 1, 3)


def test_a_report_on_no_commitment_gives_its_institution_a_column(client: Client) -> None:
    mechanism, _meeting, _promises = small()
    scene.report(mechanism, scene.institution("ECLAC"), [])
    crossed = matrix(client, mechanism)
    assert crossed
    assert [column.short_name for column in crossed.columns] == ["ECLAC", "IOM", "UNICEF"]


def test_a_report_given_in_another_mechanism_counts_on_the_commitment_alone(client: Client) -> None:
    mechanism, meeting, promises = small()
    other = scene.mechanism()
    elsewhere = scene.commitment(scene.meeting(other, datetime.date(2019, 1, 1)), 1)
    scene.report(other, scene.institution("ILO"), [promises[2], elsewhere])
    scene.report(other, scene.institution("WB"), [elsewhere])
    for page in (mechanism, meeting):
        crossed = matrix(client, page)
        assert crossed
        assert [column.short_name for column in crossed.columns] == ["ILO", "IOM", "UNICEF"]
        assert crossed.gaps == 0


def test_commitments_are_grouped_under_their_meetings(client: Client) -> None:
    mechanism, meeting, _promises = small()
    later = scene.meeting(mechanism, datetime.date(2022, 6, 6), "IX")
    scene.commitment(later, 1)
    crossed = matrix(client, mechanism)
    assert crossed
    assert [(group.headline, len(group.rows)) for group in crossed.groups] == [
        ("Meeting IX", 1),
        ("Meeting VII", 3),
    ]
    of_one = matrix(client, meeting)
    assert of_one
    assert of_one.number == 3
    html = client.get(meeting.address("en")).content.decode()
    assert "matrix__meeting" not in html


def test_without_reports_the_commitments_stay_a_list(client: Client) -> None:
    mechanism = scene.mechanism()
    promise = scene.commitment(scene.meeting(mechanism, datetime.date(2015, 4, 10)), 1)
    assert matrix(client, mechanism) is None
    html = client.get(mechanism.address("en")).content.decode()
    assert promise.address("en") in html
    assert "<table" not in html


def test_the_table_has_headers_of_rows_and_columns_and_slides_by_keyboard(client: Client) -> None:
    mechanism, _meeting, _promises = small()
    html = client.get(mechanism.address("en")).content.decode()
    assert re.search(r'<section[^>]* tabindex="0" aria-label="[^"]+"', html)
    assert len(re.findall('<th scope="row">', html)) == 3
    assert len(re.findall('<th scope="col">', html)) == 3


@pytest.mark.parametrize(("commitments", "institutions"), [(2, 1), (12, 6)])
def test_pages_cost_as_many_queries_whatever_there_is(
    client: Client, commitments: int, institutions: int, django_assert_max_num_queries: Any
) -> None:
    mechanism = scene.mechanism(scene.member("PE"), scene.member("CL", role="observer"))
    meetings = [
        scene.meeting(mechanism, datetime.date(2015 + step, 4, 10), str(step)) for step in range(institutions)
    ]
    promises = [scene.commitment(meetings[0], number) for number in range(commitments)]
    for number in range(institutions):
        scene.report(mechanism, scene.institution(f"I{number}"), promises)
    for language in ("en", "es"):
        cache.clear()
        with django_assert_max_num_queries(15):
            client.get(mechanism.address(language))
        cache.clear()
        with django_assert_max_num_queries(12):
            client.get(meetings[0].address(language))
