"""Publications for tests, made as people make them: original first, each edition published after it."""

import datetime
from typing import Any

from django.contrib.auth import get_user_model

from editions.languages import codes, localized
from editions.models import BasePage
from newsroom.models import HomePage
from publications.models import NewsIndex, NewsRelease

TEXTS = {
    "en": {
        "headline": "Bridge opened",
        "summary": "A bridge.",
        "body": "The bridge is open.",
        "place": "Lima",
    },
    "es": {
        "headline": "Puente abierto",
        "summary": "Un puente.",
        "body": "El puente está abierto.",
        "place": "Lima",
    },
}


def home() -> HomePage:
    """The home page the migrations make, readable in every language."""
    return HomePage.objects.get()


def body(text: str) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{text}</p>")]


def add(parent: BasePage, page: BasePage, languages: tuple[str, ...] = ("en", "es")) -> Any:
    """Adds `page`, publishes its original and those other languages that are named."""
    page.original_language = page.original_language if page.original_language in languages else languages[0]
    page.live = False
    parent = type(parent).objects.get(pk=parent.pk)
    parent.add_child(instance=page)
    page.save_revision().publish()
    for language in languages:
        if language != page.original_language:
            page.edition(language).get_latest_revision().publish()
    return type(page).objects.get(pk=page.pk)


def news_index(languages: tuple[str, ...] = ("en", "es")) -> NewsIndex:
    existing = NewsIndex.objects.first()
    if existing:
        return existing
    page = NewsIndex(
        original_language=languages[0],
        headline_en="News",
        public_slug_en="news",
        headline_es="Noticias",
        public_slug_es="noticias",
    )
    return add(home(), page, languages)


def release(languages: tuple[str, ...] = ("en", "es"), original: str = "en", **values: Any) -> NewsRelease:
    """A release with text in every language, live in `languages`; the others are drafts."""
    page = NewsRelease(original_language=original, date=datetime.date(2026, 3, 1))
    for language in codes():
        for name, text in TEXTS.get(language, {}).items():
            setattr(page, localized(name, language), body(text) if name == "body" else text)
    for name, value in values.items():
        setattr(page, name, value)
    return add(news_index(), page, languages)


def superuser(**values: Any) -> Any:
    return get_user_model().objects.create_superuser("chief", "chief@example.org", "secret", **values)
