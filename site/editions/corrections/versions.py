"""Every version readers ever had, and a publication as it was then.

Wagtail's log is the record of what was published: keeping a second one would cost each publish a query.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.log_actions import registry
from wagtail.models import Revision

from ..content import apply_content
from ..history import PUBLISHING
from ..models import BasePage, Edition


@dataclass(frozen=True)
class PublishedVersion:
    revision_id: int
    published_at: datetime
    user: Any
    is_live: bool


def published_versions(page: BasePage, language: str) -> list[PublishedVersion]:
    """What readers had in a language, newest first; one published twice is there once, as of the last time."""
    edition = page.edition(language)
    of_page = _entries(page).filter(page=page.pk, revision__content__original_language=language)
    of_edition = _entries(edition).filter(object_id=str(edition.pk))
    live = page.live_revision_id if language == page.original_language else edition.live_revision_id
    is_live = page.live and edition.live
    entries = sorted(
        [*of_page.select_related("user"), *of_edition.select_related("user")],
        key=lambda entry: entry.timestamp,
        reverse=True,
    )
    found: dict[int, PublishedVersion] = {}
    for entry in entries:
        found.setdefault(
            entry.revision_id,
            PublishedVersion(
                entry.revision_id, entry.timestamp, entry.user, is_live and entry.revision_id == live
            ),
        )
    return list(found.values())


def was_published(revision: Revision) -> bool:
    return revision.pk in published_ids(Revision.objects.filter(pk=revision.pk))


def published_ids(revisions: QuerySet | None = None) -> set[int]:
    """Keys of the revisions that were ever published, or of those among `revisions`."""
    found: set[int] = set()
    for model in registry.get_log_entry_models():
        entries: QuerySet = model.objects.filter(action__in=PUBLISHING, revision__isnull=False)
        if revisions is not None:
            entries = entries.filter(revision__in=revisions.order_by().values("pk"))
        found.update(entries.values_list("revision_id", flat=True))
    for carrier in (BasePage, Edition):
        carriers: QuerySet = carrier._base_manager.filter(live_revision__isnull=False)
        if revisions is not None:
            carriers = carriers.filter(live_revision__in=revisions.order_by().values("pk"))
        found.update(carriers.values_list("live_revision_id", flat=True))
    return found


def page_as_of(page: BasePage, revision: Revision, language: str) -> BasePage:
    """The publication with its text in `language` as `revision` has it, in memory and never to be saved.

    Of the original the shared fields are of that time too; of another language they are today's.
    """
    if revision.content_type == ContentType.objects.get_for_model(Edition):
        content = revision.content["content"]
    elif language == page.original_language:
        return page.with_content_json(revision.content)
    else:
        content = revision.content
    earlier: BasePage = type(page)._base_manager.get(pk=page.pk)
    apply_content(earlier, language, content)
    return earlier


def _entries(instance: Any) -> QuerySet:
    """The log of publishes in which an object's are; those of revisions that exist."""
    model = registry.get_log_model_for_instance(instance)
    entries = model.objects.filter(Q(revision__pk__isnull=False), action__in=PUBLISHING)
    if hasattr(model, "object_id"):
        entries = entries.filter(content_type=ContentType.objects.get_for_model(instance))
    return entries
