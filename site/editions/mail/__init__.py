"""Mails about languages: to those concerned, in their language, unless they want none.

Who did something gets no mail about it. Every mail is sent after the transaction, and what cannot
be sent is logged: no action fails because of a mail. The mails, one module's function each:

    assigned, review, returned, published, stale    events.py
    who gets one                                    people.py
    how it is written and sent                      letters.py
    which of Wagtail's signals tell of them         signals.py
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import get_active_log_context

if TYPE_CHECKING:
    from ..models import BasePage, Edition

# events.py reads the models, and the models import this package while they load.


def assigned(edition: "Edition", person: Any, *, by: Any) -> None:
    """To a translator or reviewer: an edition is theirs from now on."""
    from . import events

    afterwards(lambda: events.assigned(edition.pk, person.pk, by=by))


def went_out(page: "BasePage", language: str) -> None:
    """To the people of a publication: a language is live; to its translators, where that made them stale."""
    from . import events

    # After the transaction nobody is at work any more: with a request, its log context has ended.
    by = get_active_log_context().user
    afterwards(lambda: events.published(page.pk, language, by=by))
    if language == page.original_language:
        afterwards(lambda: events.stale(page.pk, by=by))


def afterwards(tell: Callable[[], None]) -> None:
    """Calls `tell` when the transaction is over; an error in it is logged and harms nothing."""
    transaction.on_commit(tell, robust=True)
