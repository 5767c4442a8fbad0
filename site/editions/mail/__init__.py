"""Mails about languages: to those concerned, in their language, unless they want none.

Who did something gets no mail about it. Every mail is sent after the transaction, and what cannot
be sent is logged: no action fails because of a mail. The mails, one module's function each:

    assigned, review, returned, published, stale, not_published    events.py
    who gets one                                    people.py
    how it is written and sent                      letters.py
    which of Wagtail's signals tell of them         signals.py
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import get_active_log_context

from .. import batch

if TYPE_CHECKING:
    from ..models import BasePage, Edition, ScheduledRun

# events.py reads the models, and the models import this package while they load.


def assigned(edition: "Edition", person: Any, *, by: Any) -> None:
    """To a translator or reviewer: an edition is theirs from now on."""
    from . import events

    afterwards(lambda: events.assigned(edition.pk, person.pk, by=by))


def went_out(page: "BasePage", language: str) -> None:
    """To the people of a publication: a language is live; to its translators, where that made them stale."""
    if batch.is_open():
        return
    # After the transaction nobody is at work any more: with a request, its log context has ended.
    by = get_active_log_context().user
    original, page_id = page.original_language, page.pk
    afterwards(lambda: tell_went_out(page_id, language, original, by=by))


def tell_went_out(page_id: int, language: str, original_language: str, *, by: Any) -> None:
    """At once; for who has waited until the transaction was over."""
    from . import events

    events.published(page_id, language, by=by)
    if language == original_language:
        events.stale(page_id, by=by)


def not_published(run: "ScheduledRun") -> None:
    """To the people of a publication and to all who may publish: its instant has passed, and why it is not live."""
    from . import events

    afterwards(lambda: events.not_published(run.pk))


def bundle_not_published(bundle_id: int) -> None:
    """To whoever approved it and all who may publish."""
    from . import events

    afterwards(lambda: events.bundle_not_published(bundle_id))


def afterwards(tell: Callable[[], None]) -> None:
    """Calls `tell` when the transaction is over; an error in it is logged and harms nothing."""
    transaction.on_commit(tell, robust=True)
