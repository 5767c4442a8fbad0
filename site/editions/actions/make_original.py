from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .. import gate
from ..content import apply_content, content_of
from ..languages import is_language, local_name
from ..models import BasePage
from ..staleness import sources_now, working_editions


@transaction.atomic
def make_original(page: BasePage, language: str, *, user: Any = None) -> Any:
    """Makes another language the original: what is live in either stays as it is.

    From then on the page form holds that language and the former original is an edition like any
    other, translated from it. Raises ValidationError where the edition is unfinished or stale, or
    something of the publication is in review or scheduled.
    """
    gate.hold(page.pk)
    row = type(page.specific)._base_manager.get(pk=page.pk)
    if user is not None and not row.permissions_for_user(user).can_publish():
        raise PermissionDenied
    former = row.original_language
    editions = {edition.language: edition for edition in working_editions(row)}
    _check(row, editions, language)

    working = row.get_latest_revision_as_object()
    now_edition, now_original = editions[former], editions[language]
    written, live = content_of(working, former), content_of(row, former)
    live_now = content_of(row, language)
    is_changed = now_original.has_unpublished_changes or row.has_unpublished_changes
    was_live = now_original.live

    model = type(row)
    type(now_original).objects.filter(pk=now_original.pk).update(
        content={}, sources={}, kept=[], set_aside=[], latest_revision=None, live_revision=None
    )
    BasePage.objects.filter(pk=row.pk).update(original_language=language)

    # What readers have of the new original becomes the page's live revision, what is written its newest.
    row = model._base_manager.get(pk=row.pk)
    live_revision = row.save_revision(user=user, changed=False, clean=False) if was_live else None
    model._base_manager.filter(pk=row.pk).update(live_revision=live_revision)
    working.original_language = language
    apply_content(working, language, now_original.content or live_now)
    working.live_revision = live_revision
    working.save_revision(user=user, changed=is_changed, clean=False)

    now_edition = type(now_edition).objects.get(pk=now_edition.pk)
    # Both say the same at this moment.
    now_edition.sources = sources_now(working, written, former)
    if now_edition.live:
        now_edition.content = live
        now_edition.live_revision = now_edition.save_revision(user=user, changed=False, clean=False)
        type(now_edition).objects.filter(pk=now_edition.pk).update(
            content=live, sources=now_edition.sources, live_revision=now_edition.live_revision
        )
    if written != live or not now_edition.live:
        now_edition.content = written
        now_edition.save_revision(user=user, clean=False)
    log(
        instance=row,
        action="editions.make_original",
        user=user,
        data={"language": language, "former": former},
    )
    return model.objects.get(pk=row.pk)


def _check(row: Any, editions: dict[str, Any], language: str) -> None:
    if not is_language(language) or language == row.original_language:
        raise ValidationError(_("This language is the original already."))
    if row.alias_of_id:
        raise ValidationError(_("An alias follows the publication it was made from."))
    edition = editions.get(language)
    if edition is None or not edition.is_started or edition.segments_missing or edition.segments_stale:
        raise ValidationError(
            _("%(language)s has to be complete and up to date before it can be the original.")
            % {"language": local_name(language)}
        )
    for carrier in (row, edition):
        if carrier.current_workflow_state or carrier.scheduled_revision:
            raise ValidationError(_("Finish or cancel what is in review or scheduled first."))
