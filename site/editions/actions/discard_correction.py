from typing import Any

from django.db import transaction

from .. import gate
from ..corrections.people import may_correct
from ..models import Correction
from ..permissions import require


@transaction.atomic
def discard_correction(correction: Correction, *, user: Any = None) -> None:
    """Throws away a correction that is being written. Raises ValidationError where it was published."""
    gate.hold(correction.page_id)
    require(user is None or may_correct(user, correction.page.specific))
    correction.delete()
