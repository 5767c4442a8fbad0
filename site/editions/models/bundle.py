"""Publications that go out in the same moment, or not at all."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

ALL_LANGUAGES = ""


class Bundle(ClusterableModel):
    """Draft, approved (and locked with all its texts), out.

    `approved_texts` holds the revision of each text that was approved, by edition: what has been
    changed since does not go out.
    """

    name = models.CharField(_("name"), max_length=200)
    go_live_at = models.DateTimeField(
        _("goes out at"),
        null=True,
        blank=True,
        help_text=_("Left empty, it goes out when somebody publishes it."),
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    approved_texts = models.JSONField(default=dict, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    failed_at = models.DateTimeField(null=True, editable=False)
    error = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")
        indexes = [
            models.Index(
                fields=["go_live_at"],
                condition=models.Q(approved_at__isnull=False, published_at=None),
                name="bundles_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    @property
    def is_out(self) -> bool:
        return self.published_at is not None

    @property
    def is_locked(self) -> bool:
        return self.is_approved and not self.is_out

    @property
    def state_label(self) -> str:
        if self.is_out:
            return str(_("published"))
        return str(_("approved") if self.is_approved else _("draft"))


class BundleMember(Orderable):
    """A publication in all its languages or in one; `title` stays when it is deleted."""

    bundle = ParentalKey(Bundle, on_delete=models.CASCADE, related_name="members")
    page = models.ForeignKey(
        "editions.BasePage",
        on_delete=models.SET_NULL,
        null=True,
        related_name="bundle_members",
        verbose_name=_("publication"),
    )
    language = models.CharField(
        _("languages"),
        max_length=10,
        blank=True,
        default=ALL_LANGUAGES,
        choices=[(ALL_LANGUAGES, _("all languages")), *settings.LANGUAGES],
    )
    title = models.CharField(max_length=255, blank=True, editable=False)

    def __str__(self) -> str:
        return self.page.get_admin_display_title() if self.page else self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.page:
            self.title = self.page.get_admin_display_title()[:255]
        super().save(*args, **kwargs)
