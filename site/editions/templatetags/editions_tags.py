import datetime
from dataclasses import dataclass
from typing import Any

from django import template
from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import localize
from django.utils.timesince import timesince
from django.utils.translation import gettext

from ..admin.tabs import LanguageTab, choice_tabs, language_tabs
from ..admin.withdrawing import PREFIX
from ..desk.fields import field_name
from ..instants import told
from ..languages import codes, local_name
from ..models import Edition
from ..segments import Kind, plain

register = template.Library()


@register.simple_tag
def tabs_of(page: Any, current: str = "") -> list[LanguageTab]:
    """The tabs of a publication; of one being created, the choice of its original language."""
    if page.pk is None:
        return choice_tabs(page.original_language)
    return language_tabs(page, current or page.original_language)


@dataclass(frozen=True)
class LiveEdition:
    name: str
    unpublish_address: str


@register.simple_tag
def live_editions(page: Any) -> list[LiveEdition]:
    """The languages a publication is live in, each with where it alone is taken off the site."""
    unpublish = Edition.snippet_viewset.get_url_name("unpublish")
    return [
        LiveEdition(local_name(edition.language), reverse(unpublish, args=[quote(edition.pk)]))
        for edition in page.editions.filter(live=True)
    ]


@register.simple_tag
def reasons_to_give(page: Any) -> list[tuple[str, str, str]]:
    """Field, language and its name, for each language a publication is about to be withdrawn in."""
    live = set(page.editions.filter(live=True).values_list("language", flat=True))
    return [(f"{PREFIX}{code}", code, local_name(code)) for code in codes() if code in live]


@register.filter
def own_field(form: Any, name: str) -> Any:
    """The desk's field for what is no translation, by bare name."""
    return form[f"own-{name}"]


@register.filter
def segment_name(key: str) -> str:
    return field_name(key)


@register.filter
def set_aside_text(entry: dict[str, str]) -> str:
    """The words of a translation whose segment has gone."""
    return plain(Kind(entry["kind"]), entry["text"])


@register.filter
def instant(moment: datetime.datetime) -> str:
    """An instant with its zone and in UTC, for whatever is to happen at it."""
    return told(moment)


@register.filter
def ago(moment: datetime.datetime) -> str:
    """How long something has been so, in its largest unit: "3 days ago"."""
    if timezone.now() - moment < datetime.timedelta(minutes=1):
        return gettext("just now")
    return gettext("%(time)s ago") % {"time": timesince(moment, depth=1)}


@register.filter
def lateness(late: datetime.timedelta) -> str:
    """ "0.2 s late", "on time" below a tenth of a second; minutes and more in words."""
    seconds = late.total_seconds()
    if seconds < 0.1:
        return gettext("on time")
    if seconds < 60:
        return gettext("%(seconds)s s late") % {"seconds": localize(round(seconds, 1))}
    start = timezone.now()
    return gettext("%(time)s late") % {"time": timesince(start, start + late, depth=2)}
