"""A request, and all that its answer says: body and headers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from django.test import Client
from django.utils.translation import get_language_from_path

from tests.newsroom.leaks.words import words_in

UNREADABLE = ("image/", "font/", "application/octet-stream")


@dataclass(frozen=True)
class Ask:
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "get"

    def __str__(self) -> str:
        query = "&".join(f"{name}={value}" for name, value in self.query.items())
        return f"{self.method.upper()} {self.path}{'?' if query else ''}{query} {dict(self.headers) or ''}".strip()

    @cached_property
    def words(self) -> set[str]:
        """What whoever asks knows already: to be told it again tells nothing."""
        return words_in(f"{self.path} {' '.join(self.query.values())}")

    @property
    def language(self) -> str | None:
        return get_language_from_path(self.path)


@dataclass(frozen=True)
class Answer:
    ask: Ask
    status: int
    headers: str
    body: str

    @cached_property
    def words(self) -> set[str]:
        """Also of what is not found as it is asked: a redirect to the very address tells that it is one."""
        told = words_in(unquote(self.body)) - self.ask.words
        return told | words_in(unquote(self.headers)) if self.is_successful else told | self._moved_to

    @property
    def is_successful(self) -> bool:
        return 200 <= self.status < 300

    @property
    def _moved_to(self) -> set[str]:
        return words_in(unquote(self.headers)) - self.ask.words

    def part(self, pattern: str) -> "Answer":
        """The answer as if it had said nothing but what matches."""
        found = re.findall(pattern, self.body, re.DOTALL)
        return Answer(self.ask, self.status, "", "\n".join(found))


def ask(client: Client, one: Ask) -> Answer:
    response: Any = getattr(client, one.method)(one.path, one.query or None, headers=dict(one.headers))
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if response.headers.get("Content-Type", "").startswith(UNREADABLE):
        content = b""
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return Answer(one, response.status_code, headers, content.decode("utf-8", "replace"))
