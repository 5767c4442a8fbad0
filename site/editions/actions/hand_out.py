import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from ..models import Edition, PreviewLink
from ..permissions import require
from ..previews.access import may_hand_out
from ..previews.state import is_out

DAYS = 7
MOST_DAYS = 60


@transaction.atomic
def hand_out(edition: Edition, *, user: Any = None, days: int = DAYS, for_whom: str = "") -> PreviewLink:
    """Opens an address at which somebody without an account reads the edition's newest text.

    Raises ValidationError where there is no text yet or the public has it already.
    """
    require(user is None or may_hand_out(user, edition))
    if not 1 <= days <= MOST_DAYS:
        sentence = ngettext(
            "A link is open for one day.", "A link is open for one to %(most)s days.", MOST_DAYS
        )
        raise ValidationError({"days": sentence % {"most": MOST_DAYS}})
    if not edition.is_started:
        raise ValidationError(_("There is no text in this language yet."))
    if is_out(edition):
        raise ValidationError(_("The public has this text already: send the address of the page."))
    link = PreviewLink.objects.create(
        edition=edition,
        language=edition.language,
        for_whom=for_whom,
        created_by=user,
        expires_at=timezone.now() + datetime.timedelta(days=days),
    )
    note(link, "editions.hand_out", user)
    return link


def note(link: PreviewLink, action: str, user: Any) -> None:
    """Into the history of whatever carries the text: the publication or its edition."""
    edition: Any = link.edition
    data = {"language": link.language, "for_whom": link.for_whom}
    log(instance=edition.page if edition.is_original else edition, action=action, user=user, data=data)
