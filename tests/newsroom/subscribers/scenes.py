"""Subscribers, and releases that are news today."""

from typing import Any

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import timezone, translation

from newsroom.models import Subscriber
from newsroom.subscribers import announcing, sending
from newsroom.subscribers.tokens import token
from publications.models import NewsRelease
from tests import factories


def subscriber(address: str = "reader@example.org", language: str = "en", **values: Any) -> Subscriber:
    """One who confirmed before anything in the test came out, and whose mail with a link was sent."""
    values = {"confirmed_at": timezone.now(), "link_due": False, "link_sent_at": timezone.now()} | values
    return Subscriber.objects.create(address=address, language=language, **values)


def news(languages: tuple[str, ...] = ("en", "es"), **values: Any) -> NewsRelease:
    return factories.release(languages, date=timezone.localdate(), **values)


def deliver() -> list[EmailMultiAlternatives]:
    """What a worker does when it is woken up; the mails it sent this time."""
    before = len(mail.outbox)
    announcing.announce_missed()
    announcing.settle_all()
    sending.send_waiting()
    return mail.outbox[before:]  # type: ignore[return-value]


def address(name: str, language: str = "en", **kwargs: str) -> str:
    with translation.override(language):
        return reverse(name, kwargs=kwargs or None)


def link(name: str, purpose: str, one: Subscriber) -> str:
    return address(name, one.language, signed=token(purpose, one))
