"""A reader signs up: nobody gets more than one mail for it before they have said yes."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from time_machine import travel

from newsroom.models import Subscriber
from newsroom.subscribers import forgetting, limits
from publications.models import Theme
from tests.newsroom.subscribers.scenes import address, deliver, link, news, subscriber

pytestmark = pytest.mark.django_db

ASKED = {"address": "Reader@Example.org", "frequency": "instant"}


def sign_up(client: Client, language: str = "en", **changes: Any) -> Any:
    return client.post(address("alerts", language), ASKED | changes)


def test_whoever_signs_up_gets_a_link_and_no_alerts_before_it_is_confirmed(client: Client) -> None:
    response = sign_up(client, "es", frequency="daily", kind=["statement", "remarks"])
    assert (response.status_code, response["Location"]) == (302, address("alerts_sent", "es"))
    one = Subscriber.objects.get()
    assert (one.address, one.language, one.frequency) == ("reader@example.org", "es", "daily")
    assert one.filters == {"kind": ["remarks", "statement"]}
    news()
    (message,) = deliver()
    assert message.to == ["reader@example.org"]
    assert link("alerts_confirm", "confirm", one).split("/")[-2][:32] in message.body
    assert "List-Unsubscribe" not in message.extra_headers


def test_following_the_link_asks_and_only_the_button_confirms(client: Client) -> None:
    sign_up(client)
    one = Subscriber.objects.get()
    confirm = link("alerts_confirm", "confirm", one)
    assert client.get(confirm).status_code == 200
    one.refresh_from_db()
    assert not one.is_active
    response = client.post(confirm, follow=True)
    assert response.status_code == 200
    assert "Confirmed" in response.content.decode()
    one.refresh_from_db()
    assert one.is_active


def test_a_link_to_confirm_is_good_for_two_days(client: Client) -> None:
    sign_up(client)
    one = Subscriber.objects.get()
    confirm = link("alerts_confirm", "confirm", one)
    with travel(timezone.now() + timedelta(hours=47)):
        assert client.get(confirm).status_code == 200
    with travel(timezone.now() + timedelta(hours=49)):
        assert client.post(confirm).status_code == 410
    one.refresh_from_db()
    assert not one.is_active


@pytest.mark.parametrize("name", ["alerts_confirm", "alerts_manage", "alerts_unsubscribe", "alerts_erase"])
def test_a_link_that_was_not_made_here_leads_nowhere(client: Client, name: str) -> None:
    one = subscriber()
    # Right for something else, but not for this.
    for signed in ("x", one.key.hex, link("alerts_manage", "other", one).split("/")[-2]):
        for response in (
            client.get(address(name, signed=signed)),
            client.post(address(name, signed=signed)),
        ):
            assert response.status_code == 404
    assert Subscriber.objects.get().is_active


def test_the_answer_does_not_tell_whether_an_address_is_known(client: Client) -> None:
    subscriber("known@example.org")
    unconfirmed = sign_up(client, address="unconfirmed@example.org")
    answers = [
        sign_up(client, address=one)
        for one in ("known@example.org", "unconfirmed@example.org", "new@example.org")
    ]
    assert {(one.status_code, one["Location"], one.content) for one in [unconfirmed, *answers]} == {
        (302, address("alerts_sent"), b"")
    }


def test_nobody_else_changes_what_a_subscriber_chose(client: Client) -> None:
    long_ago = timezone.now() - timedelta(days=1)
    one = subscriber(link_sent_at=long_ago, filters={"kind": ["statement"]})
    sign_up(client, frequency="daily", kind=["remarks"])
    one.refresh_from_db()
    assert (one.frequency, one.filters) == ("instant", {"kind": ["statement"]})
    (message,) = deliver()
    assert "gets them already" in message.body
    assert address("alerts_confirm", signed="x").removesuffix("x/") not in message.body


def test_one_address_gets_one_link_an_hour_and_is_there_once_however_often_it_signs_up(
    client: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(limits, "MOST", 1_000_000)
    for typed in ("reader@example.org", "READER@example.org", " reader@EXAMPLE.ORG ") * 10:
        assert sign_up(client, address=typed).status_code == 302
        deliver()
    assert Subscriber.objects.count() == 1
    assert len(mail.outbox) == 1
    with travel(timezone.now() + timedelta(minutes=61)):
        sign_up(client)
        sign_up(client)
        assert len(deliver()) == 1


def test_too_many_sign_ups_from_one_place_get_a_sentence_and_leave_nothing(client: Client) -> None:
    for number in range(limits.MOST):
        assert sign_up(client, address=f"reader{number}@example.org").status_code == 302
    response = sign_up(client, address="one-too-many@example.org")
    assert response.status_code == 429
    assert response["Retry-After"] == "3600"
    assert "try again in an hour" in response.content.decode()
    assert Subscriber.objects.count() == limits.MOST
    elsewhere = client.post(address("alerts"), ASKED, REMOTE_ADDR="198.51.100.7")
    assert elsewhere.status_code == 302


@pytest.mark.parametrize(
    ("proxy", "claimed", "client_address"),
    [
        (None, "203.0.113.9", "127.0.0.1"),
        (("HTTP_X_FORWARDED_PROTO", "https"), "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (("HTTP_X_FORWARDED_PROTO", "https"), "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        (("HTTP_X_FORWARDED_PROTO", "https"), "", "127.0.0.1"),
    ],
)
def test_a_client_is_who_the_proxy_says_and_not_who_it_claims_to_be(
    rf: Any, settings: Any, proxy: Any, claimed: str, client_address: str
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = proxy
    assert limits.client(rf.post("/", headers={"X-Forwarded-For": claimed})) == client_address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "reader",
        "reader@localhost",
        "reader@[127.0.0.1]",
        '"a b"@example.org',
        "a@example.org, b@example.org",
        "reader@example.org\nBcc: victim@example.org",
        "reader@example.org\r\nSubject: x",
        "reader\x00@example.org",
        "Name <reader@example.org>",
        f"{'a' * 300}@example.org",
        f"a@{'b' * 70}.org",
        "\u202ereader@example.org",
    ],
)
def test_what_is_no_address_gets_a_sentence_and_leaves_nothing(client: Client, typed: str) -> None:
    response = sign_up(client, address=typed)
    assert response.status_code == 400
    html = response.content.decode()
    assert 'role="alert"' in html
    assert 'aria-invalid="true"' in html
    assert not Subscriber.objects.exists()
    assert deliver() == []


def test_a_domain_is_kept_as_mail_servers_know_it(client: Client) -> None:
    sign_up(client, address="lectora@Ñandú.example")
    assert Subscriber.objects.get().address == "lectora@xn--and-6ma2c.example"


def test_a_value_that_is_not_offered_is_refused(client: Client) -> None:
    response = sign_up(client, theme=["1"], kind=["nothing"])
    assert response.status_code == 400
    assert not Subscriber.objects.exists()


def test_the_form_takes_what_the_news_list_is_narrowed_to(client: Client) -> None:
    Theme.objects.create(name_en="Labour", name_es="Trabajo")
    html = client.get(address("alerts"), {"kind": "statement", "theme": "labour"}).content.decode()
    assert html.count("checked") == 3
    assert client.get(address("alerts"), {"theme": "nothing"}).status_code == 404
    link = f'{address("alerts")}?kind=statement&amp;theme=labour"'
    release = news(kind="statement", themes=[Theme.objects.get()])
    parent = release.get_parent().specific.address("en")
    narrowed = client.get(parent, {"kind": "statement", "theme": "labour", "year": release.date.year})
    assert link in narrowed.content.decode()


def test_no_page_of_the_alerts_sets_a_cookie_or_asks_for_one() -> None:
    client = Client(enforce_csrf_checks=True)
    one = subscriber()
    answers = [
        client.get(address("alerts")),
        client.post(address("alerts"), ASKED),
        client.post(address("alerts"), ASKED | {"address": "x"}),
        client.get(address("alerts_sent")),
        client.get(link("alerts_confirm", "confirm", one)),
        client.get(link("alerts_manage", "manage", one)),
        client.post(link("alerts_manage", "manage", one), {"frequency": "daily"}),
        client.get(link("alerts_unsubscribe", "unsubscribe", one)),
        client.post(link("alerts_unsubscribe", "unsubscribe", one)),
    ]
    assert [one.status_code for one in answers] == [200, 302, 400, 200, 200, 200, 302, 200, 200]
    assert not client.cookies


def test_the_form_costs_the_same_few_queries_whatever_there_is(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get(address("alerts"))
    counts = []
    for times in (1, 5):
        for number in range(times):
            Theme.objects.create(name_en=f"Theme {times} {number}", name_es=f"Tema {times} {number}")
            news(public_slug_en=f"r{times}{number}", public_slug_es=f"c{times}{number}")
        with django_assert_max_num_queries(6) as captured:
            client.get(address("alerts"))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_who_never_confirms_is_forgotten_after_a_week(client: Client) -> None:
    sign_up(client, address="never@example.org")
    subscriber("kept@example.org")
    deliver()
    with travel(timezone.now() + timedelta(days=6)):
        forgetting.forget()
        assert Subscriber.objects.count() == 2
    with travel(timezone.now() + timedelta(days=8)):
        forgetting.forget()
    assert [one.address for one in Subscriber.objects.all()] == ["kept@example.org"]
