"""What is not needed is not kept."""

from datetime import timedelta

from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone

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
    """The queue's own rows, of which nothing is to be learnt."""
    call_command("prune_db_task_results", backend="alerts", queue_name="*", min_age_days=1, verbosity=0)
