"""Meetings for people's calendars: of one meeting, of a mechanism, of all mechanisms. iCalendar, RFC 5545."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from editions.languages import active
from editions.models import BasePage
from editions.views import answer
from publications.models import Mechanism, MechanismsIndex, Meeting

from ..models import Branding
from ..templatetags.newsroom_tags import absolute
from .identifiers import event_uid
from .language_tags import language_tag

if TYPE_CHECKING:
    from icalendar import Calendar, Event

FILE = "calendar.ics"
# The newest ones; nobody's calendar needs a century of conferences.
MOST = 500
REFRESH = timedelta(hours=12)
WITH_CALENDAR = (Meeting, Mechanism, MechanismsIndex)


@require_safe
@cache_control(public=True, no_cache=True)
@conditional_page
def calendar(request: HttpRequest, path: str) -> HttpResponseBase:
    return answer(request, path, _respond, file=FILE)


def _respond(page: BasePage) -> HttpResponse:
    meetings = meetings_of(page)
    if meetings is None:
        raise Http404
    language = active()
    rows = list(
        meetings.readable(language)
        .filter(date__isnull=False)
        .with_edition_dates(language)
        .select_related("host")
        .order_by("-date", "-pk")[:MOST]
    )
    changed = max((last_change(row) for row in rows), default=page.edition_last_published_at)
    content = made_calendar(page, rows, changed).to_ical()
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    slug = page.text("public_slug", language) or "calendar"
    response["Content-Disposition"] = f'inline; filename="{slug}.ics"'
    return response


def meetings_of(page: BasePage) -> Any:
    """None for a page that has no meetings."""
    match page:
        case Meeting():
            return Meeting.objects.filter(pk=page.pk)
        case Mechanism():
            return Meeting.objects.child_of(page)
        case MechanismsIndex():
            return Meeting.objects.descendant_of(page)
    return None


def last_change(meeting: Meeting) -> datetime:
    """Its date and host are of all languages: they change with the original, its text with the edition."""
    return max(filter(None, (meeting.edition_last_published_at, meeting.last_published_at)))


def made_calendar(page: BasePage, meetings: list[Meeting], changed: datetime | None) -> "Calendar":
    language = active()
    office = Branding.load().name_in(language)
    name = f"{page.headline} – {office}"
    # Loaded where it is used: four megabytes.
    from icalendar import Calendar, vDuration

    made = Calendar()
    made.add("prodid", f"-//{office}//Portavoz//{language_tag(language).upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    parameters = {"LANGUAGE": language_tag(language)}
    made.add("name", name, parameters=parameters)
    made.add("x-wr-calname", name)
    made.add("url", absolute(page.address(language) or ""))
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    # The name older programs know REFRESH-INTERVAL by.
    made.add("x-published-ttl", vDuration(REFRESH).to_ical().decode())
    if changed:
        made.add("last-modified", changed)
    for meeting in meetings:
        made.add_component(event(meeting, language))
    return made


def event(meeting: Any, language: str) -> "Event":
    """A meeting as an event of whole days, which keeps nobody's day from being free."""
    url = absolute(meeting.address(language) or "")
    parameters = {"LANGUAGE": language_tag(language)}
    first, last = meeting.edition_first_published_at, last_change(meeting)
    from icalendar import Event

    made = Event()
    made.add("uid", event_uid(meeting.pk, language))
    made.add("dtstamp", last)
    made.add("last-modified", last)
    # Grows with each publication: the seconds since the first.
    made.add("sequence", int((last - (first or last)).total_seconds()))
    made.add("dtstart", meeting.date)
    # The day after the last: an end is not part of the event.
    made.add("dtend", (meeting.end_date or meeting.date) + timedelta(days=1))
    made.add("summary", meeting.headline, parameters=parameters)
    if place := place_of(meeting):
        made.add("location", place, parameters=parameters)
    made.add("description", "\n\n".join(filter(None, (meeting.summary, url))), parameters=parameters)
    made.add("url", url)
    made.add("transp", "TRANSPARENT")
    return made


def place_of(meeting: Meeting) -> str:
    """ "Lima, Peru" in the active language."""
    host = meeting.host.name if meeting.host else ""
    place = meeting.place or ""
    return place if host and host in place else ", ".join(filter(None, (place, host)))
