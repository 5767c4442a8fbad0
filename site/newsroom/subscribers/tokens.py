"""The links in mails: a subscriber's key, signed for one purpose.

Whoever has the database alone can make none, and a link for one purpose is none for another.
"""

import uuid
from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner

from ..models import Subscriber

CONFIRM, MANAGE, UNSUBSCRIBE = "confirm", "manage", "unsubscribe"
TIME_TO_CONFIRM = timedelta(hours=48)


class ExpiredError(Exception):
    """The link was right, and is too old."""


class NoTokenError(Exception):
    """The link was never made here."""


def token(purpose: str, subscriber: Subscriber) -> str:
    return _signer(purpose).sign(subscriber.key.hex)


def holder(purpose: str, text: str) -> Subscriber | None:
    """Whose link it is; None where there is no such subscriber any more. Raises ExpiredError, NoTokenError."""
    signer = _signer(purpose)
    try:
        if isinstance(signer, TimestampSigner):
            key = signer.unsign(text, max_age=TIME_TO_CONFIRM)
        else:
            key = signer.unsign(text)
        known = uuid.UUID(hex=key)
    except SignatureExpired:
        raise ExpiredError from None
    except (BadSignature, ValueError):
        raise NoTokenError from None
    return Subscriber.objects.filter(key=known).first()


def _signer(purpose: str) -> Signer:
    salt = f"newsroom.subscribers.{purpose}"
    return TimestampSigner(salt=salt) if purpose == CONFIRM else Signer(salt=salt)
