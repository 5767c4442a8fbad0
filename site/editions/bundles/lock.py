"""While a bundle is approved and not out, nobody changes its texts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.locks import BaseLock

from .. import batch
from ..models.bundle import ALL_LANGUAGES, Bundle, BundleMember


class BundleLock(BaseLock):
    def __init__(self, instance: Any, bundle: Bundle) -> None:
        super().__init__(instance)
        self.bundle = bundle

    def for_user(self, user: Any) -> bool:
        return True

    def get_message(self, user: Any) -> str:
        return format_html(
            _(
                "It is part of the approved bundle <a href='{}'>{}</a> and cannot be changed until that is out or reopened."
            ),
            reverse("editions:bundle", args=[self.bundle.pk]),
            self.bundle.name,
        )

    def get_description(self, user: Any) -> str:
        return _("Part of the approved bundle “%(bundle)s”") % {"bundle": self.bundle.name}

    def get_locked_by(self, user: Any) -> str:
        return self.get_description(user)


def in_a_locked_bundle(page: str = "pk") -> Exists:
    """To annotate publications, or editions by their page, with whether any language is, as `is_bundled`."""
    return Exists(locked_members().filter(page=OuterRef(page)))


def locked_members() -> QuerySet[BundleMember]:
    return BundleMember.objects.filter(bundle__approved_at__isnull=False, bundle__published_at=None)


def check(page: Any, language: str, is_bundled: bool) -> None:
    """Raises ValidationError where a language would go out before the approved bundle it is part of.

    The lock keeps people from it; routes that ask for no lock, such as bulk publishing, end here.
    """
    if not is_bundled or batch.is_of_bundle():
        return
    member = locked_members().filter(page=page.pk, language__in=[ALL_LANGUAGES, language]).first()
    if member:
        message = _("“%(title)s” goes out with the approved bundle “%(bundle)s”, and not before.")
        raise ValidationError(message % {"title": page.title, "bundle": member.bundle})


def lock_of(instance: Any, page_id: int, language: str) -> BundleLock | None:
    """The lock of the approved bundle a text is in, if it is in one; asked once, or never where `is_bundled` tells."""
    known: dict[str, Any] = instance.__dict__
    if known.get("is_bundled") is False:
        return None
    if "_lock_of_bundle" not in known:
        known["_lock_of_bundle"] = _asked(instance, page_id, language)
    lock: BundleLock | None = known["_lock_of_bundle"]
    return lock


def _asked(instance: Any, page_id: int, language: str) -> BundleLock | None:
    members = locked_members().filter(page=page_id, language__in=[ALL_LANGUAGES, language])
    member = members.select_related("bundle").first()
    return BundleLock(instance, member.bundle) if member else None
