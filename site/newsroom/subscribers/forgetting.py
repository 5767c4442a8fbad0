"""What is not needed is not kept."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ..models import Delivery, Subscriber
from .tokens import TIME_TO_CONFIRM

UNCONFIRMED_FOR = timedelta(days=7)
# Long enough to answer "did I get it?", and for what comes back.
DELIVERIES_FOR = timedelta(days=30)


def forget() -> None:
    """Who never confirmed, and what was sent to whom."""
    now = timezone.now()
    has_no_link = Q(link_sent_at=None) | Q(link_sent_at__lt=now - TIME_TO_CONFIRM)
    Subscriber.objects.filter(has_no_link, confirmed_at=None, created_at__lt=now - UNCONFIRMED_FOR).delete()
    over = (Delivery.State.SENT, Delivery.State.FAILED, Delivery.State.EXPIRED)
    Delivery.objects.filter(state__in=over, created_at__lt=now - DELIVERIES_FOR).delete()


def forget_wake_ups() -> None:
    """The queue's own rows, also those of workers that died: nothing is to be learnt of them."""
    yesterday = timezone.now() - timedelta(days=1)
    DBTaskResult.objects.filter(backend_name="alerts", enqueued_at__lt=yesterday).delete()
