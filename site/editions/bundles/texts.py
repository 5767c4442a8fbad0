"""The editions a bundle is made of, in the order in which they go out, and what of each is not ready."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .. import together
from ..languages import codes, local_name
from ..models import Bundle, BundleMember, Edition
from ..readiness import hindrances, under_way, unfinished


@dataclass(frozen=True)
class Text:
    """One language of one member; `problems` are sentences, none of them where it is ready."""

    member: BundleMember
    edition: Edition | None
    problems: list[str]

    @property
    def is_out(self) -> bool:
        return self.edition is not None and together.is_out(self.edition)

    def __str__(self) -> str:
        return f"{self.member} ({local_name(self.edition.language)})" if self.edition else str(self.member)


def texts_of(bundle: Bundle) -> list[Text]:
    """Parents before children, originals before their translations; a deleted member says so."""
    editions = list(_editions(bundle))
    along = {(edition.page_id, edition.language) for _member, edition in editions if edition}
    return [Text(member, edition, _problems(edition, along)) for member, edition in editions]


def problems_of(texts: list[Text]) -> list[str]:
    """What of a bundle's texts is not ready, a sentence each with its name; also that there is none."""
    if not texts:
        return [_("The bundle has no publications.")]
    problems = [f"{text}: {problem}" for text in texts for problem in text.problems]
    if not problems and all(text.is_out for text in texts):
        return [_("Everything in it is live already.")]
    return problems


def _editions(bundle: Bundle) -> Iterator[tuple[BundleMember, Edition | None]]:
    members = list(bundle.members.select_related("page"))
    for member in members:
        if member.page is None:
            yield member, None
    known = [member for member in members if member.page]
    for member in sorted(known, key=lambda one: (one.page.depth, one.sort_order or 0)):
        page = member.page
        languages = [member.language] if member.language else codes()
        for code in sorted(languages, key=lambda one: one != page.original_language):
            edition: Edition = page.edition(code)
            edition.page = page
            yield member, edition


def _problems(edition: Edition | None, along: set[tuple[int, str]]) -> list[str]:
    if edition is None:
        return [_("It has been deleted. Please take it out of the bundle.")]
    if together.is_out(edition):
        return []
    carrier: Any = edition.page if edition.is_original else edition
    found = [*hindrances(edition, along), *unfinished(edition), *under_way(edition)]
    if carrier.locked:
        found.append(_("Somebody has locked it."))
    return found
