from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .. import gate
from ..corrections.people import may_correct, may_write_note
from ..models import Correction
from ..models.correction import refuse
from ..permissions import require


@transaction.atomic
def write_correction(
    page: Any,
    notes: Mapping[str, tuple[str, bool]],
    *,
    kind: str | None = None,
    correction: Correction | None = None,
    user: Any = None,
) -> Correction:
    """Writes the notes of a publication's next correction, or of `correction`, in the languages given.

    `notes` holds by language the text and whether readers may read what it said before; one without
    text is taken away. Raises ValidationError where a note was published meanwhile.
    """
    # Under the lock a publish takes: what is let out is what is written here, or all that was before.
    gate.hold(page.pk)
    page = page.specific
    pk = correction.pk if correction else None
    correction = page.corrections.filter(**({"pk": pk} if pk else {"published_at": None})).first()
    if correction is None and pk:
        raise ValidationError(_("This correction has been discarded meanwhile."))
    if correction is None:
        require(user is None or may_correct(user, page))
        correction = page.corrections.create(kind=kind or Correction.Kind.CORRECTION, created_by=user)
    elif kind and kind != correction.kind:
        require(user is None or may_correct(user, page))
        correction.kind = kind
        correction.save()
    for language, (text, is_version_public) in notes.items():
        _write(page, correction, language, text.strip(), is_version_public, user)
    return correction


def _write(
    page: Any, correction: Correction, language: str, text: str, is_version_public: bool, user: Any
) -> None:
    note = correction.notes.filter(language=language).first()
    if note and note.published_at:
        if (note.text, note.is_version_public) != (text, is_version_public):
            refuse()
        return
    if note is None and not text:
        return
    require(user is None or may_write_note(user, page, language))
    if note and not text:
        note.delete()
        return
    note = note or correction.notes.model(correction=correction, language=language)
    note.text, note.is_version_public = text, is_version_public
    note.full_clean(exclude=["correction"])
    note.save()
