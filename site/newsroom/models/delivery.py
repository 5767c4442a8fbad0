from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Delivery(models.Model):
    """That one subscriber is to be told of one release: what the outbox holds, and what became of it.

    A mail of the day takes several of a subscriber's along. See subscribers/sending.py.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        # Given to the mail server, or about to be: nobody else may take it.
        CLAIMED = "claimed", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("refused")
        # Whoever had it ended before saying what became of it: perhaps sent, perhaps not.
        INTERRUPTED = "interrupted", _("interrupted")
        EXPIRED = "expired", _("out of date")

    subscriber = models.ForeignKey(
        "newsroom.Subscriber",
        on_delete=models.CASCADE,
        related_name="deliveries",
        verbose_name=_("subscriber"),
    )
    release = models.ForeignKey(
        "publications.NewsRelease",
        on_delete=models.CASCADE,
        related_name="deliveries",
        verbose_name=_("release"),
    )
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    error = models.CharField(_("what the mail server said"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "release"], name="one_delivery_per_release")
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="deliveries_by_state")]

    def __str__(self) -> str:
        return f"{self.subscriber_id}: {self.release_id} ({self.state})"
