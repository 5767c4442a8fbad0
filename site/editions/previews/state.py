"""Whether a preview link opens, and if not, why."""

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from ..models import Edition, PreviewLink


class State(models.TextChoices):
    OPEN = "open", pgettext_lazy("preview link", "open")
    REVOKED = "revoked", pgettext_lazy("preview link", "revoked")
    DELETED = "deleted", pgettext_lazy("preview link", "publication deleted")
    PUBLISHED = "published", pgettext_lazy("preview link", "published")
    EXPIRED = "expired", pgettext_lazy("preview link", "expired")


def state_of(link: PreviewLink) -> State:
    """Asked each time somebody comes; nothing sets it."""
    if link.revoked_at is not None:
        return State.REVOKED
    if link.edition is None:
        return State.DELETED
    if went_out_since(link, link.edition):
        return State.PUBLISHED
    return State.EXPIRED if link.expires_at <= timezone.now() else State.OPEN


def went_out_since(link: PreviewLink, edition: Edition) -> bool:
    """Whether a text of the edition was published after the link was made, withdrawn since or not."""
    if is_out(edition):
        return True
    if edition.last_published_at is None or _waits(edition):
        return False
    return edition.last_published_at > link.created_at


def is_out(edition: Edition) -> bool:
    """Whether its newest text is live, so that there is nothing to show before its hour."""
    carrier = edition.page if edition.is_original else edition
    return edition.live and edition.page.live and not carrier.has_unpublished_changes


def _waits(edition: Edition) -> bool:
    """Published, but read by nobody before its original is live."""
    return edition.live and not edition.page.live
