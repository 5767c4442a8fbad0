"""A publication of the demo that was corrected: published with the mistake, then put right in each language."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from editions import actions
from editions.content import apply_content, content_of
from editions.languages import localized
from editions.models import BasePage
from editions.staleness import sources_now

from .publishing import languages_of


def as_first_published(entry: dict[str, Any]) -> dict[str, Any]:
    """The text with the words its correction replaces; without one, as it is."""
    if "correction" not in entry:
        return entry
    former = {
        code: entry[code] | {"body": entry[code]["body"].replace(change["now"], change["before"])}
        for code in languages_of(entry)
        if (change := entry["correction"].get(code))
    }
    return entry | former


def publish_correction(page: BasePage, entry: dict[str, Any], user: AbstractBaseUser | None) -> None:
    """Writes the note in each language and publishes the corrected texts; nothing where there is none."""
    if "correction" not in entry:
        return
    changes = {code: entry["correction"][code] for code in languages_of(entry) if code in entry["correction"]}
    notes = {code: (change["note"], True) for code, change in changes.items()}
    actions.write_correction(page, notes, kind=entry["correction"]["kind"], user=user)
    original = page.original_language
    draft: Any = type(page).objects.get(pk=page.pk)
    apply_content(draft, original, _corrected(content_of(draft, original), original, changes[original]))
    draft.save_revision(user=user).publish(user=user)
    for edition in draft.editions.exclude(language=original):
        edition.content = _corrected(edition.content, edition.language, changes[edition.language])
        edition.sources = sources_now(draft, edition.content, edition.language)
        edition.save_revision(user=user).publish(user=user)


def _corrected(content: dict[str, Any], language: str, change: dict[str, str]) -> dict[str, Any]:
    body = localized("body", language)
    return content | {body: content[body].replace(change["before"], change["now"])}
