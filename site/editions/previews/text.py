"""What a preview link shows: the text that goes out next, and when it may be published."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from ..content import apply_content
from ..models import BasePage, Edition
from ..models.bundle import ALL_LANGUAGES


@dataclass(frozen=True)
class PreviewedText:
    """The publication, in memory, with the text in it; never to be saved."""

    page: BasePage
    embargo: datetime.datetime | None


def text_of(edition: Edition) -> PreviewedText:
    """The scheduled text where one is scheduled, else the newest draft.

    A translation is shown with the shared fields it would go out with: of a live publication its
    row's, else those of the original's own next text.
    """
    row: BasePage = edition.page.specific
    bundled = _instant_of_its_bundle(edition)
    if edition.is_original:
        page, instant = _next(row)
        return PreviewedText(page, _to_come(instant, bundled))
    page, instants = row, [bundled]
    if not row.live:
        page, instant = _next(row)
        instants.append(instant)
    edition.page = row
    text, instant = _next(edition)
    instants.append(instant)
    apply_content(page, edition.language, text.content)
    return PreviewedText(page, _to_come(*instants))


def _next(carrier: Any) -> tuple[Any, datetime.datetime | None]:
    """A page or edition as its next text has it, and the instant that text waits for."""
    scheduled = carrier.scheduled_revision
    revision = scheduled or carrier.latest_revision
    text = carrier.with_content_json(revision.content) if revision else carrier
    return text, scheduled.approved_go_live_at if scheduled else text.go_live_at


def _instant_of_its_bundle(edition: Edition) -> datetime.datetime | None:
    member = edition.page.bundle_members.filter(
        language__in=[ALL_LANGUAGES, edition.language],
        bundle__published_at=None,
        bundle__go_live_at__isnull=False,
    )
    instant: datetime.datetime | None = member.values_list("bundle__go_live_at", flat=True).first()
    return instant


def _to_come(*instants: datetime.datetime | None) -> datetime.datetime | None:
    """The last of them, since it is read by nobody before all have passed; None for one that has."""
    now = timezone.now()
    return max((instant for instant in instants if instant and instant > now), default=None)
