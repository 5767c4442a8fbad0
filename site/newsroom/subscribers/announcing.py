"""A release becomes readable in a language for the first time: once, and then its subscribers are found.

Whoever publishes waits for `announce` alone; the rest is the worker's. What was missed because the
process ended between publishing and announcing, `manage.py send_alerts` finds.
"""

from collections.abc import Collection, Iterator
from datetime import timedelta
from itertools import islice

from django.db.models import Exists, OuterRef
from django.utils import timezone

from editions.languages import codes
from editions.querysets import PublicationQuerySet
from publications.models import NewsRelease

from ..models import Announcement, Delivery, Subscriber
from .filters import meets, values_of
from .signing_up import wake_up

# An older dateline is an archive being filled, or a late translation of what is no news any more.
NEWS_FOR = timedelta(days=30)
BATCH = 1000


def announce(releases: PublicationQuerySet) -> bool:
    """Notes which of `releases` are newly readable, in which languages; True where somebody is to be told.

    One query where there is nothing new, two where there is.
    """
    now = timezone.now()
    oldest = (timezone.localtime(now) - NEWS_FOR).date()
    made = []
    for release in _with_announcements(releases):
        is_news = release.date is not None and release.date >= oldest
        for code in codes():
            if getattr(release, f"readable_in_{code}") and not getattr(release, f"announced_in_{code}"):
                settled = None if is_news else now
                made.append(
                    Announcement(release_id=release.pk, language=code, made_at=now, settled_at=settled)
                )
    # Who else may be announcing it at this moment has the same to say.
    Announcement.objects.bulk_create(made, ignore_conflicts=True)
    return any(announcement.settled_at is None for announcement in made)


def went_out(release_ids: Collection[int]) -> None:
    """After a publish, with which all may be as it was."""
    if announce(NewsRelease.objects.filter(pk__in=release_ids)):
        wake_up()


def announce_missed() -> None:
    """What went out, and nobody said so."""
    oldest = timezone.localdate() - NEWS_FOR
    announce(NewsRelease.objects.filter(date__gte=oldest))


def settle_all() -> None:
    """A delivery for everybody who wants to be told of what was announced.

    Started again, it makes only those that are missing. What is withdrawn meanwhile waits, and after
    a while is no news.
    """
    Announcement.objects.filter(settled_at=None, made_at__lt=timezone.now() - NEWS_FOR).update(
        settled_at=timezone.now()
    )
    for code in codes():
        readable = NewsRelease.objects.readable(code).values("pk")
        for announcement in Announcement.objects.filter(
            settled_at=None, language=code, release__in=readable
        ).order_by("pk"):
            _settle(announcement)


def _settle(announcement: Announcement) -> None:
    wanted = _who_wants(announcement)
    while batch := list(islice(wanted, BATCH)):
        Delivery.objects.bulk_create(
            [Delivery(subscriber_id=pk, release_id=announcement.release_id) for pk in batch],
            ignore_conflicts=True,
        )
    Announcement.objects.filter(pk=announcement.pk).update(settled_at=timezone.now())


def _who_wants(announcement: Announcement) -> Iterator[int]:
    values = values_of(announcement.release_id)
    subscribers = Subscriber.objects.active().filter(
        language=announcement.language, confirmed_at__lte=announcement.made_at
    )
    rows = list(subscribers.order_by("pk").values_list("pk", "filters"))
    return (pk for pk, filters in rows if meets(values, filters))


def _with_announcements(releases: PublicationQuerySet) -> PublicationQuerySet:
    announced = Announcement.objects.filter(release=OuterRef("pk"))
    return releases.with_readable_languages().annotate(
        **{f"announced_in_{code}": Exists(announced.filter(language=code)) for code in codes()}
    )
