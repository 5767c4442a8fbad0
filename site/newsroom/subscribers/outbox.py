"""What is due, and who takes it: each claim is committed before its mail is handed over.

A claim is one conditional UPDATE, which of two senders only one can make, on either database.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from editions.languages import codes
from publications.models import NewsRelease

from ..models import Delivery, Subscriber
from .digest import last_due

State = Delivery.State
BATCH = 50
# Longer than any mail server is waited for.
LONGEST_CLAIM = timedelta(minutes=15)
# What could not be sent for so long, because it was withdrawn or a mail server was away, is no news.
EXPIRES_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Parcel:
    """What goes into one mail, claimed by whoever holds it."""

    subscriber: Subscriber
    deliveries: Sequence[Delivery]
    # Given back where the mail of the day could not be sent.
    digested_before: datetime | None = None


def claims() -> Iterator[Parcel]:
    """One claim after the other until nothing is due. Three queries for a batch, one or two for each."""
    yield from _instant()
    yield from _daily()


def note_interrupted() -> int:
    """Tells what dead senders had claimed from what is under way; the number of such deliveries."""
    claimed = Delivery.objects.filter(state=State.CLAIMED, claimed_at__lt=timezone.now() - LONGEST_CLAIM)
    return claimed.update(state=State.INTERRUPTED)


def release_interrupted() -> int:
    """Lets them be sent again: somebody has decided that twice is better than never."""
    interrupted = Delivery.objects.filter(state=State.INTERRUPTED)
    Subscriber.objects.filter(pk__in=interrupted.values("subscriber")).update(digested_at=None)
    return interrupted.update(state=State.WAITING, not_before=timezone.now())


def expire() -> None:
    old = timezone.now() - EXPIRES_AFTER
    Delivery.objects.filter(state=State.WAITING, created_at__lt=old).update(state=State.EXPIRED)


def _due(frequency: Subscriber.Frequency) -> QuerySet:
    """Of those who get mails; of releases that are readable in their language now."""
    wanted = Q(pk__in=[])
    for code in codes():
        readable = NewsRelease.objects.readable(code).values("pk")
        wanted |= Q(subscriber__language=code, release__in=readable)
    active = Subscriber.objects.active().filter(frequency=frequency)
    return Delivery.objects.filter(
        wanted,
        state=State.WAITING,
        not_before__lte=timezone.now(),
        subscriber__in=active.values("pk"),
    )


def _instant() -> Iterator[Parcel]:
    while batch := list(
        _due(Subscriber.Frequency.INSTANT).select_related("subscriber").order_by("pk")[:BATCH]
    ):
        for delivery in batch:
            if _claim([delivery.pk]):
                yield Parcel(delivery.subscriber, [delivery])


def _daily() -> Iterator[Parcel]:
    now = timezone.now()
    due = _due(Subscriber.Frequency.DAILY).filter(created_at__lt=last_due(now))
    not_today = Q(digested_at=None) | Q(digested_at__lt=last_due(now))
    waiting = Subscriber.objects.filter(not_today, pk__in=due.values("subscriber"))
    last = 0
    while batch := list(waiting.filter(pk__gt=last).order_by("pk")[:BATCH]):
        for subscriber in batch:
            last = subscriber.pk
            deliveries = list(due.filter(subscriber=subscriber).order_by("pk"))
            with transaction.atomic():
                # One mail a day: whoever notes it first may take what there is for it.
                is_first = Subscriber.objects.filter(not_today, pk=subscriber.pk).update(digested_at=now)
                claimed = is_first and deliveries and _claim([one.pk for one in deliveries])
                if is_first and not claimed:
                    transaction.set_rollback(True)
            if claimed:
                yield Parcel(subscriber, deliveries, subscriber.digested_at)


def _claim(pks: Sequence[int]) -> int:
    free = Delivery.objects.filter(pk__in=pks, state=State.WAITING)
    return free.update(state=State.CLAIMED, claimed_at=timezone.now())
