"""Mails go out, each once, however many senders there are and wherever one of them dies.

What became of a mail is noted after it was handed over. Whoever dies in between leaves it claimed, and
it is not sent again unasked: the mail server may have it.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from publications.models import NewsRelease

from ..models import Delivery, Subscriber
from . import letters, outbox
from .handing_over import Outcome, PostOffice
from .outbox import Parcel, State

AGAIN_AFTER = timedelta(minutes=10)
MOST_ATTEMPTS = 12


def send_waiting(most: int | None = None) -> int:
    """Sends what is due, at most so many mails; the number of those it took."""
    number = 0
    with PostOffice() as office:
        for subscriber in _links():
            _send_link(subscriber, office)
            number += 1
            if number == most:
                return number
        for parcel in outbox.claims():
            _send(parcel, office)
            number += 1
            if number == most:
                return number
    return number


def _send(parcel: Parcel, office: PostOffice) -> None:
    subscriber = parcel.subscriber
    by_release = {delivery.release_id: delivery for delivery in parcel.deliveries}
    # Asked once more, as the last thing before: nothing withdrawn goes out.
    releases = list(NewsRelease.objects.readable(subscriber.language).filter(pk__in=by_release))
    releases.sort(key=lambda release: by_release[release.pk].pk, reverse=True)
    gone = by_release.keys() - {release.pk for release in releases}
    _note([by_release[pk] for pk in gone], State.WAITING, not_before=timezone.now() + AGAIN_AFTER)
    told = [by_release[release.pk] for release in releases]
    if not told:
        _give_back_the_day(parcel)
        return
    outcome, error = office.hand_over(letters.alert(subscriber, releases))
    attempts = max(delivery.attempts for delivery in told) + 1
    if outcome is Outcome.ACCEPTED:
        _note(told, State.SENT, sent_at=timezone.now(), attempts=attempts, error="")
    elif outcome is Outcome.UNKNOWN:
        _note(told, State.INTERRUPTED, attempts=attempts, error=error)
    elif outcome is Outcome.REFUSED or attempts >= MOST_ATTEMPTS:
        _note(told, State.FAILED, attempts=attempts, error=error)
    else:
        later = timezone.now() + AGAIN_AFTER
        _note(told, State.WAITING, attempts=attempts, error=error, not_before=later)
        _give_back_the_day(parcel)


def _note(deliveries: list[Delivery], state: State, **values: object) -> None:
    claimed = Delivery.objects.filter(pk__in=[one.pk for one in deliveries], state=State.CLAIMED)
    if deliveries:
        claimed.update(state=state, **values)


def _give_back_the_day(parcel: Parcel) -> None:
    Subscriber.objects.filter(pk=parcel.subscriber.pk).update(digested_at=parcel.digested_before)


def _links() -> Iterator[Subscriber]:
    """Those whose mail with a link is due, claimed; one that is lost can be asked for again in an hour."""
    now = timezone.now()
    due = Subscriber.objects.filter(
        Q(link_sent_at=None) | Q(link_sent_at__lt=now - AGAIN_AFTER), link_due=True
    )
    while batch := list(due.order_by("pk")[: outbox.BATCH]):
        for subscriber in batch:
            claimed = due.filter(pk=subscriber.pk).update(link_due=False, link_sent_at=now)
            if claimed:
                subscriber.link_sent_at = now
                yield subscriber


def _send_link(subscriber: Subscriber, office: PostOffice) -> None:
    outcome, _error = office.hand_over(letters.link(subscriber))
    if outcome is Outcome.NOT_NOW:
        Subscriber.objects.filter(pk=subscriber.pk).update(link_due=True)
