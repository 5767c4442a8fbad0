"""A sender is killed, with a mail in hand: whoever takes over sends all the others, and none twice."""

import signal
import sqlite3
import subprocess
from collections import Counter
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import F

from newsroom.models import Delivery
from newsroom.subscribers import announcing
from tests.newsroom.subscribers.scenes import news, subscriber
from tests.processes import Processes

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("db" if connection.vendor == "sqlite" else "committed"),
]

READERS = 6
EVERYBODY = Counter(f"reader{number}@example.org" for number in range(READERS))
WORKER = ("db_worker", "--backend", "alerts", "--batch", "--no-startup-delay")


class Senders(Processes):
    """Each puts what it sends into a folder."""

    settings_module = "tests.newsroom.subscribers.sender_settings"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.sink = folder / "sink"
        self.sink.mkdir()

    def start(self, *command: str, **environment: str) -> subprocess.Popen[str]:
        return super().start(*command, SINK=str(self.sink), **environment)

    def run(self, *command: str, **environment: str) -> str:
        return ended(self.start(*command, **environment))

    def received(self) -> Counter[str]:
        return Counter(message_from_bytes(mail.read_bytes())["To"] for mail in self.sink.iterdir())

    def an_hour_passes(self) -> None:
        """For what was claimed."""
        if connection.vendor == "sqlite":
            with sqlite3.connect(self.copy) as copy:
                copy.execute("UPDATE newsroom_delivery SET claimed_at = datetime(claimed_at, '-1 hour')")
        else:
            Delivery.objects.update(claimed_at=F("claimed_at") - timedelta(hours=1))


def ended(process: subprocess.Popen[str]) -> str:
    output, _none = process.communicate(timeout=120)
    assert process.returncode in (0, -signal.SIGKILL), output
    return output


@pytest.fixture
def senders(tmp_path: Path) -> Senders:
    """With a release announced to everybody, and a wake-up in the queue."""
    for number in range(READERS):
        subscriber(f"reader{number}@example.org")
    announcing.went_out([news().pk])
    return Senders(tmp_path)


def test_a_worker_that_is_killed_when_a_mail_was_accepted_leaves_none_out_and_none_twice(
    senders: Senders,
) -> None:
    killed = senders.start(*WORKER, DIES_AT="3")
    ended(killed)
    assert killed.returncode == -signal.SIGKILL
    assert senders.received().total() == 3
    # Its task counts as running for ever, and holds nothing up.
    senders.run("send_alerts")
    assert senders.received() == EVERYBODY
    senders.an_hour_passes()
    assert "1 deliveries were interrupted" in senders.run("send_alerts")
    senders.run(*WORKER)
    assert senders.received() == EVERYBODY


def test_a_mail_that_a_killed_worker_had_not_handed_over_is_sent_when_somebody_says_so(
    senders: Senders,
) -> None:
    senders.run(*WORKER, DIES_AT="3", DIES_BEFORE="1")
    assert senders.received().total() == 2
    senders.run("send_alerts")
    assert senders.received().total() == READERS - 1
    senders.an_hour_passes()
    assert "1 deliveries were interrupted" in senders.run("send_alerts")
    assert senders.received().total() == READERS - 1
    senders.run("send_alerts", "--again")
    assert senders.received() == EVERYBODY


def test_senders_at_work_at_the_same_time_share_it(senders: Senders) -> None:
    for sender in [senders.start("send_alerts"), senders.start("send_alerts"), senders.start(*WORKER)]:
        ended(sender)
    assert senders.received() == EVERYBODY
