"""Publications with a secret word in every field there is."""

import datetime
from typing import Any

from django.core.files.base import ContentFile

from editions.languages import codes, localized
from publications.models import CountryData, File, Meeting, NewsRelease, Picture, Theme
from tests.files import picture
from tests.newsroom.leaks.words import SHARED, Word

TODAY = datetime.date.today


def fields(state: str, language: str) -> dict[str, Any]:
    """The texts releases and meetings have in common, by bare name."""

    def word(field: str) -> str:
        return str(Word(state, language, field))

    return {
        # A search page shows again what was asked; the second word tells a result from that.
        "headline": f"{word('headline')} {word('title')}",
        "public_slug": word("slug"),
        "seo_title": word("seo"),
        "search_description": word("description"),
        "place": word("place"),
        "summary": word("summary"),
    }


def release(state: str, original: str = "en", **values: Any) -> NewsRelease:
    image = picture(str(Word(state, SHARED, "picture")))
    page = NewsRelease(original_language=original, date=TODAY(), image=image, themes=[theme(state)], **values)
    for language in codes():
        for name, value in release_fields(state, language, image).items():
            setattr(page, localized(name, language), value)
    return page


def release_fields(state: str, language: str, image: Picture) -> dict[str, Any]:
    def word(field: str) -> str:
        return str(Word(state, language, field))

    block = {"alt": word("blockalt"), "caption": word("blockcaption"), "credit": word("blockcredit")}
    document = File.objects.create(
        title=word("file"), file=ContentFile(b"secret", name=f"{word('file')}.csv")
    )
    return fields(state, language) | {
        "body": [
            ("paragraph", f"<p>{word('paragraph')}</p>"),
            ("quotation", {"text": word("quotation"), "attribution": word("speaker")}),
            ("picture", {"image": image, **block}),
        ],
        "notes": f"<p>{word('notes')}</p>",
        "image_alt": word("alt"),
        "image_caption": word("caption"),
        "image_credit": word("credit"),
        "attachments": [("file", {"document": document, "title": word("attachment")})],
    }


def meeting(state: str, original: str = "en") -> Meeting:
    page = Meeting(
        original_language=original,
        date=TODAY(),
        host=CountryData.objects.get(iso2="PE"),
        themes=[theme(state)],
    )
    for language in codes():
        body = [("paragraph", f"<p>{Word(state, language, 'paragraph')}</p>")]
        for name, value in (fields(state, language) | {"body": body}).items():
            setattr(page, localized(name, language), value)
    return page


def theme(state: str) -> Theme:
    """One that nothing else is about."""
    values = {}
    for language in codes():
        values[localized("name", language)] = str(Word(state, language, "theme"))
        values[localized("slug", language)] = str(Word(state, language, "themeslug"))
    made: Theme = Theme.objects.get_or_create(**values)[0]
    return made
