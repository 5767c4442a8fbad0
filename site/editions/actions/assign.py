import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .. import mail
from ..languages import local_name
from ..models import Edition
from ..permissions import may_assign, may_review, may_translate, require


@transaction.atomic
def assign(
    edition: Edition,
    *,
    translator: Any = None,
    reviewer: Any = None,
    due_date: datetime.date | None = None,
    user: Any = None,
) -> Edition:
    """Asks for a translation: by whom, reviewed by whom, until when; anybody of the language where None.

    From then on the translators of the language may open the publication, draft or not. Raises
    ValidationError, by field, for a person without the permission or a new due date in the past.
    """
    require(user is None or may_assign(user))
    row = Edition.objects.select_for_update().get(pk=edition.pk)
    if row.is_original:
        raise ValidationError(_("The original needs no translation."))
    _check(row, translator, reviewer, due_date)
    newcomers = [
        person
        for person, before in ((translator, row.translator_id), (reviewer, row.reviewer_id))
        if person is not None and person.pk != before
    ]
    row.translator, row.reviewer, row.due_date = translator, reviewer, due_date
    row.requested_at = row.requested_at or timezone.now()
    names = ("translator", "reviewer", "due_date", "requested_at")
    row.save(update_fields=names)
    for name in names:
        setattr(edition, name, getattr(row, name))
    log(
        instance=row,
        action="editions.assign",
        user=user,
        data={
            "language": row.language,
            "translator": str(translator or ""),
            "reviewer": str(reviewer or ""),
            "due_date": due_date.isoformat() if due_date else "",
        },
    )
    for person in dict.fromkeys(newcomers):
        mail.assigned(row, person, by=user)
    return row


def _check(edition: Edition, translator: Any, reviewer: Any, due_date: datetime.date | None) -> None:
    problems = {}
    language = local_name(edition.language)
    if translator is not None and not may_translate(translator, edition.language):
        problems["translator"] = _("%(person)s has no permission to translate into %(language)s.") % {
            "person": translator,
            "language": language,
        }
    if reviewer is not None and not may_review(reviewer, edition.language):
        problems["reviewer"] = _("%(person)s has no permission to review %(language)s.") % {
            "person": reviewer,
            "language": language,
        }
    # One that has passed meanwhile may stay; nobody can be given one that has.
    if due_date and due_date != edition.due_date and due_date < timezone.localdate():
        problems["due_date"] = _("The due date is in the past.")
    if problems:
        raise ValidationError(problems)
