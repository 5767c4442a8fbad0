"""What keeps an edition's working text from going out: sentences for whoever wants to schedule or bundle it."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import paths, together
from .languages import local_name
from .models import Edition
from .staleness import working_original

# Publication and language, of what goes out in the same moment.
Along = Collection[tuple[int, str]]


def hindrances(edition: Edition, along: Along = ()) -> list[str]:
    """Why the text could not go out now; empty where it could. `along` is what goes out with it."""
    if not edition.is_started:
        return [_("There is no text in %(language)s.") % {"language": local_name(edition.language)}]
    if edition.is_original:
        page: Any = working_original(edition.page)
    else:
        page = edition.get_latest_revision_as_object().working_page
    found = list(page.missing_to_publish(edition.language).values())
    parent = page.get_parent()
    if page.depth > paths.HOME_DEPTH and (parent.pk, edition.language) not in along:
        try:
            paths.check_parent(page, edition.language)
        except ValidationError as error:
            found += error.messages
    original = page.original_language
    is_led = page.live or edition.is_original or (page.pk, original) in along
    if not is_led:
        found.append(_("The original is neither live nor goes out with it."))
    return found


def unfinished(edition: Edition) -> list[str]:
    """What of a translation nobody has finished, approved or looked at again; an original has none of it."""
    if edition.is_original or not edition.is_started or together.is_out(edition):
        return _stale(edition)
    found = missing_or_stale(edition)
    if not edition.is_approved:
        found.append(_("The translation is not approved."))
    return found


def missing_or_stale(edition: Edition) -> list[str]:
    """What of a translation is missing or stale: a sentence for each."""
    found = []
    if number := edition.segments_missing:
        sentence = ngettext(
            "%(number)s text is not translated.", "%(number)s texts are not translated.", number
        )
        found.append(sentence % {"number": number})
    return found + _stale(edition)


def under_way(edition: Edition) -> list[str]:
    """A review or a schedule of its own that the text is in."""
    carrier: Any = edition.page.specific if edition.is_original else edition
    found = []
    if carrier.current_workflow_state:
        found.append(_("It is in review."))
    if carrier.scheduled_revision:
        found.append(_("It is scheduled by itself."))
    return found


def _stale(edition: Edition) -> list[str]:
    number = edition.segments_stale
    if not number:
        return []
    sentence = ngettext("%(number)s translation is stale.", "%(number)s translations are stale.", number)
    return [sentence % {"number": number}]
