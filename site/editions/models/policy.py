"""When languages go out: each as it is ready, or all together."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _


class ReleasePolicy(models.TextChoices):
    AS_ITS_TYPE = "", _("as all publications of its kind")
    AS_READY = "as_ready", _("each language as it is ready")
    TOGETHER = "together", _("together, when all are approved")


class TypePolicy(models.Model):
    """The policy of one kind of publication; without one, languages go out as they are ready."""

    content_type = models.OneToOneField(
        ContentType, on_delete=models.CASCADE, related_name="+", verbose_name=_("kind of publication")
    )
    policy = models.CharField(
        _("languages go out"),
        max_length=10,
        choices=[choice for choice in ReleasePolicy.choices if choice[0]],
        default=ReleasePolicy.AS_READY,
    )

    class Meta:
        verbose_name = _("release policy")
        verbose_name_plural = _("release policies")

    def __str__(self) -> str:
        return f"{self.content_type}: {self.get_policy_display()}"


def policy_of_kind(content_type: str = "content_type_id") -> Coalesce:
    """To annotate publications with the policy of their kind, as `policy_of_its_kind`."""
    of_kind = TypePolicy.objects.filter(content_type_id=OuterRef(content_type)).values("policy")
    return Coalesce(Subquery(of_kind), Value(ReleasePolicy.AS_READY.value))


def policy_of(page: Any) -> str:
    """The policy that holds for a publication: its own, else its kind's, else as ready."""
    if page.release_policy:
        return str(page.release_policy)
    if "policy_of_its_kind" not in page.__dict__:
        of_its_kind = TypePolicy.objects.filter(content_type_id=page.content_type_id).first()
        page.policy_of_its_kind = of_its_kind.policy if of_its_kind else ReleasePolicy.AS_READY
    return str(page.policy_of_its_kind)
