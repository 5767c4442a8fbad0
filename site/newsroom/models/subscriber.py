import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.languages import local_name


class SubscriberQuerySet(models.QuerySet):
    def active(self) -> Self:
        """Those who get mails: they said themselves that they want them, and they can be reached."""
        return self.filter(confirmed_at__isnull=False, deactivated_at__isnull=True)


class Subscriber(models.Model):
    """A reader who is told of new releases by mail, in one language.

    Whoever reads two languages is there twice. Nothing is known of them but what stands here.
    """

    class Frequency(models.TextChoices):
        INSTANT = "instant", _("at once, a mail for each release")
        DAILY = "daily", _("once a day, all releases in one mail")

    # As `subscribers.addresses.folded` writes it, so that it is there once however it was typed.
    address = models.EmailField(_("mail address"))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    frequency = models.CharField(
        _("how often"), max_length=10, choices=Frequency.choices, default=Frequency.INSTANT
    )
    # By name of the facet, the keys of which a release must have one; nothing chosen means all.
    filters = models.JSONField(_("what about"), default=dict, blank=True)
    # What their links are made of, signed: see subscribers/tokens.py.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(_("signed up"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    # A mail with the link to confirm, or to change, is to be sent; and when the last one was.
    link_due = models.BooleanField(default=True, editable=False)
    link_sent_at = models.DateTimeField(null=True, editable=False)
    digested_at = models.DateTimeField(null=True, editable=False)
    bounces = models.PositiveSmallIntegerField(_("mails that came back"), default=0, editable=False)
    bounced_at = models.DateTimeField(_("last came back"), null=True, editable=False)
    deactivated_at = models.DateTimeField(_("cannot be reached since"), null=True, editable=False)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        constraints = [
            models.UniqueConstraint(fields=["address", "language"], name="one_subscriber_per_language")
        ]
        indexes = [
            models.Index(fields=["language", "frequency"], name="subscribers_of_a_language"),
            models.Index(
                fields=["link_sent_at"], condition=models.Q(link_due=True), name="subscribers_link_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address} ({local_name(self.language)})"

    @property
    def is_active(self) -> bool:
        return self.confirmed_at is not None and self.deactivated_at is None
