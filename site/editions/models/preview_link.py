from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..media.addresses import random_key


class PreviewLinkQuerySet(models.QuerySet):
    def with_visits(self) -> Self:
        """Adds `visits_made` and `last_visit`."""
        return self.annotate(visits_made=models.Count("visits"), last_visit=models.Max("visits__at"))

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class PreviewLink(models.Model):
    """An address at which somebody without an account reads one edition before its hour.

    The address is made of the key and the newsroom's secret key (previews/tokens.py): who has a copy
    of the database has none of the addresses. A link outlives its publication, to be able to say that
    this is gone.
    """

    edition = models.ForeignKey(
        "editions.Edition", on_delete=models.SET_NULL, null=True, related_name="preview_links"
    )
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    key = models.CharField(max_length=32, unique=True, default=random_key, editable=False)
    for_whom = models.CharField(_("for whom"), max_length=120, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    # Who may read it is nobody's business but the people's who work on the edition.
    wagtail_reference_index_ignore = True

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        # Opened and made in views of its own: nobody may do either by a permission on the model.
        default_permissions = ()

    def __str__(self) -> str:
        return self.for_whom or f"{self._meta.verbose_name} {self.pk}"

    @property
    def address(self) -> Any:
        """Where it is read, in its language."""
        from ..previews.tokens import address_of

        return address_of(self)

    @property
    def state(self) -> Any:
        """Whether it opens, and if not, why: see previews/state.py."""
        from ..previews.state import state_of

        return state_of(self)


class PreviewVisit(models.Model):
    """That a link was opened, and when. Not by whom: no address, no browser, no cookie."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="visits")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.at.isoformat()
