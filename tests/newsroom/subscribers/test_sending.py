"""Each mail once; what the mail server says decides whether it is tried again."""

import smtplib
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from time_machine import travel

from newsroom.models import Delivery, Subscriber
from newsroom.subscribers import announcing, outbox, sending, tasks
from newsroom.subscribers.digest import last_due
from tests.newsroom.subscribers.scenes import deliver, news, subscriber

pytestmark = pytest.mark.django_db


class Server:
    """Answers with what it is told to, then accepts."""

    def __init__(self, monkeypatch: Any, *errors: Exception) -> None:
        self.errors = list(errors)
        accept = EmailBackend.send_messages

        def answer(backend: EmailBackend, messages: Any) -> Any:
            if self.errors:
                raise self.errors.pop(0)
            return accept(backend, messages)

        monkeypatch.setattr(EmailBackend, "send_messages", answer)


def states() -> list[str]:
    return sorted(Delivery.objects.values_list("state", flat=True))


def test_nothing_is_sent_twice() -> None:
    subscriber("a@example.org")
    subscriber("b@example.org")
    news()
    assert len(deliver()) == 2
    assert deliver() == []
    call_command("send_alerts", "--again", stdout=StringIO())
    assert len(mail.outbox) == 2
    assert states() == ["sent", "sent"]


def test_what_another_sender_has_claimed_is_left_to_it() -> None:
    subscriber()
    news()
    announcing.announce_missed()
    announcing.settle_all()
    first, second = outbox.claims(), outbox.claims()
    assert next(first).subscriber.address == "reader@example.org"
    assert list(second) == []
    assert list(first) == []


def test_two_senders_that_saw_the_same_rows_share_them() -> None:
    for number in range(4):
        subscriber(f"reader{number}@example.org")
    news()
    announcing.announce_missed()
    announcing.settle_all()
    first, second = outbox.claims(), outbox.claims()
    # Both have read the four when the first claim is made.
    taken = [next(first), next(second), *first, *second]
    addresses = [parcel.subscriber.address for parcel in taken]
    assert sorted(addresses) == [f"reader{number}@example.org" for number in range(4)]


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPServerDisconnected("gone"),
        TimeoutError("too late"),
        ConnectionResetError("reset"),
    ],
)
def test_a_mail_whose_fate_is_unknown_is_reported_and_not_sent_again_unasked(
    monkeypatch: Any, error: Exception
) -> None:
    subscriber()
    news()
    Server(monkeypatch, error)
    deliver()
    with travel(timezone.now() + timedelta(hours=2)):
        assert deliver() == []
        assert states() == ["interrupted"]
        call_command("send_alerts", "--again", stdout=StringIO())
    assert len(mail.outbox) == 1
    assert states() == ["sent"]


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"reader@example.org": (451, b"later")}),
        smtplib.SMTPDataError(421, b"busy"),
        smtplib.SMTPSenderRefused(450, b"later", "x"),
    ],
)
def test_a_server_that_says_not_now_is_asked_again_later(monkeypatch: Any, error: Exception) -> None:
    subscriber()
    news()
    Server(monkeypatch, error)
    assert deliver() == []
    assert deliver() == []
    with travel(timezone.now() + timedelta(minutes=11)):
        assert len(deliver()) == 1
    assert states() == ["sent"]


def test_a_server_that_says_no_is_not_asked_again_and_keeps_no_other_back(monkeypatch: Any) -> None:
    subscriber("a@example.org")
    subscriber("b@example.org")
    news()
    Server(monkeypatch, smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no such user")}))
    assert [message.to for message in deliver()] == [["b@example.org"]]
    with travel(timezone.now() + timedelta(days=1)):
        assert deliver() == []
    failed = Delivery.objects.get(state="failed")
    assert "no such user" in failed.error


def test_a_server_that_cannot_be_reached_loses_nothing(monkeypatch: Any) -> None:
    subscriber(link_due=True, link_sent_at=None)
    news()

    def refuse(backend: EmailBackend) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", refuse)
    assert deliver() == []
    assert states() == ["waiting"]
    monkeypatch.undo()
    with travel(timezone.now() + timedelta(minutes=11)):
        assert len(deliver()) == 2


def test_what_a_dead_sender_had_claimed_is_reported() -> None:
    subscriber()
    news()
    announcing.announce_missed()
    announcing.settle_all()
    next(outbox.claims())
    said = StringIO()
    call_command("send_alerts", stdout=StringIO(), stderr=said)
    assert (states(), said.getvalue()) == (["claimed"], "")
    with travel(timezone.now() + timedelta(minutes=16)):
        call_command("send_alerts", stdout=StringIO(), stderr=said)
    assert states() == ["interrupted"]
    assert "1 deliveries were interrupted" in said.getvalue()
    assert not mail.outbox


def test_the_wake_up_works_in_portions_and_calls_for_the_next(monkeypatch: Any) -> None:
    monkeypatch.setattr(tasks, "MOST_AT_ONCE", 2)
    for number in range(3):
        subscriber(f"reader{number}@example.org")
    news()
    announcing.announce_missed()
    assert tasks.deliver.call() == 2
    assert DBTaskResult.objects.count() == 1
    assert tasks.deliver.call() == 1
    assert len(mail.outbox) == 3


@pytest.mark.parametrize(
    ("now", "due"),
    [
        # 07:00 in Panama is 12:00 UTC.
        (datetime(2026, 11, 28, 11, 59, tzinfo=UTC), datetime(2026, 11, 27, 12, tzinfo=UTC)),
        (datetime(2026, 11, 28, 12, 0, tzinfo=UTC), datetime(2026, 11, 28, 12, tzinfo=UTC)),
        (datetime(2026, 11, 29, 1, 0, tzinfo=UTC), datetime(2026, 11, 28, 12, tzinfo=UTC)),
    ],
)
def test_the_mail_of_the_day_is_due_on_the_newsrooms_clock(now: datetime, due: datetime) -> None:
    assert last_due(now) == due


def test_a_day_comes_in_one_mail_and_the_next_day_in_another() -> None:
    morning = datetime(2026, 11, 28, 14, tzinfo=UTC)
    with travel(morning, tick=False):
        subscriber(frequency="daily", confirmed_at=morning)
        for number in range(3):
            news(headline_en=f"News {number}", public_slug_en=f"r{number}", public_slug_es=f"c{number}")
        assert deliver() == []
    with travel(datetime(2026, 11, 29, 12, 1, tzinfo=UTC), tick=False):
        (message,) = deliver()
        assert all(f"News {number}" in message.body for number in range(3))
        assert message.subject == "News 2 (and 2 more)"
        news(headline_en="Late", public_slug_en="late", public_slug_es="tarde")
        assert deliver() == []
    with travel(datetime(2026, 11, 30, 12, 1, tzinfo=UTC), tick=False):
        (message,) = deliver()
        assert "Late" in message.body
        assert "News 1" not in message.body
        assert deliver() == []


def test_a_day_that_could_not_be_sent_is_tried_again_the_same_day(monkeypatch: Any) -> None:
    with travel(datetime(2026, 11, 28, 14, tzinfo=UTC), tick=False):
        subscriber(frequency="daily")
        news()
        deliver()
    Server(monkeypatch, smtplib.SMTPDataError(421, b"busy"))
    with travel(datetime(2026, 11, 29, 12, 1, tzinfo=UTC), tick=False):
        assert deliver() == []
    with travel(datetime(2026, 11, 29, 12, 20, tzinfo=UTC), tick=False):
        assert len(deliver()) == 1


def test_who_changes_to_at_once_gets_what_waited_for_the_day_and_nothing_twice() -> None:
    one = subscriber(frequency="daily")
    news()
    assert deliver() == []
    Subscriber.objects.filter(pk=one.pk).update(frequency="instant")
    assert len(deliver()) == 1
    Subscriber.objects.filter(pk=one.pk).update(frequency="daily")
    with travel(timezone.now() + timedelta(days=2)):
        assert deliver() == []


def test_a_mail_costs_the_same_few_queries_however_many_there_are(django_assert_max_num_queries: Any) -> None:
    for number in range(20):
        subscriber(f"reader{number}@example.org")
    news()
    announcing.announce_missed()
    with django_assert_max_num_queries(10):
        announcing.settle_all()
    with django_assert_max_num_queries(10 + 20 * 5):
        assert sending.send_waiting() == 20
