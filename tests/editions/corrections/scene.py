"""A release that is being corrected."""

from typing import Any

from editions import actions
from editions.models import Correction, CorrectionNote
from publications.models import NewsRelease

EN = "The bridge is 120 metres long, not 210."
ES = "El puente mide 120 metros y no 210."


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def pending(page: Any, kind: str = "correction", is_public: bool = True, **texts: str) -> Correction:
    notes = {language: (text, is_public) for language, text in (texts or {"en": EN, "es": ES}).items()}
    return actions.write_correction(page, notes, kind=kind)


def corrected(page: NewsRelease, **values: Any) -> Any:
    """The original with another text, published."""
    page = fresh(page)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return fresh(page)


def told(page: Any, kind: str = "correction", is_public: bool = True, **texts: str) -> Correction:
    """A correction that went out by itself."""
    correction = pending(page, kind, is_public, **texts)
    actions.publish_correction(page)
    return Correction.objects.get(pk=correction.pk)


def notes_of(page: Any, language: str) -> list[CorrectionNote]:
    return list(CorrectionNote.objects.told(language).filter(correction__page=page.pk))
