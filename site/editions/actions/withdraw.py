from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Edition
from ..permissions import may_publish, require


@transaction.atomic
def withdraw(edition: Edition, *, user: Any = None) -> None:
    """Takes one language off the site; its address answers 410 from then on. No other is touched."""
    require(user is None or may_publish(user))
    if not edition.live:
        raise ValidationError(_("This edition is not live."))
    edition.unpublish(user=user)
