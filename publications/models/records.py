"""What the records publications refer to have in common: a name in every language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext

from editions.languages import codes, local_name, localized


def name_in_some_language(record: models.Model) -> str:
    """For the admin: the name in the active language, else in any."""
    names = [getattr(record, "name", None), *(getattr(record, localized("name", code)) for code in codes())]
    return next((name for name in names if name), f"{record._meta.verbose_name} {record.pk or ''}".strip())


def require_name_in_every_language(record: models.Model) -> None:
    """Raises ValidationError: a record without a name in a language would leave a gap on that language's pages."""
    missing = [code for code in codes() if not getattr(record, localized("name", code))]
    if missing:
        message = gettext("The name is missing in %(language)s.")
        raise ValidationError(
            {localized("name", code): message % {"language": local_name(code)} for code in missing}
        )
