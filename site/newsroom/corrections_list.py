"""All that readers of one language were told of corrections, newest first, a page at a time.

Paged by key: the address names the correction a page begins after, `?before=412`.
"""

from django.db.models import Q, QuerySet
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404

from editions.models import BasePage, Correction, CorrectionNote
from publications.paging import AFTER, BEFORE

PER_PAGE = 20
LONGEST_KEY = 18


class CorrectionsList:
    """One query, and one more where the address names a place. Raises Http404 for a place that is none."""

    def __init__(self, parameters: QueryDict, language: str) -> None:
        notes = readable_notes(language)
        after, before = _place(parameters.get(str(AFTER))), _place(parameters.get(str(BEFORE)))
        self.newer: str | None = None
        self.older: str | None = None
        self.is_first = not before
        if after:
            newer = notes.filter(_beyond(after, "gt")).order_by("correction__published_at", "correction")
            found = list(newer[: PER_PAGE + 1])
            if len(found) > PER_PAGE:
                self.items = found[PER_PAGE - 1 :: -1]
                self.is_first = False
                self.newer, self.older = _link(AFTER, self.items[:1]), _link(BEFORE, self.items[-1:])
                return
            # Nothing is newer than this page: it is the first one, and shown whole.
            before, self.is_first = None, True
        rows = notes.filter(_beyond(before, "lt")) if before else notes
        found = list(rows[: PER_PAGE + 1])
        self.items = found[:PER_PAGE]
        self.newer = _link(AFTER, self.items[:1]) if before else None
        self.older = _link(BEFORE, self.items[-1:]) if len(found) > PER_PAGE else None


def readable_notes(language: str) -> QuerySet:
    """Published notes of publications that can be read in the language now."""
    readable = BasePage.objects.readable(language).order_by().values("pk")
    return (
        CorrectionNote.objects.told(language)
        .filter(correction__page__in=readable)
        .select_related("correction__page")
    )


def _place(text: str | None) -> Correction | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal()) or len(text) > LONGEST_KEY:
        raise Http404
    found: Correction = get_object_or_404(Correction.objects.published(), pk=int(text))
    return found


def _beyond(place: Correction, side: str) -> Q:
    moment = place.published_at
    return Q(**{f"correction__published_at__{side}": moment}) | Q(
        correction__published_at=moment, **{f"correction__{side}": place.pk}
    )


def _link(parameter: object, items: list[CorrectionNote]) -> str | None:
    return f"?{parameter}={items[0].correction_id}" if items else None
