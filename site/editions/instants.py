"""Instants as the newsroom tells them: on its own clock, with the zone, and in UTC.

An embargo without its zone is broken by whoever reads it on another clock.
"""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# The places of time zones in the Americas that another language may write in its own way.
PLACES = (
    gettext_noop("Asuncion"),
    gettext_noop("Bogota"),
    gettext_noop("Havana"),
    gettext_noop("Los Angeles"),
    gettext_noop("Mexico City"),
    gettext_noop("New York"),
    gettext_noop("Panama"),
    gettext_noop("Port of Spain"),
    gettext_noop("Sao Paulo"),
)


def newsroom_zone() -> datetime.tzinfo:
    """The newsroom's own zone, whatever zone a person's account asks for."""
    return timezone.get_default_timezone()


def told(moment: datetime.datetime) -> str:
    """ "1 December 2026, 09:00 (Panama, UTC−5) · 14:00 UTC"; the second is told where there is one."""
    local, universal = moment.astimezone(newsroom_zone()), moment.astimezone(datetime.UTC)
    utc = _clock(universal)
    if universal.date() != local.date():
        utc = f"{date_format(universal, 'DATE_FORMAT')}, {utc}"
    return _("%(date)s, %(time)s (%(zone)s) · %(utc)s UTC") % {
        "date": date_format(local, "DATE_FORMAT"),
        "time": _clock(local),
        "zone": zone_name(moment),
        "utc": utc,
    }


def check_to_come(at: datetime.datetime) -> None:
    """Raises ValidationError for an instant that has passed."""
    if at <= timezone.now():
        message = _("This instant has passed: %(instant)s. To publish at once, leave it empty.")
        raise ValidationError(message % {"instant": told(at)})


def zone_name(moment: datetime.datetime) -> str:
    """ "Panama, UTC−5": the zone's place and what it differs by at that moment, summer time included."""
    offset = moment.astimezone(newsroom_zone()).utcoffset() or datetime.timedelta()
    minutes = round(abs(offset).total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    sign = "−" if offset < datetime.timedelta() else "+"
    difference = f"{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else ""
    place = settings.TIME_ZONE.rpartition("/")[2].replace("_", " ")
    return "UTC" if place == "UTC" else f"{_(place)}, UTC{difference}"


def _clock(moment: datetime.datetime) -> str:
    return date_format(moment, "H:i:s" if moment.second else "H:i", use_l10n=False)
