"""Mails that came back: delivery reports as mail servers write them (RFC 3464).

An address that does not exist is written to no more. Other refusals are counted, since a full mailbox
or a suspicious filter may pass.
"""

import mailbox
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..models import Subscriber
from .addresses import folded

MOST_SOFT = 5
# Refusals further apart have nothing to do with each other.
SOFT_WITHIN = timedelta(days=30)
# RFC 3463: the mailbox is not there, or accepts nothing for good. 5.2.2 is a full one, 5.7 a matter of policy.
HARD = ("5.1.", "5.2.1")
HARD_AS_A_WHOLE = "5.0.0"


@dataclass(frozen=True)
class Bounce:
    address: str
    is_hard: bool
    moment: datetime


def in_mails(path: Path) -> Iterator[Bounce]:
    """From a single mail or a mailbox; what is no delivery report is passed over."""
    content = path.read_bytes()
    if content.startswith(b"From "):
        box = mailbox.mbox(path, create=False)
        try:
            for message in box:
                yield from in_mail(message)
        finally:
            box.close()
    else:
        yield from in_mail(message_from_bytes(content))


def in_list(path: Path) -> Iterator[Bounce]:
    now = timezone.now()
    for line in path.read_text(encoding="utf-8-sig", errors="replace").splitlines():
        if address := _address(line):
            yield Bounce(address, True, now)


def in_mail(message: Message) -> Iterator[Bounce]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            for fields in part.get_payload():
                if isinstance(fields, Message) and (bounce := _bounce(fields, _moment(message))):
                    yield bounce


@transaction.atomic
def record(bounces: Iterable[Bounce]) -> tuple[int, int]:
    """How many subscribers are written to no more, and how many other refusals were counted.

    A report that was read before, or is older than one that was, counts nothing: files may be read twice.
    """
    ended = counted = 0
    for bounce in sorted(bounces, key=lambda bounce: bounce.moment):
        subscribers = Subscriber.objects.select_for_update().active().filter(address=bounce.address)
        for subscriber in subscribers:
            if not _count(subscriber, bounce):
                continue
            counted += 1
            if bounce.is_hard or subscriber.bounces >= MOST_SOFT:
                subscriber.deactivated_at = timezone.now()
                ended += 1
            subscriber.save(update_fields=["bounces", "bounced_at", "deactivated_at"])
    return ended, counted - ended


def _count(subscriber: Subscriber, bounce: Bounce) -> bool:
    since = subscriber.bounced_at or subscriber.confirmed_at
    if since is not None and bounce.moment <= since:
        return False
    is_first = subscriber.bounced_at is None or bounce.moment - subscriber.bounced_at > SOFT_WITHIN
    subscriber.bounces = 1 if is_first else subscriber.bounces + 1
    subscriber.bounced_at = bounce.moment
    return True


def _bounce(fields: Message, moment: datetime) -> Bounce | None:
    """Of one recipient's group of fields; None for what was delivered, is still being tried, or says too little."""
    if str(fields.get("Action", "")).strip().lower() != "failed":
        return None
    recipient = str(fields.get("Original-Recipient") or fields.get("Final-Recipient") or "")
    address = _address(recipient.rpartition(";")[2])
    if not address:
        return None
    status = str(fields.get("Status", "")).split(" ")[0].strip()
    return Bounce(address, status.startswith(HARD) or status == HARD_AS_A_WHOLE, moment)


def _address(text: str) -> str | None:
    try:
        return folded(text.strip().strip("<>"))
    except ValidationError:
        return None


def _moment(message: Message) -> datetime:
    """When the report was written; nobody's clock counts for the future."""
    now = timezone.now()
    try:
        moment = parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError):
        return now
    return min(moment if moment.tzinfo else moment.replace(tzinfo=UTC), now)
