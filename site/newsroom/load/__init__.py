"""Thousands of releases in a few minutes, to see how the newsroom behaves when it is large.

A few are written as editors write them; all others are copies of their rows, each with a number in its
headline and a date and addresses of its own.
"""

import datetime
import itertools
import random
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import ReferenceIndex, Revision

from editions import paths
from editions.content import content_of
from editions.languages import codes, content_fields, localized, storing
from editions.models import Edition
from editions.segments import Kind, Leaf, fingerprint, leaves_of, normal, raw_texts
from publications.facets.releases import YEAR
from publications.models import (
    CountryData,
    Institution,
    Mechanism,
    NewsIndex,
    NewsRelease,
    ReleaseContact,
    ReleaseCountry,
    ReleaseInstitution,
    Theme,
)
from publications.models.contact import Contact

from ..models import SearchEntry
from ..search.filing import facet_token
from ..search.tokens import title_key, tokens
from .entries import Entries, entries_of
from .rows import Rows

# Combinations of text, kind, countries, themes and so on.
WRITTEN = 60
BATCH = 500
YEARS = 20
# Announced to nobody: see subscribers/announcing.py.
NEWEST = datetime.timedelta(days=40)
CHILDREN = (ReleaseContact, ReleaseCountry, ReleaseInstitution)
LINKS = (NewsRelease.themes.through, NewsRelease.mechanisms.through)


class NothingToCopyError(Exception):
    """There is no release in every language, or no list to put copies into."""


@transaction.atomic
def load(number: int, say: Callable[[int], None] = lambda done: None) -> None:
    """Adds so many releases, live in every language, below the news list; all or none.

    `say` is told how many there are so far. Raises NothingToCopyError.
    """
    paths.hold_addresses()
    index = NewsIndex.objects.first()
    sources = [
        release
        for release in NewsRelease.objects.with_readable_languages().order_by("pk")
        if release.readable_languages == codes()
    ]
    if index is None or not sources:
        raise NothingToCopyError
    entries = entries_of(NewsRelease)
    written = [
        Written(release, entries)
        for release in itertools.islice(_write(index, sources), min(WRITTEN, number))
    ]
    index.refresh_from_db()
    copies = Copies(index, number - len(written), entries)
    done = len(written)
    with full_text_indexes_made_after():
        while numbers := list(range(done, min(done + BATCH, number))):
            copies.add([(each, written[each % len(written)]) for each in numbers])
            done += len(numbers)
            say(done)
        copies.finish()


@contextmanager
def full_text_indexes_made_after() -> Iterator[None]:
    """PostgreSQL makes one of all rows in a fraction of the time it needs row by row."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes"
            " WHERE schemaname = current_schema() AND indexdef LIKE '%USING gin%'"
        )
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        yield
        # None can be made of a table with checks of references pending.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _write(index: NewsIndex, sources: list[NewsRelease]) -> Iterator[NewsRelease]:
    """Releases with the sources' texts, each about something else: always the same."""
    # No secret is made of it.
    lot = random.Random(1)  # noqa: S311
    countries, themes = list(CountryData.objects.order_by("pk")[:40]), list(Theme.objects.order_by("pk"))
    institutions, contacts = list(Institution.objects.order_by("pk")), list(Contact.objects.order_by("pk"))
    mechanisms = list(Mechanism.objects.order_by("pk"))
    kinds = NewsRelease.Kind.values
    for number in itertools.count():
        source = sources[number % len(sources)]
        release = NewsRelease(
            original_language=source.original_language,
            live=False,
            kind=lot.choice(kinds[:1] * 3 + kinds),
            date=timezone.localdate() - NEWEST,
            image=source.image,
            themes=lot.sample(themes, min(2, len(themes))),
            mechanisms=lot.sample(mechanisms, min(1, len(mechanisms))),
            release_countries=_ordered(ReleaseCountry, "country", lot.sample(countries, 2)),
            release_institutions=_ordered(
                ReleaseInstitution, "institution", lot.sample(institutions, min(1, len(institutions)))
            ),
            release_contacts=_ordered(ReleaseContact, "contact", lot.sample(contacts, min(2, len(contacts)))),
        )
        for code in codes():
            for name in content_fields(NewsRelease, code):
                setattr(release, name, getattr(source, name))
            setattr(release, localized("public_slug", code), f"load-{uuid.uuid4().hex[:10]}")
        index.refresh_from_db()
        index.add_child(instance=release)
        release.save_revision().publish()
        for edition in release.editions.exclude(language=release.original_language):
            edition.latest_revision.publish()
        yield NewsRelease.objects.get(pk=release.pk)


def _ordered(model: Any, name: str, records: list[Any]) -> list[Any]:
    return [model(sort_order=place, **{name: record}) for place, record in enumerate(records)]


class Written:
    """A release with every row there is of it."""

    def __init__(self, page: NewsRelease, entries: Entries) -> None:
        self.page, self.read = page, entries.read(page)
        self.editions = list(page.editions.select_related("latest_revision"))
        self.revision = page.latest_revision
        self.children = {model: list(model.objects.filter(release=page)) for model in CHILDREN}
        self.links = {model: list(model._base_manager.filter(newsrelease=page)) for model in LINKS}
        self.search_entries = list(page.search_entries.all())
        self.references = {
            owner.pk: list(ReferenceIndex.get_references_for_object(owner))
            for owner in (page, *self.editions)
        }
        self.leaves = {code: list(_normal_leaves(page, code)) for code in codes()}

    def text_hash(self, language: str, headline: str) -> str:
        """Of the text with another headline."""
        leaves = self.leaves[language]
        return fingerprint(
            replace(leaf, value=headline) if leaf.key == "headline" else leaf for leaf in leaves
        )


def _normal_leaves(page: NewsRelease, language: str) -> Iterator[Leaf]:
    """As plain text, for the HTML not to be read for each copy: a fingerprint is of the normal text alone."""
    for leaf in leaves_of(type(page), raw_texts(type(page), content_of(page, language), language)):
        yield replace(leaf, kind=Kind.TEXT, value=normal(leaf.kind, leaf.value))


class Copies:
    """Makes copies and writes them, a batch of each table at a time."""

    def __init__(self, index: NewsIndex, number: int, entries: Entries) -> None:
        self.index, self.number = index, number
        self.rows, self.entries = Rows(), entries
        self.made = 0
        self.step = NewsRelease._str2int(index.get_last_child().path[-NewsRelease.steplen :])

    def add(self, wanted: list[tuple[int, Written]]) -> None:
        with storing():
            for number, written in wanted:
                self._copy(number, written)
            self.rows.write()
            self.entries.write()

    def finish(self) -> None:
        """Counts the children, and tells the database which keys are taken."""
        self.entries.finish()
        type(self.index).objects.filter(pk=self.index.pk).update(numchild=self.index.numchild + self.made)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.rows.keys)):
                cursor.execute(statement)

    def _copy(self, number: int, written: Written) -> None:
        page = written.page
        # The oldest first, as years would have brought them: SQLite's full-text index is in this order.
        age = (self.number + WRITTEN - number) * 365 * YEARS // (self.number + WRITTEN)
        date = timezone.localdate() - NEWEST - datetime.timedelta(days=age)
        published = timezone.make_aware(datetime.datetime.combine(date, datetime.time(12)))
        # The key, which no other has, however often this is done.
        key = self.rows.key(type(page)._meta.get_parent_list()[0])
        name = f"load-{key}"
        self.made += 1
        texts: dict[str, str] = {}
        for code in codes():
            headline = localized("headline", code)
            texts[headline] = f"{getattr(page, headline)} ({key})"
            texts[localized("public_slug", code)] = name
            texts[localized("public_path", code)] = f"{self.index.text('public_path', code)}{name}/"
        title = texts[localized("headline", page.original_language)]
        own = {
            "path": NewsRelease._get_path(self.index.path, page.depth, self.step + self.made),
            "slug": name,
            "url_path": f"{self.index.url_path}{name}/",
            "title": title,
            "draft_title": title,
            "date": date,
            "translation_key": uuid.uuid4(),
        }
        for model, rows in written.links.items():
            for row in rows:
                self.rows.copy(row, id=self.rows.key(model), newsrelease_id=key)
        content = written.revision.content | {"pk": key} | texts | own
        content = {name: value for name, value in content.items() if name in written.revision.content}
        content |= {"date": date.isoformat(), "translation_key": str(own["translation_key"])}
        moved = {}
        for model, rows in written.children.items():
            relation = model._meta.get_field("release").remote_field.related_name
            children = []
            for row, was in zip(rows, content[relation], strict=True):
                child = self.rows.key(model)
                self.rows.copy(row, id=child, release_id=key)
                moved[f"{relation}.{row.pk}."] = f"{relation}.{child}."
                children.append(was | {"pk": child, "release": key})
            content[relation] = children
        revision = self._revision(written.revision, key, title, published, content)
        self.rows.copy(
            page,
            type(page)._meta.get_parent_list()[0],
            type(page),
            basepage_ptr_id=key,
            id=key,
            latest_revision_id=revision,
            live_revision_id=page.live_revision_id and revision,
            latest_revision_created_at=published,
            first_published_at=published,
            last_published_at=published,
            **own,
            **texts,
        )
        self._references(written, page, key, moved)
        headlines = {code: texts[localized("headline", code)] for code in codes()}
        for edition in written.editions:
            self._edition(edition, written, key, title, texts, published)
        for entry in written.search_entries:
            self._search_entry(entry, key, date, headlines[entry.language])
        self.entries.add(written.read, key, headlines)

    def _revision(self, row: Any, owner: int, title: str, created: Any, content: dict[str, Any]) -> int:
        key = self.rows.key(Revision)
        self.rows.copy(
            row, id=key, object_id=str(owner), object_str=title, created_at=created, content=content
        )
        return key

    def _edition(
        self, row: Edition, written: Written, page: int, title: str, texts: dict[str, str], published: Any
    ) -> None:
        """`title` is the original's headline."""
        headline, original = texts[localized("headline", row.language)], written.page.title
        content = row.content | {name: value for name, value in texts.items() if name in row.content}
        sources = {name: title if value == original else value for name, value in row.sources.items()}
        key = self.rows.key(Edition)
        revision = None
        if row.latest_revision:
            drafted = row.latest_revision.content | {"pk": key, "page": page, "content": content}
            drafted["sources"] = sources
            revision = self._revision(row.latest_revision, key, headline, published, drafted)
        self.rows.copy(
            row,
            id=key,
            page_id=page,
            content=content,
            sources=sources,
            latest_revision_id=revision,
            live_revision_id=row.live_revision_id and revision,
            first_published_at=published,
            last_published_at=published,
            text_hash=written.text_hash(row.language, headline),
        )
        self._references(written, row, key, {})

    def _references(self, written: Written, owner: Any, key: int, moved: dict[str, str]) -> None:
        """`moved` are beginnings of paths to child rows, with their keys, and what they are in the copy."""
        for row in written.references[owner.pk]:
            path = row.content_path
            for before, after in moved.items():
                if path.startswith(before):
                    path = after + path.removeprefix(before)
            self.rows.copy(
                row,
                id=self.rows.key(ReferenceIndex),
                object_id=str(key),
                content_path=path,
                content_path_hash=ReferenceIndex._get_content_path_hash(path),
            )

    def _search_entry(self, row: SearchEntry, page: int, date: datetime.date, title: str) -> None:
        found = tokens(title, row.language)
        years = {facet_token(YEAR, each.year) for each in (row.date, date) if each}
        kept = [token for token in row.facets.split() if token not in years]
        self.rows.copy(
            row,
            id=self.rows.key(SearchEntry),
            page_id=page,
            date=date,
            title=title,
            title_key=title_key(found, row.language),
            title_tokens=" ".join(found),
            facets=" ".join([*kept, facet_token(YEAR, date.year)]),
        )
