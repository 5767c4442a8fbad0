"""One demo text made into one publication, the way people do it: original first, then each edition."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from editions.languages import codes, localized
from editions.models import BasePage

from . import markup

MARKED_UP = {"body", "overview", "outcome", "text"}


def languages_of(entry: dict[str, Any]) -> list[str]:
    return [code for code in codes() if code in entry]


def original_of(entry: dict[str, Any]) -> str:
    """The language it says it was written in, else the first it has."""
    original: str = entry.get("original", "")
    return original if original in languages_of(entry) else languages_of(entry)[0]


def localized_values(entry: dict[str, Any], fields: dict[str, str]) -> dict[str, Any]:
    """Model values for each language of a text; `fields` names the model's field for each key."""
    values = {}
    for code in languages_of(entry):
        for key, name in fields.items():
            value = entry[code].get(key)
            if value:
                values[localized(name, code)] = markup.blocks(value) if key in MARKED_UP else value
    return values


TEXT_FIELDS = {"headline": "headline", "slug": "public_slug", "summary": "summary", "body": "body"}


def publish(
    page: BasePage,
    parent: BasePage,
    entry: dict[str, Any],
    user: AbstractBaseUser | None,
    fields: dict[str, str] = TEXT_FIELDS,
) -> BasePage:
    """Adds `page` under `parent` and publishes each language the text does not call a draft."""
    page.original_language = original_of(entry)
    page.live = False
    for name, value in localized_values(entry, fields).items():
        setattr(page, name, value)
    parent.add_child(instance=page)
    drafts = entry.get("drafts", [])
    if page.original_language not in drafts:
        page.save_revision(user=user).publish(user=user)
    for edition in page.editions.exclude(language=page.original_language):
        if edition.content and edition.language not in drafts:
            edition.latest_revision.publish(user=user)
    fresh: BasePage = type(page).objects.get(pk=page.pk)
    return fresh
