"""What feeds and copies tell of how a text was corrected."""

from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext

from editions.instants import newsroom_zone, told
from editions.models import Correction, CorrectionNote


def newest_correction(language: str) -> dict[str, Subquery]:
    """To annotate publications with the last note its readers were told: its kind, its instant, its text."""
    notes = CorrectionNote.objects.told(language).filter(correction__page=OuterRef("pk"))
    return {
        "corrected_as": Subquery(notes.values("correction__kind")[:1]),
        "corrected_at": Subquery(notes.values("correction__published_at")[:1]),
        "corrected_with": Subquery(notes.values("text")[:1]),
    }


def sentence(kind: str, moment: datetime, text: str) -> str:
    """ "Correction, 28 November 2026: The bridge is 120 metres long." """
    return gettext("%(kind)s, %(date)s: %(text)s") % {
        "kind": capfirst(Correction.Kind(kind).label),
        "date": date_format(moment.astimezone(newsroom_zone()), "DATE_FORMAT"),
        "text": text,
    }


def note_text(note: CorrectionNote) -> str:
    """A note at the head of a plain text."""
    moment = note.correction.published_at
    return "\n".join(
        [note.correction.get_kind_display().upper(), *([told(moment)] if moment else []), note.text]
    )
