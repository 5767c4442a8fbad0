from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .. import batch, gate
from ..corrections.going_out import go_out
from ..corrections.people import may_let_out
from ..permissions import require


@transaction.atomic
def publish_correction(page: Any, *, user: Any = None) -> None:
    """Tells readers of a publication's waiting correction now, without a change of its text.

    Raises ValidationError where nobody reads it, nothing waits, or a language lacks its note.
    """
    gate.hold(page.pk)
    page = page.specific_class._base_manager.get(pk=page.pk)
    require(user is None or may_let_out(user, page))
    if not page.live:
        raise ValidationError(_("The publication is not live: its correction goes out when it is."))
    if go_out(page) is None:
        raise ValidationError(_("No correction waits to be published."))
    batch.gone_live(page)
