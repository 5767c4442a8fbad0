"""Thousands of releases in a few minutes, to see how the newsroom behaves when it is large.

A few are written as editors write them; all others are copies of their rows, each with a number in its
headline and a date and addresses of its own.
"""

import copy
import datetime
import itertools
import random
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import Max, sql
from django.utils import timezone
from wagtail.models import ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend

from editions import paths
from editions.content import content_of
from editions.languages import codes, content_fields, localized, storing
from editions.models import Edition
from editions.segments import fingerprint, leaves_of, raw_texts
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

from .models import SearchEntry
from .search.filing import facet_token
from .search.tokens import title_key, tokens

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
    written = [Written(release) for release in itertools.islice(_write(index, sources), min(WRITTEN, number))]
    index.refresh_from_db()
    copies = Copies(index, number - len(written))
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

    def __init__(self, page: NewsRelease) -> None:
        self.page = page
        self.editions = list(page.editions.select_related("latest_revision"))
        self.revision = page.latest_revision
        self.children = {model: list(model.objects.filter(release=page)) for model in CHILDREN}
        self.links = {model: list(model._base_manager.filter(newsrelease=page)) for model in LINKS}
        self.entries = list(page.search_entries.all())
        self.references = {
            owner.pk: list(ReferenceIndex.get_references_for_object(owner))
            for owner in (page, *self.editions)
        }
        self.leaves = {
            code: leaves_of(type(page), raw_texts(type(page), content_of(page, code), code))
            for code in codes()
        }

    def text_hash(self, language: str, headline: str) -> str:
        """Of the text with another headline."""
        leaves = self.leaves[language]
        return fingerprint(
            replace(leaf, value=headline) if leaf.key == "headline" else leaf for leaf in leaves
        )


class Copies:
    """Makes copies and writes them, a batch of each table at a time."""

    def __init__(self, index: NewsIndex, number: int) -> None:
        self.index, self.number = index, number
        self.keys: dict[Any, Iterator[int]] = {}
        self.rows: dict[type[models.Model], list[Any]] = {}
        self.made = 0
        self.step = NewsRelease._str2int(index.get_last_child().path[-NewsRelease.steplen :])
        self.search = get_search_backend().get_index_for_model(NewsRelease)

    def add(self, wanted: list[tuple[int, Written]]) -> None:
        with storing():
            pages = [self._copy(number, written) for number, written in wanted]
            for model, rows in self.rows.items():
                _insert(model, rows)
        self.rows = {}
        self.search.add_items(NewsRelease, NewsRelease.objects.filter(pk__in=pages))

    def finish(self) -> None:
        """Counts the children, and tells the database which keys are taken."""
        type(self.index).objects.filter(pk=self.index.pk).update(numchild=self.index.numchild + self.made)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.keys)):
                cursor.execute(statement)

    def _put(self, row: Any, tables: tuple[Any, ...] = (), **values: Any) -> Any:
        """A copy of a row with a key of its own, kept to be written."""
        new = copy.copy(row)
        new.__dict__ = dict(row.__dict__)
        for name, value in values.items():
            setattr(new, name, value)
        for model in tables or (type(row),):
            self.rows.setdefault(model, []).append(new)
        return new

    def _key(self, model: Any) -> int:
        if model not in self.keys:
            newest = model._base_manager.aggregate(newest=Max("pk"))["newest"] or 0
            self.keys[model] = itertools.count(newest + 1)
        return next(self.keys[model])

    def _copy(self, number: int, written: Written) -> int:
        page = written.page
        # The oldest first, as years would have brought them: SQLite's full-text index is in this order.
        age = (self.number + WRITTEN - number) * 365 * YEARS // (self.number + WRITTEN)
        date = timezone.localdate() - NEWEST - datetime.timedelta(days=age)
        published = timezone.make_aware(datetime.datetime.combine(date, datetime.time(12)))
        # The key, which no other has, however often this is done.
        key = self._key(type(page)._meta.get_parent_list()[0])
        name = f"load-{key}"
        self.made += 1
        texts: dict[str, str] = {}
        for code in codes():
            headline, slug = localized("headline", code), localized("public_slug", code)
            texts[headline] = f"{getattr(page, headline)} ({key})"
            texts[slug] = name
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
        children = {
            model: [self._put(row, pk=self._key(model), release_id=key) for row in rows]
            for model, rows in written.children.items()
        }
        for model, rows in written.links.items():
            for row in rows:
                self._put(row, pk=self._key(model), newsrelease_id=key)
        content = written.revision.content | {"pk": key} | texts | own
        content = {name: value for name, value in content.items() if name in written.revision.content}
        content |= {"date": date.isoformat(), "translation_key": str(own["translation_key"])}
        moved = {}
        for model, rows in children.items():
            relation = model._meta.get_field("release").remote_field.related_name
            for was, row in zip(written.children[model], rows, strict=True):
                moved[f"{relation}.{was.pk}."] = f"{relation}.{row.pk}."
            content[relation] = [
                was | {"pk": row.pk, "release": key} for was, row in zip(content[relation], rows, strict=True)
            ]
        revision = self._revision(written.revision, key, title, published, content)
        copied = self._put(
            page,
            (type(page)._meta.get_parent_list()[0], type(page)),
            pk=key,
            basepage_ptr_id=key,
            id=key,
            latest_revision_id=revision.pk,
            live_revision_id=page.live_revision_id and revision.pk,
            latest_revision_created_at=published,
            first_published_at=published,
            last_published_at=published,
            **own,
            **texts,
        )
        self._references(written, page, key, moved)
        for edition in written.editions:
            self._edition(edition, written, copied, texts, published)
        for entry in written.entries:
            self._entry(entry, copied, date, texts)
        return key

    def _revision(self, row: Any, owner: int, title: str, created: Any, content: dict[str, Any]) -> Any:
        return self._put(
            row,
            pk=self._key(Revision),
            object_id=str(owner),
            object_str=title,
            created_at=created,
            content=content,
        )

    def _edition(
        self, row: Edition, written: Written, page: NewsRelease, texts: dict[str, str], published: Any
    ) -> None:
        original = written.page.text("headline", page.original_language)
        content = row.content | {name: value for name, value in texts.items() if name in row.content}
        sources = {name: page.title if value == original else value for name, value in row.sources.items()}
        key = self._key(Edition)
        revision = None
        if row.latest_revision:
            drafted = row.latest_revision.content | {"pk": key, "page": page.pk, "content": content}
            drafted["sources"] = sources
            title = texts[localized("headline", row.language)]
            revision = self._revision(row.latest_revision, key, title, published, drafted)
        edition = self._put(
            row,
            pk=key,
            page=page,
            content=content,
            sources=sources,
            latest_revision_id=revision and revision.pk,
            live_revision_id=row.live_revision_id and revision and revision.pk,
            first_published_at=published,
            last_published_at=published,
        )
        edition.text_hash = written.text_hash(row.language, texts[localized("headline", row.language)])
        self._references(written, row, key, {})

    def _references(self, written: Written, owner: Any, key: int, moved: dict[str, str]) -> None:
        """`moved` are beginnings of paths to child rows, with their keys, and what they are in the copy."""
        for row in written.references[owner.pk]:
            path = row.content_path
            for before, after in moved.items():
                if path.startswith(before):
                    path = after + path.removeprefix(before)
            self._put(
                row,
                pk=self._key(ReferenceIndex),
                object_id=str(key),
                content_path=path,
                content_path_hash=ReferenceIndex._get_content_path_hash(path),
            )

    def _entry(self, row: SearchEntry, page: NewsRelease, date: datetime.date, texts: dict[str, str]) -> None:
        title = texts[localized("headline", row.language)]
        found = tokens(title, row.language)
        years = {facet_token(YEAR, each.year) for each in (row.date, date) if each}
        kept = [token for token in row.facets.split() if token not in years]
        self._put(
            row,
            pk=self._key(SearchEntry),
            page_id=page.pk,
            date=date,
            title=title,
            title_key=title_key(found, row.language),
            title_tokens=" ".join(found),
            facets=" ".join([*kept, facet_token(YEAR, date.year)]),
        )


def _insert(model: type[models.Model], rows: list[Any]) -> None:
    """As `bulk_create`, which refuses models with a table of their parent's."""
    fields = model._meta.local_concrete_fields
    most = connection.ops.bulk_batch_size(fields, rows)
    for start in range(0, len(rows), most):
        query = sql.InsertQuery(model)
        query.insert_values(fields, rows[start : start + most], raw=True)
        query.get_compiler(connection=connection).execute_sql()
