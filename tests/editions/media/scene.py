"""Texts with pictures and files in them."""

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client

from publications.models import File, NewsRelease, Picture
from tests import factories
from tests.files import picture

CONTENT = b"%PDF-1.4 a forecast that moves markets"


def file(name: str = "forecast.pdf", content: bytes = CONTENT) -> File:
    made: File = File.objects.create(title=name, file=ContentFile(content, name=name))
    return made


def with_picture(shown: Picture) -> list[tuple[str, Any]]:
    return [
        *factories.body("Text."),
        ("picture", {"image": shown, "alt": "", "caption": "", "credit": ""}),
    ]


def with_link(linked: File) -> list[tuple[str, Any]]:
    return [("paragraph", f'<p><a linktype="document" id="{linked.pk}">the file</a></p>')]


def attached(linked: File) -> list[tuple[str, Any]]:
    return [("file", {"document": linked, "title": ""})]


def size_of(shown: Picture) -> str:
    """The address of a rendition."""
    address: str = shown.get_rendition("width-100").url
    return address


Use = Callable[[str], tuple[dict[str, Any], str]]


def picture_in_the_text(language: str) -> tuple[dict[str, Any], str]:
    shown = picture("bridge")
    return {f"body_{language}": with_picture(shown)}, size_of(shown)


def link_in_the_text(language: str) -> tuple[dict[str, Any], str]:
    linked = file()
    return {f"body_{language}": with_link(linked)}, linked.url


def attachment(language: str) -> tuple[dict[str, Any], str]:
    linked = file()
    return {f"attachments_{language}": attached(linked)}, linked.url


# Ways a text of one language refers to a picture or file: what to set of a release, and the address.
USES: list[Use] = [picture_in_the_text, link_in_the_text, attachment]


def status(client: Client, address: str) -> int:
    response = client.get(address)
    content_of(response)
    return int(response.status_code)


def content_of(response: Any) -> bytes:
    """Also of a streaming answer, whose file is closed when it was read to its end."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def live(page: NewsRelease) -> NewsRelease:
    return NewsRelease.objects.get(pk=page.pk)
