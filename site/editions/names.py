"""A publication's internal name and its slugs, filled in from its headlines."""

import uuid
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext, gettext_noop

from . import paths
from .languages import localized

if TYPE_CHECKING:
    from .models import BasePage

SLUG_LENGTH = 75
UNTITLED = gettext_noop("Without a headline")


def fill(page: "BasePage") -> None:
    """Sets `title` from the original headline, and the original's public slug once it goes out."""
    _fill_title(page)
    language = page.original_language
    if page.live or page.text("public_slug", language):
        fill_slug(page, language)


def fill_slug(page: "BasePage", language: str) -> None:
    """Makes the slug of one language from its headline where none was chosen, unlike any sibling's."""
    name = localized("public_slug", language)
    chosen = getattr(page, name)
    if not chosen:
        chosen = shortened(slugify(page.text("headline", language))) or _slug_of_type(page, language)
        setattr(page, name, paths.free_slug(page, language, chosen))
    elif page._state.adding:
        # A copy or alias brings its source's slug along, and nobody is there to choose another.
        setattr(page, name, paths.free_slug(page, language, chosen))


def _slug_of_type(page: "BasePage", language: str) -> str:
    """Where a headline has no letter a slug can be made of: what kind of publication it is."""
    with translation.override(language):
        return slugify(str(page._meta.verbose_name)) or page._meta.model_name


def shortened(slug: str) -> str:
    """At most SLUG_LENGTH characters, ending with a whole word where there is more than one."""
    if len(slug) <= SLUG_LENGTH:
        return slug
    cut = slug[: SLUG_LENGTH + 1]
    return cut.rpartition("-")[0] or slug[:SLUG_LENGTH]


def _fill_title(page: "BasePage") -> None:
    name = localized("headline", page.original_language)
    headline = getattr(page, name)
    # Wagtail's copy form asks for a new title; draft_title still holds the source's.
    renamed_copy = page._state.adding and page.draft_title and page.draft_title != page.title
    if headline and not renamed_copy:
        page.title = headline
    elif page._state.adding and page.title not in ("", gettext(UNTITLED)):
        # Importers and the API may know no other name for it.
        setattr(page, name, page.title)
    elif not page.title:
        page.title = gettext(UNTITLED)
    if not page.slug and not slugify(page.title):
        page.slug = f"{page._meta.model_name}-{uuid.uuid4().hex[:12]}"
