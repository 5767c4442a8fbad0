"""Calendars of meetings, as programs read them back."""

import datetime
from typing import Any

import icalendar
import pytest
from django.test import Client

from publications import models
from tests import factories

from . import scenes

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> icalendar.Calendar:
    response = client.get(f"{address}calendar.ics")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    # RFC 5545, 3.1: at most 75 octets, whatever the letters.
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(response.content)
    assert not calendar.errors
    return calendar


def test_a_meeting_is_an_event_of_whole_days(client: Client) -> None:
    page = scenes.meeting(scenes.mechanism(), end_date=scenes.DAY + datetime.timedelta(days=2))
    (event,) = read(client, page.address("en")).events
    assert not event.errors
    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
    assert event["DTSTART"].dt == datetime.date(2026, 11, 4)
    # Exclusive: the meeting ends on the 6th.
    assert event["DTEND"].dt == datetime.date(2026, 11, 7)
    assert event["SUMMARY"] == "Third meeting, in Lima; and more"
    assert event["SUMMARY"].params["LANGUAGE"] == "en"
    assert event["LOCATION"] == "Lima, Peru"
    assert event["URL"] == f"http://testserver{page.address('en')}"
    assert event["DESCRIPTION"].startswith("What is to be said")
    assert event["DESCRIPTION"].endswith(event["URL"])
    assert event["UID"] == f"meeting-{page.pk}-en@testserver"
    assert event["DTSTAMP"].dt.tzinfo
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_meeting_of_one_day_ends_on_the_next(client: Client) -> None:
    page = scenes.meeting(scenes.mechanism())
    (event,) = read(client, page.address("en")).events
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (scenes.DAY, scenes.DAY + datetime.timedelta(days=1))


def test_a_calendar_says_what_it_is_and_how_often_to_ask(client: Client) -> None:
    scenes.branded()
    calendar = read(client, scenes.meeting(scenes.mechanism()).get_parent().specific.address("es"))
    assert calendar["VERSION"] == "2.0"
    assert "La Oficina" in calendar["PRODID"]
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "Foro de Lima – La Oficina"
    assert calendar["REFRESH-INTERVAL"].dt == datetime.timedelta(hours=12)
    assert calendar["X-PUBLISHED-TTL"] == "PT12H"
    (event,) = calendar.events
    assert event["SUMMARY"] == "Tercera reunión, en Lima; y más"
    assert event["SUMMARY"].params["LANGUAGE"] == "es"
    assert event["LOCATION"] == "Lima, Perú"


def test_a_mechanism_has_its_meetings_and_the_list_of_mechanisms_all(client: Client) -> None:
    forum, other = scenes.mechanism(), scenes.mechanism(headline_en="Other", headline_es="Otro")
    scenes.meeting(forum, headline_en="Ours")
    scenes.meeting(other, headline_en="Theirs")
    assert [str(event["SUMMARY"]) for event in read(client, forum.address("en")).events] == ["Ours"]
    everything = read(client, scenes.mechanisms().address("en")).events
    assert {str(event["SUMMARY"]) for event in everything} == {"Ours", "Theirs"}


def test_a_corrected_meeting_replaces_its_event(client: Client) -> None:
    page = scenes.meeting(scenes.mechanism())
    for code in scenes.BOTH:
        scenes.published(page, code, scenes.moment(1))
    models.Meeting.objects.filter(pk=page.pk).update(last_published_at=scenes.moment(1))
    before = read(client, page.address("es")).events[0]
    # The date is of all languages: correcting it publishes the original alone.
    page.date += datetime.timedelta(days=1)
    page.save_revision().publish()
    after = read(client, page.address("es")).events[0]
    assert after["UID"] == before["UID"]
    assert after["DTSTART"].dt == before["DTSTART"].dt + datetime.timedelta(days=1)
    assert after["SEQUENCE"] > before["SEQUENCE"] >= 0
    assert after["LAST-MODIFIED"].dt > scenes.moment(1)


def test_a_meeting_of_which_no_place_is_known_has_none(client: Client) -> None:
    page = scenes.meeting(scenes.mechanism(), place_en="", place_es="", host=None)
    assert "LOCATION" not in read(client, page.address("en")).events[0]


def test_a_page_without_meetings_has_no_calendar(client: Client) -> None:
    page = factories.release()
    assert client.get(f"{page.address('en')}calendar.ics").status_code == 404
    assert client.get("/en/calendar.ics").status_code == 404


def test_a_mechanism_without_meetings_has_an_empty_calendar(client: Client) -> None:
    forum = scenes.mechanism()
    assert read(client, forum.address("en")).events == []


@pytest.mark.parametrize("number", [1, 8])
def test_a_calendar_costs_at_most_four_queries(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    forum = scenes.mechanism()
    for one in range(number):
        scenes.meeting(forum, headline_en=f"M {one}", headline_es=f"R {one}")
    for address in ("/en/mechanisms/", forum.address("en")):
        client.get(f"{address}calendar.ics")
        with django_assert_max_num_queries(4):
            assert (
                len(icalendar.Calendar.from_ical(client.get(f"{address}calendar.ics").content).events)
                == number
            )


def test_who_has_a_calendar_is_not_sent_it_again(client: Client) -> None:
    address = f"{scenes.meeting(scenes.mechanism()).address('en')}calendar.ics"
    first = client.get(address)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.post(address).status_code == 405


def test_the_pages_of_meetings_lead_to_their_calendars(client: Client) -> None:
    page = scenes.meeting(scenes.mechanism())
    for address in (page.address("es"), page.get_parent().specific.address("es"), "/es/mecanismos/"):
        assert f'href="{address}calendar.ics" type="text/calendar"' in scenes.body_of(client, address)
