"""A correction goes out with the publish of any language, in the same transaction, to all its readers at once."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.log_actions import log

from ..languages import codes, local_name
from ..signals import readers_told

if TYPE_CHECKING:
    from ..models import BasePage, Correction


def exist() -> Exists:
    """To annotate publications with whether they have corrections at all, as `has_corrections`."""
    from ..models import Correction

    return Exists(Correction.objects.filter(page=OuterRef("pk")))


def check(page: "BasePage", language: str | None = None) -> None:
    """Raises ValidationError where readers of a language would not be told of a correction.

    `language` is about to be published, None where only the note is.
    """
    if corrections := _corrections(page):
        _check(page, corrections, _versions(page, language))


def go_out(page: "BasePage", language: str | None = None) -> datetime | None:
    """Publishes what waits of a publication's corrections, under its lock; gives the instant, if anything did.

    `page` is the row as it is before the publish of `language`. A note in a language readers do not
    have yet waits for that language.
    """
    if not getattr(page, "has_corrections", True):
        return None
    corrections, versions = _corrections(page), _versions(page, language)
    _check(page, corrections, versions)
    moment = timezone.now()
    told: set[str] = set()
    for correction in corrections if versions else ():
        notes = [note for note in correction.notes.all() if note.published_at is None]
        news = [note for note in notes if note.language in versions]
        for note in news:
            type(note).objects.filter(pk=note.pk).update(
                version_id=versions[note.language], published_at=moment
            )
        if correction.published_at is None:
            type(correction).objects.filter(pk=correction.pk).update(published_at=moment)
        if news:
            languages = [note.language for note in news]
            told.update(languages)
            log(
                instance=page,
                action="editions.correct",
                data={"kind": correction.kind, "languages": languages},
            )
    if not told:
        return None
    # News also in a language whose text is as it was: feeds, sitemaps and search engines go by it.
    page.editions.filter(language__in=told, live=True).update(last_published_at=moment)
    readers_told.send(type(page), page=page, languages=told)
    return moment


def _corrections(page: "BasePage") -> list["Correction"]:
    return list(page.corrections.prefetch_related("notes").order_by("created_at", "pk"))


def _versions(page: "BasePage", language: str | None) -> dict[str, Any]:
    """The languages readers have once `language` is out, each with the revision they have before."""
    if not page.live and language != page.original_language:
        return {}
    return {
        code: page.live_revision_id if code == page.original_language else version
        for code, is_live, version in page.editions.values_list("language", "live", "live_revision")
        if is_live or code == language
    }


def _check(page: "BasePage", corrections: list["Correction"], versions: dict[str, Any]) -> None:
    for correction in corrections:
        written = {note.language for note in correction.notes.all() if note.text}
        if missing := [code for code in codes() if code in versions and code not in written]:
            sentence = gettext(
                "“%(title)s” has a correction whose note is still missing in: %(languages)s. Its readers have to be told too."
            )
            names = ", ".join(local_name(code) for code in missing)
            # By field, though it has none: Wagtail's admin API expects no other.
            raise ValidationError({NON_FIELD_ERRORS: sentence % {"title": page.title, "languages": names}})
