"""What is known of a person, to give it to them or to forget it."""

from datetime import datetime
from typing import Any

from ..models import Subscriber


def held(address: str) -> list[dict[str, Any]]:
    """Everything, for each language, as JSON can hold it: three queries."""
    subscribers = Subscriber.objects.filter(address=address).prefetch_related("deliveries__release")
    return [
        {
            "address": subscriber.address,
            "language": subscriber.language,
            "frequency": subscriber.frequency,
            "filters": subscriber.filters,
            "signed_up": _moment(subscriber.created_at),
            "confirmed": _moment(subscriber.confirmed_at),
            "last_link_sent": _moment(subscriber.link_sent_at),
            "last_mail_of_the_day": _moment(subscriber.digested_at),
            "mails_that_came_back": subscriber.bounces,
            "last_came_back": _moment(subscriber.bounced_at),
            "cannot_be_reached_since": _moment(subscriber.deactivated_at),
            "mails": [
                {
                    # What they were told or may read; a title that is not out in their language is nobody's.
                    "release": delivery.release.address(subscriber.language)
                    if delivery.state == delivery.State.SENT
                    else None,
                    "state": delivery.state,
                    "since": _moment(delivery.created_at),
                    "sent": _moment(delivery.sent_at),
                }
                for delivery in subscriber.deliveries.all()
            ],
        }
        for subscriber in subscribers.order_by("language")
    ]


def erase(address: str) -> int:
    """In every language, with all that was sent; the number of subscriptions there were."""
    _rows, by_model = Subscriber.objects.filter(address=address).delete()
    return by_model.get(Subscriber._meta.label, 0)


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
