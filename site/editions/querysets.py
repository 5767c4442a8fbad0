"""The one place that decides what a reader may see."""

from functools import cache
from typing import Any, Self

from django.db import transaction
from django.db.models import (
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Cast
from wagtail.models import PageManager, PageViewRestriction, Revision, WorkflowState
from wagtail.query import PageQuerySet

from .languages import codes, localized, translated_names


@cache
def _is_unrestricted() -> Any:
    """That no view restriction lies on a page or above it; built once, since every reader's query has it."""
    # The path as a value and not by a join: else SQLite walks all pages for each page.
    pages = PageViewRestriction._meta.get_field("page").related_model._base_manager
    restrictions = PageViewRestriction.objects.annotate(
        candidate=ExpressionWrapper(OuterRef("path"), CharField()),
        above=Subquery(pages.filter(pk=OuterRef("page")).values("path")[:1]),
    )
    return ~Exists(restrictions.filter(candidate__startswith=F("above")))


class PublicationQuerySet(PageQuerySet):
    def delete(self) -> tuple[int, dict[str, int]]:
        # The tree counts its children anew before it deletes; what a correction refuses leaves it as it was.
        with transaction.atomic():
            deleted: tuple[int, dict[str, int]] = super().delete()
            return deleted

    def readable(self, language: str) -> Self:
        """Publications whose edition in `language` the public may read.

        Live as a publication, live in that language, with an address in it, and under no view
        restriction. Everything public filters on this and on nothing else.
        """
        editions = self.model._meta.get_field("editions").related_model._base_manager
        # No join: else SQLite walks all editions of the language for the newest twenty.
        return self.filter(
            _is_unrestricted(),
            Exists(editions.filter(page=OuterRef("pk"), language=language, live=True)),
            live=True,
            **{f"{localized('public_path', language)}__isnull": False},
        )

    def withdrawn(self, language: str) -> Self:
        """Publications whose edition in `language` the public could once read, and can no more."""
        # All in one filter(): in a second one, `editions__live` would be any edition's.
        return self.filter(
            Q(live=False) | Q(editions__live=False),
            # A translation that was let out waits unread for an original that never was.
            first_published_at__isnull=False,
            editions__language=language,
            editions__first_published_at__isnull=False,
        ).annotate(why_withdrawn=F("editions__why_withdrawn"))

    def with_corrections(self, language: str) -> Self:
        """Adds `correction_kind`: of the newest correction readers of `language` were told of, None without.

        A retraction counts before anything that was said after it.
        """
        from .models import CorrectionNote

        told = CorrectionNote.objects.published().filter(correction__page=OuterRef("pk"), language=language)
        retracted_first = Case(When(correction__kind="retraction", then=0), default=1)
        newest = told.order_by(retracted_first, "-correction__published_at", "-correction")
        return self.annotate(correction_kind=Subquery(newest.values("correction__kind")[:1]))

    def as_listed(self, language: str, *names: str) -> Self:
        """With only what a list shows of each, which is a third of the work: its address and these fields.

        Those that are translated are taken in `language`. Whatever else is asked of a row costs a query.
        """
        translated = translated_names(self.model)
        shown = [localized(name, language) if name in translated else name for name in names]
        # Not rewritten by django-modeltranslation, which would take the active language's.
        return self.rewrite(False).only("path", localized("public_path", language), *shown)

    def with_readable_languages(self) -> Self:
        """Adds `readable_in_<language>` booleans, so that alternates cost no query of their own."""
        return self.annotate(
            **{
                f"readable_in_{code}": Exists(
                    PublicationQuerySet(self.model).readable(code).filter(pk=OuterRef("pk"))
                )
                for code in codes()
            }
        )

    def with_edition_dates(self, language: str) -> Self:
        """Adds when the edition in `language` went out first and last.

        To filter on these dates, name what is added here: a filter on `editions__…` would mean any edition.
        """
        return self.filter(editions__language=language).annotate(
            edition_first_published_at=F("editions__first_published_at"),
            edition_last_published_at=F("editions__last_published_at"),
        )


class EditionQuerySet(QuerySet):
    def with_activity(self) -> Self:
        """Adds `scheduled`, `moderated`, `returned`: of the edition itself or, for an original, of its page."""
        due = Revision.objects.filter(approved_go_live_at__isnull=False)
        returned = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
        under_way = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
        return self.annotate(
            scheduled=_activity(due),
            moderated=_activity(under_way | returned),
            returned=_activity(returned),
        )


def _activity(records: QuerySet) -> Case:
    """Whether there are such records of Wagtail's for whatever carries the edition's text."""

    def exist(model: str, key: str) -> Exists:
        return Exists(
            records.filter(
                base_content_type__app_label="editions",
                base_content_type__model=model,
                object_id=Cast(OuterRef(key), CharField()),
            )
        )

    is_original = Q(language=F("page__original_language"))
    return Case(When(is_original, then=exist("basepage", "page_id")), default=exist("edition", "pk"))


PublicationManager = PageManager.from_queryset(PublicationQuerySet)
