"""Mails that came back, as mail servers report them."""

import mailbox
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from newsroom.models import Subscriber
from tests.newsroom.subscribers.scenes import subscriber

pytestmark = pytest.mark.django_db

REPORT = """\
From: MAILER-DAEMON@mx.example.net
To: news@example.org
Date: {date}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It did not work.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Sat, 28 Nov 2026 10:00:00 +0000

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no

--b
Content-Type: message/rfc822

From: news@example.org
To: {address}
Subject: News

Text
--b--
"""


def report(
    status: str, address: str = "reader@example.org", action: str = "failed", date: datetime | None = None
) -> str:
    when = date or timezone.now() - timedelta(seconds=1)
    return REPORT.format(address=address, action=action, status=status, date=format_datetime(when))


def record(path: Path, *arguments: str) -> str:
    said = StringIO()
    call_command("record_bounces", str(path), *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def reader() -> Subscriber:
    return subscriber(confirmed_at=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("status", "action", "is_active", "bounces"),
    [
        ("5.1.1", "failed", False, 1),
        ("5.1.10 (no such user)", "failed", False, 1),
        ("5.2.1", "failed", False, 1),
        ("5.0.0", "failed", False, 1),
        ("5.2.2", "failed", True, 1),
        ("5.7.1", "failed", True, 1),
        ("4.4.7", "failed", True, 1),
        ("4.4.1", "delayed", True, 0),
        ("2.0.0", "delivered", True, 0),
    ],
)
def test_an_address_that_is_not_there_is_written_to_no_more(
    reader: Subscriber, tmp_path: Path, status: str, action: str, is_active: bool, bounces: int
) -> None:
    path = tmp_path / "report.eml"
    path.write_text(report(status, "READER@example.org", action))
    record(path)
    reader.refresh_from_db()
    assert (reader.is_active, reader.bounces) == (is_active, bounces)


def test_a_mailbox_may_be_full_a_few_times_but_not_for_ever(reader: Subscriber, tmp_path: Path) -> None:
    path = tmp_path / "reports.mbox"
    box = mailbox.mbox(path)
    for day in range(1, 5):
        box.add(report("5.2.2", date=datetime(2026, 3, day, tzinfo=UTC)))
    box.add("From: x@example.org\nSubject: no report\n\nI am on holiday.")
    box.close()
    for _twice in range(2):
        record(path)
        reader.refresh_from_db()
        assert (reader.is_active, reader.bounces) == (True, 4)
    last = tmp_path / "last.eml"
    last.write_text(report("5.2.2", date=datetime(2026, 3, 6, tzinfo=UTC)))
    record(last)
    reader.refresh_from_db()
    assert not reader.is_active


def test_refusals_far_apart_are_not_added_up(reader: Subscriber, tmp_path: Path) -> None:
    path = tmp_path / "reports.mbox"
    box = mailbox.mbox(path)
    for month in range(2, 10):
        box.add(report("5.2.2", date=datetime(2026, month, 1, tzinfo=UTC)))
    box.close()
    record(path)
    reader.refresh_from_db()
    assert reader.is_active
    assert reader.bounces < 5


def test_a_plain_list_ends_those_in_it(reader: Subscriber, tmp_path: Path) -> None:
    other = subscriber("other@example.org")
    path = tmp_path / "gone.txt"
    path.write_text("\ufeffReader@example.org\n\nnot an address\n<unknown@example.org>\n")
    assert "1 subscribers deactivated" in record(path, "--plain")
    reader.refresh_from_db()
    other.refresh_from_db()
    assert (reader.is_active, other.is_active) == (False, True)


def test_a_report_from_before_a_subscriber_came_back_does_not_count(tmp_path: Path) -> None:
    one = subscriber(confirmed_at=timezone.now())
    path = tmp_path / "old.eml"
    path.write_text(report("5.1.1", date=timezone.now() - timedelta(days=3)))
    record(path)
    one.refresh_from_db()
    assert one.is_active


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe", b"From ", b"Content-Type: message/delivery-status\n\nx"]
)
def test_what_is_no_report_is_passed_over(reader: Subscriber, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert record(path).startswith("0 reports")


def test_a_file_that_is_not_there_is_named_and_nothing_is_recorded(
    reader: Subscriber, tmp_path: Path
) -> None:
    path = tmp_path / "report.eml"
    path.write_text(report("5.1.1"))
    with pytest.raises(CommandError, match="nowhere"):
        call_command("record_bounces", str(path), "nowhere")
    reader.refresh_from_db()
    assert reader.is_active
