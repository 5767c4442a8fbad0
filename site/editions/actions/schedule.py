import datetime
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .. import readiness, together
from ..instants import check_to_come
from ..languages import codes, local_name
from ..models import BasePage, Edition
from ..permissions import may_publish_text, require
from .publish import publish


@transaction.atomic
def schedule(page: BasePage, languages: Collection[str], at: datetime.datetime, *, user: Any = None) -> None:
    """Lets the newest text of a publication in these languages out at one instant.

    Where its languages go out together, the original takes the others along. Raises
    ValidationError where the instant has passed or a text could not go out as it is.
    """
    check_to_come(at)
    page = page.specific
    if together.is_together(page):
        if waiting := together.not_ready(page, besides=page.original_language):
            raise ValidationError(together.sentence(page, waiting))
        languages = [page.original_language]
    # The original first: it leads the way at that instant, too.
    editions = sorted(
        (page.edition(code) for code in codes() if code in languages), key=lambda one: not one.is_original
    )
    along = [(page.pk, edition.language) for edition in editions]
    problems = [
        f"{local_name(edition.language)}: {sentence}"
        for edition in editions
        for sentence in readiness.hindrances(edition, along)
    ]
    if problems:
        raise ValidationError(problems)
    for edition in editions:
        what: Any = page if edition.is_original else edition
        require(user is None or may_publish_text(user, what))
        if (lock := what.get_lock()) and lock.for_user(user):
            raise ValidationError(lock.get_message(user))
        working = what.get_latest_revision_as_object()
        working.go_live_at = at
        working.save_revision(user=user, changed=False)
        publish(type(what).objects.get(pk=what.pk), user=user)


@transaction.atomic
def unschedule(edition: Edition, *, user: Any = None) -> None:
    """Takes a schedule back; the text stays as it is, a draft."""
    what: Any = edition.page.specific if edition.is_original else edition
    require(user is None or may_publish_text(user, what))
    if (revision := what.scheduled_revision) is None:
        raise ValidationError(_("This edition is not scheduled."))
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    working = type(what).objects.get(pk=what.pk).get_latest_revision_as_object()
    if working.go_live_at:
        working.go_live_at = None
        working.save_revision(user=user, changed=False)
