from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Edition
from ..permissions import may_publish, require


@transaction.atomic
def withdraw(edition: Edition, *, user: Any = None, reason: str = "") -> None:
    """Takes one language off the site; its address answers 410 from then on. No other is touched.

    `reason` is for readers of that language, who find it at the address.
    """
    require(user is None or may_publish(user))
    if not edition.live:
        raise ValidationError(_("This edition is not live."))
    edition.unpublish(user=user)
    explain(edition.page, {edition.language: reason})


def explain(page: Any, reasons: dict[str, str]) -> None:
    """Says to readers, by language, why a publication was withdrawn; only where it was."""
    longest = Edition._meta.get_field("why_withdrawn").max_length
    for edition in page.editions.filter(language__in=reasons, first_published_at__isnull=False):
        if not (edition.live and type(page)._base_manager.filter(pk=page.pk, live=True).exists()):
            reason = reasons[edition.language].strip()[:longest]
            Edition.objects.filter(pk=edition.pk).update(why_withdrawn=reason)
