"""A publication that is live in two languages, and all that the publish of one must leave alone in the other."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from editions.content import content_of
from editions.languages import codes, fields_in, localized
from editions.models import BasePage, Edition
from newsroom.models import StandardPage
from tests import factories

FIRST = "First text"
NEXT = "Next text"
UNFINISHED = "Unfinished text"
COUNTED = ("segments_total", "segments_missing", "segments_stale", "stale_since")

in_both_originals = pytest.mark.parametrize("original", ["en", "es"])


@dataclass(frozen=True)
class Scene:
    """One publication, read anew from the database at each look."""

    pk: int
    original: str
    other: str

    @property
    def page(self) -> StandardPage:
        return StandardPage.objects.get(pk=self.pk)

    @property
    def edition(self) -> Edition:
        """The edition in the other language."""
        return Edition.objects.get(page=self.pk, language=self.other)

    def headline(self, language: str) -> str | None:
        headline: str | None = self.page.text("headline", language)
        return headline

    def corrected(self, headline: str, **values: Any) -> StandardPage:
        """The page with another text in its original language, in memory."""
        page = self.page.get_latest_revision_as_object()
        for name, value in (written(headline, self.original) | values).items():
            setattr(page, name, value)
        return page

    def translated(self, headline: str, **values: Any) -> Edition:
        """The edition with another text, in memory."""
        edition = self.edition.get_latest_revision_as_object()
        draft = StandardPage(**written(headline, self.other))
        body = draft._meta.get_field(localized("body", self.other)).value_to_string(draft)
        edition.content = edition.content | {
            localized("headline", self.other): headline,
            localized("body", self.other): body,
        }
        for name, value in values.items():
            setattr(edition, name, value)
        return edition

    def publish(self, language: str, headline: str) -> None:
        """By the shortest way there is."""
        text = self.corrected(headline) if language == self.original else self.translated(headline)
        text.save_revision().publish()

    def begin_draft(self, language: str) -> None:
        """Leaves an unfinished text that would show in every column, the address included, if it got out."""
        slug = localized("public_slug", language)
        if language == self.original:
            self.corrected(UNFINISHED, **{slug: "unfinished"}).save_revision()
            return
        edition = self.translated(UNFINISHED)
        edition.content[slug] = "unfinished"
        edition.save_revision()


def live_in_both(original: str, parent: BasePage | None = None) -> Scene:
    other = next(code for code in codes() if code != original)
    page = StandardPage(original_language=original, **written(FIRST, original), **written(FIRST, other))
    page = factories.add(parent or factories.home(), page, (original, other))
    scene = Scene(page.pk, original, other)
    assert scene.page.readable_languages == ["en", "es"]
    return scene


def begin_review(what: StandardPage | Edition) -> Any:
    """Asks for the review that is set up for it, as somebody who may not approve; gives the step it is at."""
    author = get_user_model().objects.create_user("author", "author@example.org")
    what.get_workflow().start(what, author)
    return type(what).objects.get(pk=what.pk).current_workflow_task_state


def written(headline: str, language: str) -> dict[str, Any]:
    return {
        localized("headline", language): headline,
        localized("body", language): factories.body(f"{headline}, at length, in {language}."),
    }


def row(page: BasePage) -> dict[str, Any]:
    """What the database holds of a page, column by column: no model, no active language in between."""
    columns: dict[str, Any] = {}
    tables = {"editions_basepage": "id", page.specific_class._meta.db_table: "basepage_ptr_id"}
    for table, key in tables.items():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table} WHERE {key} = %s", [page.pk])
            columns |= dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
    return columns


def edition_row(page: BasePage, language: str) -> dict[str, Any]:
    """Without what is counted anew whenever the original changes, on the other side."""
    columns = Edition.objects.filter(page=page.pk, language=language).values().get()
    return {name: value for name, value in columns.items() if name not in COUNTED}


def everything_of(page: BasePage, language: str) -> dict[str, Any]:
    """What a publish in one language must leave alone of another: live text, state and unfinished work.

    Of the original, that is all the row holds but for the other languages' columns.
    """
    columns = row(page)
    if language == page.original_language:
        foreign = {
            name
            for code in codes()
            if code != language
            for name in fields_in(page.specific_class, code, derived=True)
        }
        kept = {name: value for name, value in columns.items() if name not in foreign}
        latest = page.specific.get_latest_revision()
    else:
        kept = {name: columns[name] for name in fields_in(page.specific_class, language, derived=True)}
        latest = page.edition(language).get_latest_revision()
    return {
        "live text": kept,
        "edition": edition_row(page, language),
        "working text": (latest.pk, latest.content) if latest else None,
    }


def live_texts(scene: Scene) -> dict[str, Any]:
    columns = row(scene.page)
    return {
        name: columns[name]
        for language in (scene.original, scene.other)
        for name in fields_in(StandardPage, language, derived=True)
    }


def drafts(scene: Scene) -> tuple[Any, Any]:
    return scene.page.get_latest_revision().content, scene.edition.get_latest_revision().content["content"]


def assert_reads_back(scene: Scene) -> None:
    """Both live revisions against the row; a slug that was made on the way out is the row's alone."""
    page, edition = scene.page, scene.edition
    kept = {
        scene.original: page.live_revision.content,
        scene.other: edition.live_revision.content["content"],
    }
    for language, content in kept.items():
        live = _parsed(content_of(page, language))
        slug = localized("public_slug", language)
        said = _parsed({name: content[name] for name in live})
        assert said | {slug: said[slug] or live[slug]} == live
    assert edition.content == edition.live_revision.content["content"]
    assert page.live_revision.as_object().text("headline", scene.original) == page.text(
        "headline", scene.original
    )


def _parsed(content: dict[str, Any]) -> dict[str, Any]:
    """With the blocks of StreamFields as data: PostgreSQL keeps them with their keys in another order."""
    return {
        name: json.loads(value) if isinstance(value, str) and value.startswith("[") else value
        for name, value in content.items()
    }
