"""One mail to one person: plain text from `editions/mail/<event>.txt`, in the language they work in."""

import logging
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.mail import get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url

from ..languages import DEFAULT_LANGUAGE, local_name
from ..models import Edition

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    person: Any
    edition: Edition | None
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The person's own; not Wagtail's answer, which falls back on the language of whoever is at work."""
        profile = getattr(self.person, "wagtail_userprofile", None)
        return (profile.preferred_language if profile else "") or DEFAULT_LANGUAGE

    @staticmethod
    def _of_edition(edition: Edition) -> dict[str, Any]:
        page = edition.page
        return {
            "edition": edition,
            "title": page.get_admin_display_title(),
            "language": local_name(edition.language),
            "desk": in_admin("editions:edit", page.pk, edition.language),
        }

    def written(self, event: str) -> tuple[str, str]:
        """Subject, in one line whatever a headline has in it, and text."""
        with translation.override(self.language):
            facts = {
                "name": name_of(self.person),
                "preferences": in_admin("wagtailadmin_account"),
                **(self._of_edition(self.edition) if self.edition else {}),
                **self.details,
            }
            subject = render_to_string(f"editions/mail/{event}_subject.txt", facts)
            text = render_to_string(f"editions/mail/{event}.txt", facts)
        return " ".join(subject.split()), re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def send(event: str, letters: Collection[Letter]) -> None:
    """Over one connection; a letter that cannot be sent keeps no other back."""
    if not letters:
        return
    with get_connection() as connection:
        for letter in letters:
            try:
                # Wagtail's adds the sender and the header that keeps absence notices from answering.
                send_mail(*letter.written(event), [letter.person.email], connection=connection)
            except Exception:
                logger.exception("The mail “%s” to %s could not be sent.", event, letter.person.email)


def name_of(person: Any) -> str:
    if person is None:
        return ""
    return str(person.get_full_name() or person.get_username())


def in_admin(view: str, *args: Any) -> str:
    return f"{get_admin_base_url() or ''}{reverse(view, args=args)}"
