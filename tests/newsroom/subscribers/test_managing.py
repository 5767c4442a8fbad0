"""A subscriber's own page, and the ways to leave."""

import json
from typing import Any

import pytest
from django.test import Client

from newsroom.models import Delivery, Subscriber
from tests.newsroom.subscribers.scenes import address, deliver, link, news, subscriber

pytestmark = pytest.mark.django_db


def test_choices_are_shown_and_changed(client: Client) -> None:
    one = subscriber(filters={"kind": ["statement"]})
    page = link("alerts_manage", "manage", one)
    assert client.get(page).content.decode().count("checked") == 2
    response = client.post(page, {"frequency": "daily", "kind": ["remarks"]}, follow=True)
    assert "Your choice has been saved" in response.content.decode()
    one.refresh_from_db()
    assert (one.frequency, one.filters) == ("daily", {"kind": ["remarks"]})


def test_a_wrong_choice_changes_nothing_and_is_told(client: Client) -> None:
    one = subscriber(filters={"kind": ["statement"]})
    response = client.post(link("alerts_manage", "manage", one), {"frequency": "hourly", "kind": ["remarks"]})
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()
    one.refresh_from_db()
    assert (one.frequency, one.filters) == ("instant", {"kind": ["statement"]})


def test_the_page_is_in_the_language_of_the_mails(client: Client) -> None:
    one = subscriber(language="es")
    signed = link("alerts_manage", "manage", one).split("/")[-2]
    response = client.get(address("alerts_manage", "en", signed=signed))
    assert response["Location"] == address("alerts_manage", "es", signed=signed)


def test_programmes_unsubscribe_with_one_post_that_needs_nothing_else() -> None:
    one, other = subscriber(), subscriber(language="es")
    client = Client(enforce_csrf_checks=True)
    unsubscribe = link("alerts_unsubscribe", "unsubscribe", one)
    assert client.get(unsubscribe).status_code == 200
    assert Subscriber.objects.count() == 2
    for _twice in range(2):
        response = client.post(unsubscribe, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
        assert not response.has_header("Location")
    assert [one.language for one in Subscriber.objects.all()] == [other.language]


def test_the_link_in_the_header_is_the_one_that_unsubscribes() -> None:
    subscriber()
    news()
    (message,) = deliver()
    headers = message.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = headers["List-Unsubscribe"].strip("<>")
    assert url.startswith("http://testserver/")
    Client().post(url.removeprefix("http://testserver"), {"List-Unsubscribe": "One-Click"})
    assert not Subscriber.objects.exists()


def test_everything_kept_about_an_address_is_given_to_its_owner(client: Client) -> None:
    one = subscriber(filters={"kind": ["news_release"]})
    subscriber(language="es")
    subscriber("other@example.org")
    release = news()
    deliver()
    response = client.get(link("alerts_export", "manage", one))
    assert response["Content-Disposition"].startswith("attachment")
    held = json.loads(response.content)
    assert {row["address"] for row in held} == {"reader@example.org"}
    assert [row["language"] for row in held] == ["en", "es"]
    assert held[0]["filters"] == {"kind": ["news_release"]}
    assert [row["release"] for row in held[0]["mails"]] == [release.address("en")]
    columns = {field.name for field in Subscriber._meta.get_fields()} - {
        "id",
        "key",
        "link_due",
        "deliveries",
    }
    # One entry for each column there is, so that none that is added is forgotten.
    assert len(held[0]) - 1 == len(columns)


def test_erasing_asks_and_takes_every_language_along(client: Client) -> None:
    one = subscriber()
    subscriber(language="es")
    subscriber("other@example.org")
    news()
    deliver()
    erase = link("alerts_erase", "manage", one)
    assert client.get(erase).status_code == 200
    assert Subscriber.objects.count() == 3
    assert client.post(erase).status_code == 200
    assert [one.address for one in Subscriber.objects.all()] == ["other@example.org"]
    assert {one.subscriber.address for one in Delivery.objects.all()} == {"other@example.org"}
    assert client.get(link("alerts_manage", "manage", one)).status_code == 200


@pytest.mark.parametrize(
    ("name", "purpose", "most"),
    [
        ("alerts_confirm", "confirm", 6),
        ("alerts_manage", "manage", 6),
        ("alerts_unsubscribe", "unsubscribe", 6),
    ],
)
def test_its_pages_cost_few_queries(
    client: Client, django_assert_max_num_queries: Any, name: str, purpose: str, most: int
) -> None:
    one = subscriber()
    news()
    client.get(link(name, purpose, one))
    with django_assert_max_num_queries(most):
        client.get(link(name, purpose, one))


def test_pages_with_a_link_are_kept_by_nobody_on_the_way(client: Client) -> None:
    response = client.get(link("alerts_manage", "manage", subscriber()))
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()
