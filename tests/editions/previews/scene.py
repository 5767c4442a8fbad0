"""Texts before their hour, and links to them."""

import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from editions import actions
from editions.languages import localized
from editions.models import Edition, PreviewLink
from publications.models import NewsRelease
from tests import factories

SECRET = {"en": "Quarterly forecast", "es": "Pronóstico trimestral"}
HOUR = datetime.timedelta(hours=1)


def draft(original: str = "en", **values: Any) -> NewsRelease:
    """A release of which nothing is live, with text in both languages."""
    texts = {localized("headline", code): text for code, text in SECRET.items()}
    page = NewsRelease(original_language=original, date=datetime.date(2026, 3, 1), live=False)
    for language, headline in SECRET.items():
        texts |= {
            localized("summary", language): f"{headline}, in short.",
            localized("public_slug", language): f"secret-{language}",
        }
        setattr(page, localized("body", language), factories.body(f"{headline} in full."))
    for name, value in (texts | values).items():
        setattr(page, name, value)
    made: NewsRelease = actions.create(page, factories.news_index())
    return NewsRelease.objects.get(pk=made.pk)


def edition_of(page: NewsRelease, language: str) -> Edition:
    return Edition.objects.select_related("page").get(page=page, language=language)


def link(page: NewsRelease, language: str, **values: Any) -> PreviewLink:
    return actions.hand_out(edition_of(page, language), **values)


def publish(page: NewsRelease, language: str) -> None:
    carrier: Any = NewsRelease.objects.get(pk=page.pk)
    if language != carrier.original_language:
        carrier = edition_of(page, language)
    carrier.get_latest_revision().publish()


def schedule(page: NewsRelease, language: str, moment: datetime.datetime | None = None) -> datetime.datetime:
    moment = moment or timezone.now() + HOUR
    carrier: Any = NewsRelease.objects.get(pk=page.pk)
    if language != carrier.original_language:
        carrier = edition_of(page, language)
    text = carrier.get_latest_revision_as_object()
    text.go_live_at = moment
    text.save_revision().publish()
    return moment


def opened(link: PreviewLink, client: Client | None = None) -> Any:
    """As somebody without an account opens it."""
    return (client or Client()).get(link.address)


def html_of(link: PreviewLink) -> str:
    response = opened(link)
    assert response.status_code == 200, response.status_code
    text: str = response.content.decode()
    return text
