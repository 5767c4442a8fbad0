"""The gate: a language's live text is written by the publish of that language, and by nothing else.

A publication's row holds every language's live text, so each full write of the row could carry
another language's unfinished or outdated text along. Three functions keep that from happening:
`keep_other_languages` (whatever a revision says), `guarded` (around each save of the page) and
`put_live` (the publish of an edition).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from . import batch, mail, names, paths, references, staleness, together
from .bundles import lock
from .content import along_the_original, apply_content
from .corrections import going_out
from .languages import codes, fields_in, fields_of_others, localized, storing
from .models.policy import policy_of_kind

if TYPE_CHECKING:
    from .models import BasePage, Edition


def keep_other_languages(page: "BasePage", row: "BasePage") -> None:
    """Gives `page` the row's columns of every language but its original, and the row's paths."""
    page.original_language = row.original_language
    for name in fields_of_others(type(row), row.original_language):
        setattr(page, name, getattr(row, name))
    for language in codes():
        name = localized("public_path", language)
        setattr(page, name, getattr(row, name))
    own_slug = localized("public_slug", row.original_language)
    # An alias stands beside its source with a slug of its own; an old revision may have none yet.
    if row.alias_of_id or not getattr(page, own_slug):
        setattr(page, own_slug, getattr(row, own_slug))
    if row.alias_of_id:
        for name in page.exclude_fields_in_copy:
            setattr(page, name, getattr(row, name))


@contextmanager
def guarded(page: "BasePage") -> Iterator[None]:
    """Around a full save of a page, inside its transaction."""
    if page._state.adding:
        is_copy = bool(page.draft_title)
        drafts = _take_out_drafts(page, is_copy)
        if page.alias_of_id:
            # Wagtail leaves these out of copies, but not of aliases.
            for name in page.exclude_fields_in_copy:
                setattr(page, name, None)
        paths.hold_addresses()
        page.get_parent(update=True)
        names.fill(page)
        paths.place(page)
        _check_new(page, is_copy)
        yield
        _open_editions(page, drafts)
        if page.live:
            batch.gone_live(page)
        return
    row = locked_row(page)
    page.path, page.depth, page.numchild = row.path, row.depth, row.numchild
    page.get_parent(update=True)
    page.policy_of_its_kind = row.policy_of_its_kind
    keep_other_languages(page, row)
    names.fill(page)
    before = paths.place(page)
    # Wagtail has moved the row in the tree already, and tells of it by its own path alone.
    is_moved = page.url_path != row.url_path
    if is_moved or any(old and not page.text("public_path", code) for code, old in before.items()):
        paths.check_move(page, page.get_parent())
    if row.alias_of_id:
        # Wagtail publishes every alias with its source, also one that never could go out where it is.
        _check_new(page, is_copy=True)
    goes_out = page.live and (not row.live or page.live_revision_id != row.live_revision_id)
    _check(page, goes_out)
    if goes_out:
        lock.check(row, page.original_language, row.is_bundled)
        together.check(page, page.original_language)
        going_out.go_out(row, page.original_language)
    yield
    paths.remember_moves(page, before)
    if goes_out:
        _record_original_live(page)
        together.release_others(page)
    elif row.live and not page.live:
        _close_editions(page)
    if page.live:
        batch.gone_live(page)


def hold(page_id: int) -> None:
    """Locks a publication until the transaction ends, its editions included: they are written under it alone.

    The base table's row stands for both tables, which locked in one statement and in two would make
    publishes wait for each other for good.
    """
    from .models import BasePage

    if not batch.holds(page_id):
        BasePage._base_manager.select_for_update(no_key=True).values_list("pk").get(pk=page_id)


def locked_row(page: "BasePage") -> "BasePage":
    """The page as the database has it, locked until the transaction ends, and nobody else given an address."""
    paths.hold_addresses(page.pk)
    row: BasePage = batch.lent_row(page.pk) or _rows(page.specific_class).get(pk=page.pk)
    batch.lend_parent(row)
    return row


def lend_rows(pages: Iterable["BasePage"]) -> None:
    """In a batch that has locked these publications: fetches all their rows at once."""
    by_class: dict[type[BasePage], list[int]] = {}
    for page in pages:
        by_class.setdefault(page.specific_class, []).append(page.pk)
    for model, keys in by_class.items():
        batch.lend_rows(_rows(model).filter(pk__in=keys))


def _rows(model: type["BasePage"]) -> "models.QuerySet[BasePage]":
    rows: models.QuerySet[BasePage] = model._base_manager.annotate(
        policy_of_its_kind=policy_of_kind(),
        has_corrections=going_out.exist(),
        is_bundled=lock.in_a_locked_bundle(),
    )
    return rows


def put_live(edition: "Edition") -> None:
    """Writes an edition's text to its page's row: its own language's columns, path and redirects.

    Raises ValidationError when the text lacks what it cannot go out without, its slug is taken, the
    page above has no edition in this language, or a correction lacks its note in one that readers have.
    """
    page = locked_row(edition.page)
    language = edition.language
    lock.check(page, language, page.is_bundled)
    apply_content(page, edition.language, edition.content)
    paths.check_parent(page, language)
    if problems := page.missing_to_publish(language):
        raise ValidationError(problems)
    together.check(page, language)
    paths.check_slug(page, language)
    names.fill_slug(page, language)
    before = paths.place(page)
    edition.last_published_at = going_out.go_out(page, language) or edition.last_published_at
    edition.why_withdrawn = ""
    own_columns = fields_in(type(page), language, derived=True)
    with storing(), references.of_columns(page, own_columns):
        # Not BasePage.save(), which would put the row's text back; Django's own still sends
        # post_save, on which the admin's search depends.
        models.Model.save(page, update_fields=own_columns)
    paths.remember_moves(page, before)
    edition.page = page
    mail.went_out(page, language)
    batch.gone_live(page)


def _take_out_drafts(page: "BasePage", is_copy: bool) -> dict[str, dict[str, Any]]:
    """Takes every other language's text off a page about to be created.

    Copies, imports and the API hand over all languages at once; each begins as a draft edition.
    """
    drafts = {}
    for language in codes():
        if language == page.original_language:
            continue
        if page.text("headline", language):
            drafts[language] = along_the_original(page, language)
            if is_copy:
                # The source keeps its address; the copy's is made when the edition goes out.
                drafts[language][localized("public_slug", language)] = None
        for name in fields_in(type(page), language, derived=True):
            setattr(page, name, page._meta.get_field(name).get_default())
    return drafts


def _open_editions(page: "BasePage", drafts: dict[str, dict[str, Any]]) -> None:
    """One row a language from the start, so that one table answers what is live where."""
    since = timezone.now() if page.live else None
    model = page.editions.model
    editions = []
    for language in codes():
        is_live = page.live and language == page.original_language
        content = drafts.get(language, {})
        editions.append(
            model(
                page=page,
                language=language,
                content=content,
                sources=staleness.sources_now(page, content, language),
                live=is_live,
                first_published_at=since if is_live else None,
                last_published_at=since if is_live else None,
            )
        )
        staleness.compute(editions[-1], page)
    for edition in model.objects.bulk_create(editions):
        if edition.content:
            edition.save_revision(clean=False, working=page)


def _record_original_live(page: "BasePage") -> None:
    now = timezone.now()
    page.editions.filter(language=page.original_language).update(
        live=True,
        last_published_at=now,
        first_published_at=Coalesce("first_published_at", now),
        has_unpublished_changes=False,
        why_withdrawn="",
    )
    mail.went_out(page, page.original_language)


def _close_editions(page: "BasePage") -> None:
    """Takes every language off, and off the schedule: nothing comes back to the public by itself."""
    editions = page.editions.all()
    for edition in editions:
        edition.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    editions.filter(live=True).update(live=False, live_revision=None, has_unpublished_changes=True)
    editions.update(go_live_at=None)


def _check_new(page: "BasePage", is_copy: bool) -> None:
    """A copy that cannot go out where it is put begins as a draft, or a copied tree would stop half-way."""
    try:
        _check(page, page.live)
    except ValidationError:
        if not is_copy:
            raise
        page.live = False
        page.has_unpublished_changes = True


def _check(page: "BasePage", goes_out: bool) -> None:
    """Raises ValidationError where the original lacks what it cannot go out without, an address included."""
    if not goes_out or page.depth < paths.HOME_DEPTH:
        return
    paths.check_parent(page, page.original_language)
    if problems := page.missing_to_publish(page.original_language):
        raise ValidationError(problems)
