"""Ordered references from a publication to shared records, which know them by the class's name."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable


class ContactReference(Orderable):
    contact = models.ForeignKey(
        "publications.Contact", on_delete=models.CASCADE, related_name="%(class)s", verbose_name=_("contact")
    )

    class Meta(Orderable.Meta):
        abstract = True


class CountryReference(Orderable):
    country = models.ForeignKey(
        "publications.CountryData",
        on_delete=models.CASCADE,
        related_name="%(class)s",
        verbose_name=_("country"),
    )

    class Meta(Orderable.Meta):
        abstract = True


class InstitutionReference(Orderable):
    institution = models.ForeignKey(
        "publications.Institution",
        on_delete=models.CASCADE,
        related_name="%(class)s",
        verbose_name=_("institution"),
    )

    class Meta(Orderable.Meta):
        abstract = True
