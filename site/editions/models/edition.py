from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
    WorkflowState,
)

from .. import batch, gate, staleness
from ..content import apply_content
from ..corrections.overwriting import unread
from ..languages import endonym, localized
from ..querysets import EditionQuerySet
from ..segments import Progress
from .content import ContentField

OF_THE_ROW = ("page", "latest_revision", "live_revision", "locked_by")


class Edition(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model):
    """A publication in one language, with its own state, people, dates and public address.

    The original language's edition has no content: its text is the page's. `content` holds the
    other languages' translated fields as revisions serialise them; on the row it is what went live
    last, in a revision what was being written.
    """

    # What belongs to the edition and not to one of its texts: no revision holds it or brings it back.
    OF_THE_EDITION = (
        "translator",
        "reviewer",
        "due_date",
        "requested_at",
        "approved_text",
        "approved_at",
        "text_hash",
        "segments_total",
        "segments_missing",
        "segments_stale",
        "stale_since",
        "why_withdrawn",
    )

    class State(models.TextChoices):
        MISSING = "missing", _("not started")
        DRAFT = "draft", _("draft")
        REVIEW = "review", _("in review")
        RETURNED = "returned", _("returned")
        APPROVED = "approved", _("approved")
        SCHEDULED = "scheduled", _("scheduled")
        WAITING = "waiting", _("waits for the original")
        LIVE = "live", _("live")
        CHANGED = "changed", _("live, with changes")
        DUE = "due", _("live, change scheduled")
        WITHDRAWN = "withdrawn", _("withdrawn")

    page = models.ForeignKey("editions.BasePage", on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    content = ContentField(default=dict, blank=True, editable=False)
    live = models.BooleanField(_("live"), default=False, editable=False)

    # What its text was made from: see staleness.py
    sources = models.JSONField(default=dict, blank=True, editable=False)
    kept = models.JSONField(default=list, blank=True, editable=False)
    set_aside = models.JSONField(default=list, blank=True, editable=False)

    # People and dates
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("translator"),
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewer"),
    )
    due_date = models.DateField(_("due date"), null=True, blank=True)
    requested_at = models.DateTimeField(_("asked for"), null=True, editable=False)

    # Approval belongs to a text: it holds while `text_hash`, of the working text, is `approved_text`.
    approved_text = models.CharField(max_length=64, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, editable=False)
    text_hash = models.CharField(max_length=64, blank=True, editable=False)

    # Computed by staleness.refresh(), so that lists can filter and sort by them
    segments_total = models.PositiveIntegerField(default=0, editable=False)
    segments_missing = models.PositiveIntegerField(default=0, editable=False)
    segments_stale = models.PositiveIntegerField(default=0, editable=False)
    stale_since = models.DateTimeField(null=True, editable=False)

    why_withdrawn = models.TextField(
        _("why it was withdrawn"), max_length=1000, blank=True, default="", editable=False
    )

    objects = EditionQuerySet.as_manager()

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="edition")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="edition",
        for_concrete_model=False,
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="one_edition_per_language"),
        ]
        indexes = [
            models.Index(fields=["language", "live"], name="editions_live"),
            models.Index(fields=["language", "first_published_at"], name="editions_published"),
            # Read whole, to find the few that are not as they should be.
            models.Index(
                fields=["live", "has_unpublished_changes", "segments_missing", "segments_stale"],
                name="editions_settled",
            ),
            models.Index(
                fields=["expire_at"], condition=models.Q(expire_at__isnull=False), name="editions_expiring"
            ),
        ]
        permissions = [
            *((f"translate_{code}", f"Can translate into {name}") for code, name in settings.LANGUAGES),
            *((f"review_{code}", f"Can review {name}") for code, name in settings.LANGUAGES),
            ("assign_edition", "Can ask for translations and name who makes them"),
        ]

    def __str__(self) -> str:
        headline = self.content.get(localized("headline", self.language)) if self.content else None
        return f"{headline or self.page.title} ({endonym(self.language)})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes the row; a live edition's text goes to its page in the same transaction."""
        if kwargs.get("update_fields") is not None:
            super().save(*args, **kwargs)
            return
        # A batch goes out as a whole or not at all, and needs no way back to the middle of it.
        with transaction.atomic(savepoint=not batch.is_open()):
            if self.live and not self.is_original:
                gate.put_live(self)
            super().save(*args, **kwargs)
            if self.is_original and self.page.live and not self.live:
                # Publishing the same revision once more must count as going out again.
                type(self.page)._base_manager.filter(pk=self.page_id).update(live_revision=None)

    @transaction.atomic
    def save_revision(
        self, *args: Any, working: Any = None, overwrite_revision: Any = None, **kwargs: Any
    ) -> Any:
        """Saves a draft; `working` is the publication's working text, where the caller has it."""
        if self.is_original:
            raise ValidationError(gettext("The original is edited as the publication itself."))
        # The page before its edition, as in a publish: a request that does both holds both.
        gate.hold(self.page_id)
        overwrite_revision = unread(self, overwrite_revision)
        revision = super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)
        staleness.refresh(self, working)
        return revision

    def serializable_data(self) -> dict:
        data: dict = super().serializable_data()
        for name in self.OF_THE_EDITION:
            data.pop(name, None)
        return data

    def get_latest_revision_as_object(self) -> "Edition":
        return self.with_content_json(self.latest_revision.content) if self.latest_revision else self

    def with_content_json(self, content: dict) -> "Edition":
        # What the row knows better is not looked up to see whether it still exists.
        own = {name: value for name, value in content.items() if name not in OF_THE_ROW}
        edition: Edition = super().with_content_json(own)
        for name in (*OF_THE_ROW, *self.OF_THE_EDITION):
            attname: str = getattr(self._meta.get_field(name), "attname", name)
            setattr(edition, attname, getattr(self, attname))
        # Of a row that was annotated with it: see bundles/lock.py; and what Wagtail keeps of its own.
        known = ("is_bundled", "_current_workflow_states")
        edition.__dict__.update({name: self.__dict__[name] for name in known if name in self.__dict__})
        if "page" in self._state.fields_cache:
            edition.page = self.page
        return edition

    @property
    def revisions(self) -> models.QuerySet:
        return self._revisions

    @property
    def is_original(self) -> bool:
        return self.language == self.page.original_language

    @property
    def is_started(self) -> bool:
        return self.is_original or bool(self.content or self.latest_revision_id)

    @property
    def is_readable(self) -> bool:
        """Whether the public may read it now, as `readable(language)` decides."""
        return type(self.page).objects.readable(self.language).filter(pk=self.page_id).exists()

    @property
    def progress(self) -> Progress:
        return Progress(self.segments_total, self.segments_missing, self.segments_stale)

    @property
    def is_stale(self) -> bool:
        return self.segments_stale > 0

    @property
    def is_approved(self) -> bool:
        """Whether the working text is the very text that was approved."""
        return bool(self.text_hash) and self.approved_text == self.text_hash

    @property
    def is_withdrawn(self) -> bool:
        """Whether readers once had it and have it no more."""
        return self.first_published_at is not None and not self.live

    @cached_property
    def working_page(self) -> Any:
        """The publication with this edition's text in it, both as they are being written; never to be saved."""
        page = staleness.working_original(self.page)
        apply_content(page, self.language, self.content)
        return page

    @property
    def state(self) -> "Edition.State":
        """One word for the tabs and listings; costs queries unless fetched `with_activity()`."""
        states = Edition.State
        carrier = self.page if self.is_original else self
        if not self.is_started:
            return states.MISSING
        is_scheduled = self._is_active("scheduled", lambda: carrier.scheduled_revision)
        if self.live and self.page.live:
            if is_scheduled:
                return states.DUE
            return states.CHANGED if carrier.has_unpublished_changes else states.LIVE
        if is_scheduled:
            return states.SCHEDULED
        if self._is_active("moderated", lambda: carrier.current_workflow_state):
            return states.RETURNED if self._is_returned(carrier) else states.REVIEW
        if self.live:
            return states.WAITING
        if self.is_approved:
            return states.APPROVED
        return states.WITHDRAWN if self.is_withdrawn else states.DRAFT

    def _is_returned(self, carrier: Any) -> bool:
        if hasattr(self, "returned"):
            return bool(self.returned)
        return carrier.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES

    def _is_active(self, annotation: str, ask: Callable[[], Any]) -> bool:
        return bool(getattr(self, annotation) if hasattr(self, annotation) else ask())

    @admin.display(description=_("state"))
    def state_label(self) -> str:
        return str(self.state.label)

    @admin.display(description=_("language"), ordering="language")
    def language_name(self) -> str:
        return endonym(self.language)

    @admin.display(description=_("updated"), ordering="latest_revision__created_at")
    def latest_revision_date(self) -> Any:
        return self.latest_revision.created_at if self.latest_revision else None

    # Moderation, asked for once where a view asks many times

    @property
    def scheduled_revision(self) -> Any:
        return self.known_schedule if "known_schedule" in self.__dict__ else super().scheduled_revision

    def get_workflow(self) -> Any:
        if "workflow" not in self.__dict__:
            self.workflow = super().get_workflow()
        return self.workflow

    def get_lock(self) -> Any:
        from ..bundles.lock import lock_of

        return super().get_lock() or lock_of(self, self.page_id, self.language)

    # Preview: the publication's own page, in this language

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [(self.language, endonym(self.language))]

    def get_full_url(self) -> str | None:
        return self.page.get_full_url()

    full_url = property(get_full_url)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.working_page.rendered(request, self.language)
