from collections.abc import Iterable
from datetime import datetime
from http import HTTPMethod
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.functional import cached_property, classproperty
from django.utils.translation import gettext_lazy as _
from wagtail.models import COMMENTS_RELATION_NAME, AbstractPage, DefaultBasePageMixin
from wagtail.models.pages import AbstractPageMeta
from wagtail.search import index

from .. import gate, names, paths, staleness
from ..admin.forms import missing_sentence
from ..admin.panels import publication_interface
from ..content import texts_before
from ..corrections.overwriting import unread
from ..languages import (
    active,
    codes,
    content_fields,
    is_language,
    local_name,
    localized,
    storing,
    translated_names,
)
from ..prepared import Given, Prepared
from ..querysets import PublicationManager
from .policy import ReleasePolicy

# What saving a draft changes of the row: nothing that is read, searched or referred to.
BOOKKEEPING = {
    COMMENTS_RELATION_NAME,
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
}

# Relations that belong to the publication and not to one of its texts, whatever a revision says.
OF_THE_ROW = (
    "alias_of",
    "content_type",
    "latest_revision",
    "live_revision",
    "locale",
    "locked_by",
    "owner",
)


def language_of_the_editor() -> str:
    """A publication is written in the language its editor works in, unless they choose another."""
    return active()


def _editions(language: str) -> QuerySet:
    editions = BasePage._meta.get_field("editions").related_model.objects
    return editions.with_activity().select_related("translator", "reviewer").filter(page=Given("page"))


_EDITIONS = Prepared(_editions)


class BasePage(AbstractPage, DefaultBasePageMixin):
    """A publication: it exists once, for all languages.

    Its revisions hold the original language and the shared fields; every other language is an
    `Edition`. Its columns of a language are that language's live text.
    """

    original_language = models.CharField(
        _("original language"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=language_of_the_editor,
        editable=False,
    )
    headline = models.CharField(
        _("headline"), max_length=255, blank=True, help_text=_("The title readers see.")
    )
    public_slug = models.SlugField(
        _("address"),
        max_length=120,
        blank=True,
        help_text=_(
            "The last part of the page's address in this language. Left empty, it is made from the headline."
        ),
    )
    public_path = models.CharField(max_length=1000, null=True, blank=True, editable=False)
    release_policy = models.CharField(
        _("languages go out"),
        max_length=10,
        choices=ReleasePolicy.choices,
        default=ReleasePolicy.AS_ITS_TYPE,
        blank=True,
        help_text=_("Whether each language goes out when it is ready, or none before all are approved."),
    )

    objects = PublicationManager()

    # Bare names of the fields, translated or shared, without which no language goes out.
    required_to_publish: tuple[str, ...] = ("headline",)
    # Relations every showing of the page needs, fetched with its row.
    shown_with: tuple[str, ...] = ()
    # A restricted page would be public to some and not to others; `readable` knows no such thing.
    private_page_options: list[str] = []
    # When the edition being read went out first and last: see `with_edition_dates`.
    edition_first_published_at: datetime | None = None
    edition_last_published_at: datetime | None = None
    # Of the newest correction its readers were told of, None without; see `with_corrections`.
    correction_kind: str | None
    # The note that tells why this text, in memory, is no longer the one readers have.
    superseded_by: Any = None
    # Set by the page form: translations of what this change touches stay up to date.
    is_minor_edit = False
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    search_fields = (
        AbstractPage.search_fields
        + DefaultBasePageMixin.search_fields
        + [index.FilterField("original_language")]
        + [index.SearchField(localized("headline", code)) for code in codes()]
        + [index.AutocompleteField(localized("headline", code)) for code in codes()]
    )

    class Meta(AbstractPageMeta):
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.UniqueConstraint(
                fields=[localized("public_path", code)],
                name=f"unique_public_path_{code}",
                violation_error_message=_("Another publication has this address."),
            )
            for code in codes()
        ]
        # The scheduler looks every half second.
        indexes = [
            models.Index(
                fields=["expire_at"],
                condition=models.Q(expire_at__isnull=False),
                name="publications_expiring",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        paths.check_slug(self, self.original_language)

    def full_clean(self, exclude: Iterable[str] | None = None, **kwargs: Any) -> None:
        # No form sets these: looking up whether each exists would tell what the row tells already.
        own = {*(exclude or ()), *OF_THE_ROW}
        with storing():
            names.fill(self)
            super().full_clean(exclude=own, **kwargs)

    def minimal_clean(self) -> None:
        names.fill(self)
        super().minimal_clean()

    def save(self, clean: bool = True, user: Any = None, log_action: Any = False, **kwargs: Any) -> None:
        """Writes the row; a full save leaves every other language's columns as the row has them.

        Raises ValidationError when the original goes out and something it needs is missing.
        """
        update_fields = kwargs.get("update_fields")
        if update_fields is not None and BOOKKEEPING.issuperset(update_fields):
            self._keep_books(update_fields)
            return
        with transaction.atomic(), storing():
            if update_fields is not None:
                super().save(clean=clean, user=user, log_action=log_action, **kwargs)
                return
            with gate.guarded(self):
                super().save(clean=clean, user=user, log_action=log_action, **kwargs)

    def _keep_books(self, names: Iterable[str]) -> None:
        """Notes a new draft on the row without telling the search and reference indexes of nothing new."""
        columns = {name: getattr(self, name) for name in names if name != COMMENTS_RELATION_NAME}
        # Of the publication, not of the draft: it holds from the moment it is saved.
        columns["release_policy"] = self.release_policy
        BasePage._base_manager.filter(pk=self.pk).update(**columns)
        getattr(self, COMMENTS_RELATION_NAME).commit()

    @transaction.atomic
    def save_revision(self, *args: Any, overwrite_revision: Any = None, **kwargs: Any) -> Any:
        overwrite_revision = unread(self, overwrite_revision)
        before = texts_before(self, overwrite_revision) if self.is_minor_edit else []
        revision = super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)
        if before:
            staleness.carry_along(self, before)
        staleness.refresh_all(self)
        return revision

    def with_content_json(self, content: dict) -> "BasePage":
        # Each of these would be looked up to see whether it still exists, and then set from the row.
        own = {name: value for name, value in content.items() if name not in OF_THE_ROW}
        with storing():
            page = super().with_content_json(own)
        page.live_revision_id = self.live_revision_id
        page.release_policy = self.release_policy
        written_in = content.get("original_language", self.original_language)
        if written_in != self.original_language:
            # From before another language became the original: what it has of that text is nothing.
            for name in content_fields(type(self), self.original_language):
                setattr(page, name, getattr(self, name))
        gate.keep_other_languages(page, self)
        return page

    def serializable_data(self) -> dict:
        """A revision holds the original language and the shared fields, and nothing of other languages."""
        with storing():
            data: dict = super().serializable_data()
        for name in translated_names(type(self)):
            data.pop(name, None)
            for code in codes():
                if code != self.original_language or name == "public_path":
                    data.pop(localized(name, code), None)
        return data

    @classproperty
    def edit_handler(cls) -> Any:  # noqa: N805 - a property of the class
        return publication_interface(cls)

    def get_admin_display_title(self) -> str:
        """The draft's, but for those who may not read the draft: see `confinement.pages_to_choose`."""
        shown: str = getattr(self, "title_to_show", "") or super().get_admin_display_title()
        return shown

    # What it knows of its languages

    def text(self, name: str, language: str) -> Any:
        """The live text of a translated field in one language, whichever is active."""
        return getattr(self, localized(name, language))

    def edition(self, language: str) -> Any:
        """The edition in that language; made, empty, when there is none yet."""
        edition, _made = self.editions.get_or_create(language=language)
        return edition

    def editions_by_language(self) -> dict[str, Any]:
        """As they stand, with who works on them."""
        fetched = getattr(self, "_prefetched_objects_cache", {}).get("editions")
        if fetched is None:
            fetched = list(_EDITIONS.objects(active(), page=self.pk))
            for edition in fetched:
                edition.page = self
        return {edition.language: edition for edition in fetched}

    def missing_to_publish(self, language: str) -> dict[str, str]:
        """What keeps this text from going out in `language`: a sentence per field name."""
        problems = {}
        own = translated_names(type(self))
        for name in self.required_to_publish:
            field_name = localized(name, language) if name in own else name
            if not getattr(self, field_name):
                problems[field_name] = missing_sentence(type(self), name, language)
        return problems

    def warnings_before_publishing(self, language: str) -> list[str]:
        """What a publication should not, but may, go out without in `language`."""
        return []

    @cached_property
    def readable_languages(self) -> list[str]:
        """The languages the public may read it in, in the order of the settings.

        Taken from the annotations of `with_readable_languages` where the row has them.
        """
        row = self
        if not hasattr(self, f"readable_in_{codes()[0]}"):
            row = BasePage.objects.with_readable_languages().get(pk=self.pk)
        return [code for code in codes() if getattr(row, f"readable_in_{code}")]

    @cached_property
    def trail(self) -> list["BasePage"]:
        """The readable pages above this one, home first."""
        return list(BasePage.objects.readable(active()).ancestor_of(self).order_by("depth"))

    @cached_property
    def told_corrections(self) -> list[Any]:
        """The notes readers of the active language are told, newest first: one query, none where there is none."""
        if self.pk is None or not self.__dict__.get("correction_kind", True):
            return []
        from .correction import CorrectionNote

        return list(CorrectionNote.objects.told(active()).filter(correction__page=self.pk))

    @property
    def correction_label(self) -> str:
        """ "Corrected", for lists fetched `with_corrections`; empty elsewhere."""
        from .correction import label_of

        kind = self.__dict__.get("correction_kind")
        return str(label_of(kind)) if kind else ""

    # Addresses

    def address(self, language: str) -> str | None:
        """The public address in one language, or None where it has none. Says nothing of being readable."""
        return paths.address(language, self.text("public_path", language))

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """In the active language; where that has no address, in the original (the admin needs some link)."""
        address = self.address(active()) or self.address(self.original_language)
        return paths.url_parts(address) if address else None

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str | None:
        parts = self.get_url_parts(request)
        return parts[2] if parts else None

    url = property(get_url)

    def get_cached_paths(self) -> Iterable[str]:
        return [address for code in codes() if (address := self.address(code))]

    def get_lock(self) -> Any:
        from ..bundles.lock import lock_of

        return super().get_lock() or lock_of(self, self.pk, self.original_language)

    # Preview

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [(self.original_language, local_name(self.original_language))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.rendered(request, mode_name if is_language(mode_name) else self.original_language)

    def rendered(self, request: HttpRequest, language: str) -> HttpResponse:
        """The page as a reader of `language` would see it, rendered before the language is put back."""
        with translation.override(language):
            request.LANGUAGE_CODE = language
            return self.serve(request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from ..links import render_with_links

        is_preview = getattr(request, "is_preview", False)
        response = super().serve(request, *args, **kwargs)
        # Wagtail's serve() declares every request public.
        setattr(request, "is_preview", is_preview)  # noqa: B010 - no attribute of HttpRequest
        if isinstance(response, TemplateResponse):
            render_with_links(response)
        return response
