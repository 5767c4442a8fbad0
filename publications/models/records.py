"""The records publications refer to: a name in every language, and a part of addresses made of it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from editions.languages import codes, local_name, localized
from editions.names import shortened
from editions.paths import first_free

LONGEST_SLUG = 80


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


class AddressedRecord(models.Model):
    """A record lists can be narrowed to: `slug`, to be registered for translation, stands for it in addresses."""

    slug = models.SlugField(
        _("address"),
        max_length=LONGEST_SLUG,
        blank=True,
        help_text=_(
            "As it stands in addresses of lists. Left empty, it is made from the name; changed, old links to"
            " its lists no longer find it."
        ),
    )

    # The translated fields a slug is made of: the first that has text.
    slug_sources: tuple[str, ...] = ("name",)

    class Meta:
        abstract = True
        constraints = tuple(
            models.UniqueConstraint(
                fields=[localized("slug", code)],
                condition=~Q(**{localized("slug", code): ""}),
                name=f"unique_%(class)s_slug_{code}",
                violation_error_message=_("Another record of this kind has this address."),
            )
            for code in codes()
        )

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        filled = fill_slugs(self, self.slug_sources)
        if update_fields is not None:
            update_fields = {*update_fields, *filled}
        super().save(*args, update_fields=update_fields, **kwargs)


def fill_slugs(record: models.Model, sources: Iterable[str]) -> list[str]:
    """Makes each language's slug, where it is empty, from the first of the fields `sources` it has text in.

    Gives the columns it filled. Passes over languages the model has no columns for: migrations hand over models of their time.
    """
    filled = []
    for code in codes():
        name = localized("slug", code)
        if not hasattr(record, name) or getattr(record, name):
            continue
        text = next((text for source in sources if (text := getattr(record, localized(source, code)))), "")
        if text:
            wanted = shortened(slugify(text)) or record._meta.model_name or ""
            setattr(record, name, _unlike_others(record, name, wanted))
            filled.append(name)
    return filled


def _unlike_others(record: models.Model, name: str, wanted: str) -> str:
    others = type(record)._default_manager.exclude(pk=record.pk).filter(**{f"{name}__startswith": wanted})
    taken = set(others.values_list(name, flat=True))
    return first_free(wanted, LONGEST_SLUG, taken.__contains__)
