"""What is done with a bundle. `user` is who does it; None is the scheduler, which needs no permission."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .. import batch, paths, together
from ..instants import check_to_come
from ..models import Bundle, Edition, ScheduledRun
from ..permissions import may_publish, require
from ..schedule.aftermath import settle
from ..schedule.publish import record
from .texts import Text, problems_of, texts_of


@transaction.atomic
def approve(bundle: Bundle, *, user: Any) -> None:
    """Locks the bundle and its texts as they are. Raises ValidationError with all that is not ready."""
    bundle = _held(bundle)
    _require(bundle, user)
    if bundle.is_approved:
        raise ValidationError(_("This bundle is approved already."))
    if bundle.go_live_at:
        check_to_come(bundle.go_live_at)
    texts = texts_of(bundle)
    if problems := problems_of(texts):
        raise ValidationError(problems)
    bundle.approved_at, bundle.approved_by = timezone.now(), user
    bundle.approved_texts = {str(text.edition.pk): _newest(text.edition) for text in texts if text.edition}
    bundle.error, bundle.failed_at = "", None
    bundle.save()
    log(instance=bundle, action="editions.approve_bundle", user=user)


@transaction.atomic
def reopen(bundle: Bundle, *, user: Any) -> None:
    """Takes the approval back: its texts can be changed again, and it does not go out."""
    bundle = _held(bundle)
    _require(bundle, user)
    if not bundle.is_locked:
        raise ValidationError(_("Only an approved bundle that is not out can be reopened."))
    bundle.approved_at, bundle.approved_by, bundle.approved_texts = None, None, {}
    bundle.error, bundle.failed_at = "", None
    bundle.save()
    log(instance=bundle, action="editions.reopen_bundle", user=user)


@transaction.atomic
def publish(bundle: Bundle, *, user: Any = None) -> bool:
    """Lets every text of an approved bundle out, or none. False where another process has done so already.

    Raises ValidationError with what keeps it back; then nothing has changed.
    """
    bundle = _held(bundle)
    if user is not None:
        _require(bundle, user)
    if bundle.is_out:
        return False
    if not bundle.is_approved:
        raise ValidationError(_("The bundle is not approved."))
    page_ids = sorted({member.page_id for member in bundle.members.all() if member.page_id})
    if page_ids:
        paths.hold_addresses(*page_ids)
    texts = texts_of(bundle)
    if problems := [*problems_of(texts), *_changed(bundle, texts)]:
        raise ValidationError(problems)
    texts = [text for text in texts if not text.is_out]
    with batch.opened(page_ids, bundle=bundle.pk):
        for text in texts:
            # An original may have taken it along.
            if text.edition and not together.is_out(_fresh(text.edition)):
                _publish(text, text.edition, user)
    bundle.published_at, bundle.error, bundle.failed_at = timezone.now(), "", None
    bundle.save()
    due_at = bundle.go_live_at or bundle.published_at
    editions = [text.edition for text in texts if text.edition]
    record(
        [
            ScheduledRun(edition=one, due_at=due_at, done_at=bundle.published_at, attempts=1)
            for one in editions
        ]
    )
    log(instance=bundle, action="editions.publish_bundle", user=user)
    if user is not None:
        # A scheduler's round does it after all that is due.
        transaction.on_commit(settle, robust=True)
    return True


def _publish(text: Text, edition: Edition, user: Any) -> None:
    what: Any = edition.page.specific if edition.is_original else edition
    what = type(what).objects.get(pk=what.pk)
    revision = what.get_latest_revision() or what.save_revision(user=user)
    revision.content_object = what
    try:
        revision.publish(user=user, skip_permission_checks=True)
    except ValidationError as error:
        raise ValidationError([f"{text}: {message}" for message in error.messages]) from error
    if not together.is_out(_fresh(edition)):
        raise ValidationError(_("%(text)s did not go out.") % {"text": text})


def _fresh(edition: Edition) -> Edition:
    found: Edition = Edition.objects.select_related("page").get(pk=edition.pk)
    return found


def _changed(bundle: Bundle, texts: list[Text]) -> list[str]:
    """Texts that are others than those that were approved, in spite of the lock, by a command or an import."""
    return [
        _("%(text)s was changed after the bundle was approved.") % {"text": text}
        for text in texts
        if text.edition and bundle.approved_texts.get(str(text.edition.pk)) != _newest(text.edition)
    ]


def _newest(edition: Edition) -> int | None:
    """The key of the revision that is its working text: the page's for an original, with the shared fields."""
    carrier: Any = edition.page if edition.is_original else edition
    key: int | None = type(carrier)._base_manager.values_list("latest_revision", flat=True).get(pk=carrier.pk)
    return key


def _held(bundle: Bundle) -> Bundle:
    """The bundle as the database has it, locked until the transaction ends."""
    held: Bundle = Bundle.objects.select_for_update(no_key=True).get(pk=bundle.pk)
    return held


def _require(bundle: Bundle, user: Any) -> None:
    """Who may publish editions, and each original in it."""
    require(may_publish(user))
    for member in bundle.members.select_related("page"):
        if member.page:
            require(bool(member.page.specific.permissions_for_user(user).can_publish()))
