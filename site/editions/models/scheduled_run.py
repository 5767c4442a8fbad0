"""What became of each instant an edition was to go out at."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ScheduledRun(models.Model):
    """One edition at one instant: published at last, or why not yet. Lists read lateness from it."""

    edition = models.ForeignKey("editions.Edition", on_delete=models.CASCADE, related_name="scheduled_runs")
    due_at = models.DateTimeField(_("due"))
    done_at = models.DateTimeField(_("published"), null=True)
    # Mails and the admin's search follow once everything due is live; None until they have.
    settled_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    failed_at = models.DateTimeField(_("last failed"), null=True)
    error = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("scheduled publication")
        verbose_name_plural = _("scheduled publications")
        constraints = [
            models.UniqueConstraint(fields=["edition", "due_at"], name="one_run_per_edition_and_instant"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(done_at=None), name="scheduled_runs_failing"),
            models.Index(
                fields=["done_at"],
                condition=Q(done_at__isnull=False, settled_at=None),
                name="scheduled_runs_unsettled",
            ),
            models.Index(F("done_at").desc(), name="scheduled_runs_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.due_at:%Y-%m-%d %H:%M:%S%z}"

    @property
    def lateness(self) -> datetime.timedelta | None:
        """How long after its instant it was live; None while it is not."""
        return max(self.done_at - self.due_at, datetime.timedelta()) if self.done_at else None
