from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import PreviewLink
from ..permissions import require
from ..previews.access import may_hand_out
from .hand_out import note


@transaction.atomic
def revoke(link: PreviewLink, *, user: Any = None) -> None:
    """Closes a preview link for good; whoever opens it is told so. Closed ones stay as they are."""
    require(user is None or (link.edition is not None and may_hand_out(user, link.edition)))
    row = PreviewLink.objects.select_for_update().get(pk=link.pk)
    if row.revoked_at is not None:
        return
    row.revoked_at, row.revoked_by = timezone.now(), user
    row.save(update_fields=["revoked_at", "revoked_by"])
    if row.edition is not None:
        note(row, "editions.revoke", user)
