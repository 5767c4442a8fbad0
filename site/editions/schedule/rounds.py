"""A round: everything due is published or taken off."""

import logging
from collections.abc import Collection
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..bundles import verbs as bundles
from ..models import BasePage, Bundle, Edition
from . import failures
from .aftermath import settle
from .due import due_bundles, due_expiries, due_revisions
from .publish import publish_due

logger = logging.getLogger(__name__)

# Texts that share a transaction: half a second's work, for which editors' saves wait.
TOGETHER = 20

# What is published by itself, by its kind and key.
Item = tuple[str, int]
REVISION, BUNDLE = "revision", "bundle"


@dataclass
class Outcome:
    """What a round did; `problems` are sentences with the name of what could not go out."""

    published: int = 0
    expired: int = 0
    problems: list[str] = field(default_factory=list)
    failed: set[Item] = field(default_factory=set)

    def __str__(self) -> str:
        return f"published {self.published}, taken off {self.expired}, failed {len(self.problems)}"


def run(*, but: Collection[Item] = (), aftermath: bool = True) -> Outcome:
    """Publishes what is due and takes off what has expired. What fails keeps its schedule for the next round.

    Safe to run at any time and in several processes: nothing goes out twice. `but` is what
    failed a moment ago.
    """
    outcome = Outcome()
    now = timezone.now()
    for item in due_expiries(now):
        _expire(item, outcome)
    for key in due_bundles(now):
        if (BUNDLE, key) not in but:
            _publish_bundle(key, outcome)
    failed = _publish([key for key in due_revisions(now) if (REVISION, key) not in but], outcome)
    if failed and outcome.published:
        # What one waited for may have gone out after it.
        failed = _publish(list(failed), outcome)
    outcome.failed |= {(REVISION, key) for key in failed}
    for revision_id, error in failed.items():
        outcome.problems.append(failures.keep(revision_id, error))
    if aftermath:
        settle()
    return outcome


def _publish(keys: list[int], outcome: Outcome) -> dict[int, Exception]:
    failed: dict[int, Exception] = {}
    for start in range(0, len(keys), TOGETHER):
        published, problems = _publish_some(keys[start : start + TOGETHER])
        outcome.published += published
        failed |= problems
    return failed


def _publish_some(keys: list[int]) -> tuple[int, dict[int, Exception]]:
    """Together; where what they share goes wrong, each by itself."""
    try:
        return publish_due(keys), {}
    except Exception as error:
        if len(keys) == 1:
            return 0, {keys[0]: error}
    # One that cannot go out holds nothing else back, whatever the reason.
    numbers, problems = zip(*(_publish_some([key]) for key in keys), strict=True)
    return sum(numbers), {key: error for failed in problems for key, error in failed.items()}


def _publish_bundle(key: int, outcome: Outcome) -> None:
    bundle = Bundle.objects.get(pk=key)
    try:
        outcome.published += bundles.publish(bundle)
    except Exception as error:
        outcome.failed.add((BUNDLE, key))
        outcome.problems.append(failures.keep_bundle(bundle, error))


def _expire(item: BasePage | Edition, outcome: Outcome) -> None:
    try:
        with transaction.atomic():
            item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception as error:
        if not isinstance(error, ValidationError):
            logger.exception("“%s” could not be taken off.", item)
        outcome.problems.append(f"{item}: {failures.sentence(error)}")
    else:
        outcome.expired += 1
