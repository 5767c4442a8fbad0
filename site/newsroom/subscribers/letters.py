"""The mails that subscribers get: plain text and HTML, nothing in them that tells when they are read."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac

from publications.models import NewsRelease

from ..models import Branding, Subscriber
from ..templatetags.newsroom_tags import absolute
from .tokens import CONFIRM, MANAGE, UNSUBSCRIBE, token

LONGEST_SUBJECT = 250


def alert(subscriber: Subscriber, releases: Sequence[NewsRelease]) -> EmailMultiAlternatives:
    """Of one release or of a day's. One query, for the name of the office."""
    with translation.override(subscriber.language):
        unsubscribe = absolute(reverse("alerts_unsubscribe", args=[token(UNSUBSCRIBE, subscriber)]))
        facts = {
            "releases": [
                (release, absolute(release.address(subscriber.language) or "")) for release in releases
            ],
            "first": releases[0],
            "more": len(releases) - 1,
            "unsubscribe": unsubscribe,
        }
        message = _message(subscriber, "alert", facts, [release.pk for release in releases])
    # RFC 8058: programmes unsubscribe by one POST; the mail server's signature has to cover both.
    message.extra_headers["List-Unsubscribe"] = f"<{unsubscribe}>"
    message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.extra_headers["List-Id"] = f"<{subscriber.language}.alerts.{_host()}>"
    message.extra_headers["Precedence"] = "bulk"
    return message


def link(subscriber: Subscriber) -> EmailMultiAlternatives:
    """To whoever signed up: how to confirm it or, where that is done already, how to change it."""
    with translation.override(subscriber.language):
        confirm = absolute(reverse("alerts_confirm", args=[token(CONFIRM, subscriber)]))
        facts = {"confirm": "" if subscriber.is_active else confirm}
        return _message(subscriber, "link", facts, [str(subscriber.link_sent_at)])


def _message(
    subscriber: Subscriber, name: str, facts: dict[str, Any], about: Sequence[object]
) -> EmailMultiAlternatives:
    facts |= {
        "office": Branding.load().name_in(subscriber.language),
        "language": subscriber.language,
        "manage": absolute(reverse("alerts_manage", args=[token(MANAGE, subscriber)])),
        "site": absolute(f"/{subscriber.language}/"),
        "host": _host(),
    }
    subject = render_to_string(f"newsroom/alerts/mail/{name}_subject.txt", facts)
    text = render_to_string(f"newsroom/alerts/mail/{name}.txt", facts)
    message = EmailMultiAlternatives(
        subject=one_line(subject)[:LONGEST_SUBJECT],
        body=re.sub(r"\n{3,}", "\n\n", text).strip() + "\n",
        to=[subscriber.address],
        headers={
            "Message-ID": _message_id(name, subscriber, about),
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string(f"newsroom/alerts/mail/{name}.html", facts), "text/html")
    return message


def one_line(text: str) -> str:
    """No line break of a headline may begin another header, and no control character stand in one."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _message_id(name: str, subscriber: Subscriber, about: Sequence[object]) -> str:
    """The same for the same mail, so that one sent again is known as such by those who have it."""
    words = [name, subscriber.key.hex, *map(str, about)]
    digest = salted_hmac("newsroom.subscribers.letters", " ".join(words), algorithm="sha256").hexdigest()
    return f"<{digest[:32]}@{_host()}>"


def _host() -> str:
    return urlsplit(settings.BASE_URL).hostname or "localhost"
