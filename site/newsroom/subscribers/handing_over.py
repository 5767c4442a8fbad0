"""A message is given to the mail server, and what is known of it afterwards."""

import smtplib
from enum import Enum, auto
from typing import Any, Self

from django.core.mail import EmailMessage, get_connection

FIRST_PERMANENT = 500
LONGEST_ERROR = 500


class Outcome(Enum):
    ACCEPTED = auto()
    # The server said no, for good or for now; nothing was sent.
    REFUSED = auto()
    NOT_NOW = auto()
    # The connection broke while the server had the message: it may have it, or not.
    UNKNOWN = auto()


class PostOffice:
    """One connection for many messages, opened for the first and again when the server has closed it."""

    def __init__(self) -> None:
        self.connection: Any = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._close()

    def hand_over(self, message: EmailMessage) -> tuple[Outcome, str]:
        """What became of it, and what the server said."""
        try:
            self._open()
        except (OSError, smtplib.SMTPException) as error:
            return Outcome.NOT_NOW, _told(error)
        try:
            accepted = self.connection.send_messages([message])
        except smtplib.SMTPRecipientsRefused as error:
            return _refusal(max(code for code, _said in error.recipients.values())), _told(error)
        except smtplib.SMTPResponseException as error:
            return _refusal(error.smtp_code), _told(error)
        except (OSError, smtplib.SMTPException) as error:
            self._close()
            return Outcome.UNKNOWN, _told(error)
        return (Outcome.ACCEPTED, "") if accepted else (Outcome.REFUSED, "")

    def _open(self) -> None:
        server = getattr(self.connection, "connection", None)
        # Asked whether it is still there, before it is given anything whose fate would be unknown.
        if isinstance(server, smtplib.SMTP) and not _answers(server):
            self._close()
        self.connection.open()

    def _close(self) -> None:
        try:
            self.connection.close()
        except (OSError, smtplib.SMTPException):
            self.connection = get_connection()


def _answers(server: smtplib.SMTP) -> bool:
    try:
        return server.noop()[0] == 250
    except (OSError, smtplib.SMTPException):
        return False


def _refusal(code: int) -> Outcome:
    return Outcome.REFUSED if code >= FIRST_PERMANENT else Outcome.NOT_NOW


def _told(error: Exception) -> str:
    return str(error)[:LONGEST_ERROR] or type(error).__name__
