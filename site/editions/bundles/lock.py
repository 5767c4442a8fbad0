"""While a bundle is approved and not out, nobody changes its texts."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.locks import BaseLock

from ..models import Bundle, BundleMember


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


def lock_of(instance: Any, page_id: int, language: str) -> BundleLock | None:
    """The lock of the approved bundle a text is in, if it is in one."""
    member = (
        BundleMember.objects.filter(
            page=page_id,
            language__in=["", language],
            bundle__approved_at__isnull=False,
            bundle__published_at=None,
        )
        .select_related("bundle")
        .first()
    )
    return BundleLock(instance, member.bundle) if member else None
