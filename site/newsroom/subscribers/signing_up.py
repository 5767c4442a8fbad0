"""Somebody, perhaps its owner, gives an address: a mail goes there, and no answer tells who was known."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..models import Subscriber

ONE_LINK_A = timedelta(hours=1)


@transaction.atomic
def sign_up(address: str, language: str, frequency: str, filters: dict[str, list[str]]) -> None:
    """Whoever gets mails already keeps what they chose: only they may change it, by the link they are sent."""
    now = timezone.now()
    chosen = {"frequency": frequency, "filters": filters}
    subscriber, is_new = Subscriber.objects.get_or_create(address=address, language=language, defaults=chosen)
    known = Subscriber.objects.filter(pk=subscriber.pk)
    if not is_new:
        known.filter(Q(confirmed_at=None) | Q(deactivated_at__isnull=False)).update(**chosen)
    has_no_link = Q(link_sent_at=None) | Q(link_sent_at__lt=now - ONE_LINK_A)
    if known.filter(has_no_link).update(link_due=True):
        transaction.on_commit(wake_up, robust=True)


def confirm(subscriber: Subscriber) -> None:
    """Also of one who could not be reached, and can again. A second time changes nothing."""
    if not subscriber.is_active:
        subscriber.confirmed_at = timezone.now()
        subscriber.deactivated_at = subscriber.bounced_at = None
        subscriber.bounces = 0
        subscriber.save(update_fields=["confirmed_at", "deactivated_at", "bounced_at", "bounces"])


def wake_up() -> None:
    from .tasks import deliver

    deliver.enqueue()
