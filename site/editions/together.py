"""The policy that lets no language out until all are approved."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .languages import local_name
from .models.policy import ReleasePolicy, policy_of

if TYPE_CHECKING:
    from .models import BasePage, Edition


def is_together(page: "BasePage") -> bool:
    # The frame of the site - home page, lists - has to stand before anything can go out together.
    return page.depth > 2 and policy_of(page) == ReleasePolicy.TOGETHER


def is_ready(edition: "Edition") -> bool:
    """Approved as it stands, complete and made from the original as it stands."""
    return edition.is_approved and not edition.segments_missing and not edition.segments_stale


def is_out(edition: "Edition") -> bool:
    """Live, with nothing newer waiting."""
    carrier: Any = edition.page if edition.is_original else edition
    return edition.live and edition.page.live and not carrier.has_unpublished_changes


def not_ready(page: "BasePage", besides: str) -> list["Edition"]:
    """The other languages' editions that hold a publication back."""
    others = page.editions.exclude(language=besides)
    waiting = []
    for edition in others:
        edition.page = page
        is_settled = is_out(edition) and not edition.segments_stale
        if not is_settled and not is_ready(edition):
            waiting.append(edition)
    return waiting


def check(page: "BasePage", language: str) -> None:
    """Raises ValidationError where `language` may not go out because of another language.

    Called inside the publish, so an original counts as out once it is on its way.
    """
    if is_together(page) and (waiting := not_ready(page, besides=language)):
        raise ValidationError(sentence(page, waiting))


def approved(page: "BasePage", language: str) -> str:
    """What to say of a text in `language` that is approved and waits for others."""
    return _("The text is approved.") + " " + sentence(page, not_ready(page, besides=language))


def sentence(page: "BasePage", waiting: list["Edition"]) -> str:
    names = ", ".join(local_name(edition.language) for edition in waiting)
    message = _("“%(title)s” goes out in all languages together. Not approved yet: %(languages)s.")
    return message % {"title": page.title, "languages": names}


def release_others(page: "BasePage") -> None:
    """Publishes what waited for the original, in the transaction in which the original goes out."""
    if not is_together(page):
        return
    for edition in page.editions.select_related("latest_revision").exclude(language=page.original_language):
        edition.page = page
        if is_ready(edition) and not is_out(edition) and edition.latest_revision:
            edition.latest_revision.publish()
