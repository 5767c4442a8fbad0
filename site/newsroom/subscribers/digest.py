"""When the mail of the day is due: at one hour on the newsroom's own clock."""

import datetime

from django.conf import settings

from editions.instants import newsroom_zone


def last_due(now: datetime.datetime) -> datetime.datetime:
    """The newest moment, not after `now`, at which a mail of the day was due."""
    local = now.astimezone(newsroom_zone())
    due = local.replace(hour=settings.ALERTS_DIGEST_HOUR, minute=0, second=0, microsecond=0)
    if due > local:
        due = (local - datetime.timedelta(days=1)).replace(
            hour=settings.ALERTS_DIGEST_HOUR, minute=0, second=0, microsecond=0
        )
    return due
