"""The one place that decides what a reader may see."""

from typing import Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from .languages import codes, localized


class PublicationQuerySet(PageQuerySet):
    def readable(self, language: str) -> Self:
        """Publications whose edition in `language` the public may read.

        Live as a publication, live in that language, with an address in it, and under no view
        restriction. Everything public filters on this and on nothing else.
        """
        restrictions = PageViewRestriction.objects.annotate(
            candidate=ExpressionWrapper(OuterRef("path"), CharField())
        )
        return self.filter(
            ~Exists(restrictions.filter(candidate__startswith=F("page__path"))),
            live=True,
            editions__language=language,
            editions__live=True,
            **{f"{localized('public_path', language)}__isnull": False},
        )

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


PublicationManager = PageManager.from_queryset(PublicationQuerySet)
