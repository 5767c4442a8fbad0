"""Which mails about languages a person wants; without a row, all of them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MailPreference(models.Model):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    assigned = models.BooleanField(_("a translation or a review is assigned to me"), default=True)
    review = models.BooleanField(_("a translation waits for my review"), default=True)
    returned = models.BooleanField(_("a translation of mine is returned"), default=True)
    published = models.BooleanField(_("a publication of mine goes out in a language"), default=True)
    stale = models.BooleanField(_("the original of a translation of mine changes"), default=True)

    class Meta:
        verbose_name = _("mail preference")
        verbose_name_plural = _("mail preferences")

    def __str__(self) -> str:
        return str(self.user)

    @classmethod
    def of(cls, user: Any) -> "MailPreference":
        preference, _made = cls.objects.get_or_create(user=user)
        return preference
