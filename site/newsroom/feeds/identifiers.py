"""Names that outlive addresses: an edition keeps its own when its slug changes or it is moved."""

from datetime import date
from urllib.parse import urlsplit

from django.conf import settings

from .language_tags import language_tag


def host() -> str:
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def edition_uri(pk: int, language: str, first_published: date, part: str = "") -> str:
    """A tag URI (RFC 4151). The date only says when the host was ours: that of the first publication will do."""
    return f"tag:{host()},{first_published:%Y-%m-%d}:{pk}/{language_tag(language)}{part}"


def event_uid(pk: int, language: str) -> str:
    """Of a calendar's event. A calendar of another language has events of its own."""
    return f"meeting-{pk}-{language_tag(language)}@{host()}"
