"""Addresses of subscribers are seen by those who may, and written by nobody but themselves."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from newsroom.models import Delivery, Subscriber
from tests.newsroom.subscribers.scenes import news, subscriber
from tests.people import person

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_newsroom_subscriber:list"


def signed_in(client: Client, *groups: str) -> Client:
    client.force_login(person("somebody", *groups))
    return client


def undelivered() -> Delivery:
    return Delivery.objects.create(
        subscriber=subscriber(), release=news(), state="failed", error="no such user"
    )


def test_publishers_see_subscribers_and_what_did_not_arrive(client: Client) -> None:
    undelivered()
    signed_in(client, "Publishers")
    assert "reader@example.org" in client.get(reverse(LIST)).content.decode()
    report = client.get(reverse("alerts_not_delivered")).content.decode()
    assert "reader@example.org" in report
    assert "no such user" in report
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(LIST) in menu


@pytest.mark.parametrize("group", ["Editors", "Authors", "Translators: Spanish", "Reviewers: English"])
def test_nobody_else_sees_an_address(client: Client, group: str) -> None:
    one = undelivered().subscriber
    signed_in(client, group)
    for url in (
        reverse(LIST),
        reverse("wagtailsnippets_newsroom_subscriber:inspect", args=[one.pk]),
        reverse("wagtailsnippets_newsroom_subscriber:delete", args=[one.pk]),
        reverse("subscriber_export", args=[one.pk]),
        reverse("alerts_not_delivered"),
    ):
        response = client.get(url)
        assert response.status_code in (302, 403), url
        assert "reader@example.org" not in response.content.decode(), url
    client.post(reverse("wagtailsnippets_newsroom_subscriber:delete", args=[one.pk]))
    assert Subscriber.objects.filter(pk=one.pk).exists()
    assert reverse(LIST) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_subscribers_are_filtered_and_found(client: Client) -> None:
    subscriber("one@example.org")
    subscriber("two@example.org", "es", frequency="daily")
    subscriber("three@example.org", confirmed_at=None)
    signed_in(client, "Publishers")
    for parameters, shown, hidden in (
        ({"language": "es"}, "two", "one"),
        ({"frequency": "instant"}, "one", "two"),
        ({"active": "true"}, "one", "three"),
        ({"q": "two"}, "two", "three"),
    ):
        html = client.get(reverse(LIST), parameters).content.decode()
        assert f"{shown}@example.org" in html
        assert f"{hidden}@example.org" not in html


def test_a_publisher_gives_out_and_erases_what_is_held(client: Client) -> None:
    one = subscriber()
    signed_in(client, "Publishers")
    held = json.loads(client.get(reverse("subscriber_export", args=[one.pk])).content)
    assert held[0]["address"] == "reader@example.org"
    client.post(reverse("wagtailsnippets_newsroom_subscriber:delete", args=[one.pk]))
    assert not Subscriber.objects.exists()


def test_nobody_writes_a_subscriber_in_the_admin(admin: Client) -> None:
    one = subscriber()
    assert admin.post(reverse("wagtailsnippets_newsroom_subscriber:add"), {}).status_code in (302, 403)
    edit = reverse("wagtailsnippets_newsroom_subscriber:edit", args=[one.pk])
    assert admin.post(edit, {"address": "x@example.org"}).status_code in (302, 403)
    one.refresh_from_db()
    assert one.address == "reader@example.org"


def test_the_commands_do_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    subscriber()
    subscriber(language="es")
    said = StringIO()
    call_command("export_subscriber", "Reader@example.org", stdout=said)
    assert [row["language"] for row in json.loads(said.getvalue())] == ["en", "es"]
    call_command("erase_subscriber", "READER@example.org", stdout=StringIO())
    assert not Subscriber.objects.exists()
    with pytest.raises(CommandError, match="Nothing is held"):
        call_command("erase_subscriber", "reader@example.org")
    with pytest.raises(CommandError, match="no mail address"):
        call_command("export_subscriber", "reader")
