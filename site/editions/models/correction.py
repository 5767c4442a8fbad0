"""What readers are told of a publication that was changed after they had it: once, dated, in their language."""

from typing import Any, NoReturn, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from .edition import Edition


class PermanentQuerySet(models.QuerySet):
    """Rows that are neither changed nor deleted once they have been published."""

    def published(self) -> Self:
        return self.filter(published_at__isnull=False)

    def update(self, **values: Any) -> int:
        self._refuse_published()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_published()
        return super().delete()

    def _refuse_published(self) -> None:
        named = self.model._base_manager.filter(pk__in=self.order_by().values("pk"))
        if named.filter(published_at__isnull=False).exists():
            refuse()


class NoteQuerySet(PermanentQuerySet):
    def told(self, language: str) -> Self:
        """What readers of `language` are told, newest first; each says whether its earlier version may be read."""
        of_edition = Edition.objects.filter(page=OuterRef("correction__page"), language=OuterRef("language"))
        return (
            self.published()
            .filter(language=language)
            .annotate(
                current_version=Coalesce(
                    Subquery(of_edition.values("live_revision")[:1]),
                    F("correction__page__live_revision"),
                    output_field=models.IntegerField(),
                )
            )
            .select_related("correction")
            .order_by("-correction__published_at", "-correction")
        )


def refuse() -> NoReturn:
    """Raises ValidationError with what can be done instead of changing a published note."""
    raise ValidationError(
        gettext(
            "A published correction can be neither changed nor deleted. Write another one that amends it."
        )
    )


def keep_published(collector: Any, field: Any, corrections: Any, using: str) -> None:
    """On the deletion of a publication: takes along what was never published, and refuses otherwise.

    Every way to delete pages ends here, those of a whole branch included.
    """
    published = corrections.model._base_manager.using(using).filter(
        pk__in=[correction.pk for correction in corrections], published_at__isnull=False
    )
    if kept := published.select_related("page").first():
        sentence = gettext(
            "“%(title)s” has a published correction, which has to stay on record. Withdraw it instead of deleting it."
        )
        raise ValidationError(sentence % {"title": kept.page.title})
    models.CASCADE(collector, field, corrections, using)


class Permanent(models.Model):
    """A row that was published is as it is for good; `published_at` is None while it is being written."""

    published_at = models.DateTimeField(_("published"), null=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._refuse_published()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        self._refuse_published()
        return super().delete(*args, **kwargs)

    def _refuse_published(self) -> None:
        # As the database has it: this instance may be older than the publish.
        if self.pk and type(self)._base_manager.filter(pk=self.pk, published_at__isnull=False).exists():
            refuse()


class Correction(Permanent):
    """One change to a publication that readers are told of, with a note in each language."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("correction")
        CLARIFICATION = "clarification", _("clarification")
        UPDATE = "update", pgettext_lazy("of a text", "update")
        RETRACTION = "retraction", _("retraction")

    page = models.ForeignKey("editions.BasePage", on_delete=keep_published, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.CORRECTION)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("written by"),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PermanentQuerySet.as_manager()
    # Whoever deletes a page is told of its corrections in words of their own.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(published_at__isnull=True),
                name="one_unpublished_correction",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.published_at or ''}".strip()


class CorrectionNote(Permanent):
    """What a correction tells the readers of one language, and the version they had before it."""

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="notes")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    text = models.TextField(_("note to readers"), max_length=2000)
    version = models.ForeignKey(
        # A purge of revisions leaves it.
        "wagtailcore.Revision",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    is_version_public = models.BooleanField(_("readers may read what it said before"), default=True)

    objects = NoteQuerySet.as_manager()
    # The revision readers have now: of notes `told`.
    current_version: int | None
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("note of a correction")
        verbose_name_plural = _("notes of corrections")
        constraints = [
            models.UniqueConstraint(fields=["correction", "language"], name="one_note_per_language"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def has_earlier_version(self) -> bool:
        """Whether readers may read what it said before: of notes `told`. The same text is not offered twice."""
        return bool(self.is_version_public and self.version_id) and self.version_id != self.current_version

    @property
    def earlier_file(self) -> str:
        """What the address of the earlier version has after the publication's own."""
        return f"version-{self.correction_id}.html"


def label_of(kind: str) -> Promise | str:
    """How a list marks a publication that has a correction of that kind."""
    return {
        Correction.Kind.CORRECTION: pgettext_lazy("of a text", "Corrected"),
        Correction.Kind.CLARIFICATION: pgettext_lazy("of a text", "Clarified"),
        Correction.Kind.UPDATE: pgettext_lazy("of a text", "Updated"),
        Correction.Kind.RETRACTION: pgettext_lazy("of a text", "Retracted"),
    }.get(Correction.Kind(kind), "")
