"""What readers have of a publication: asked before and after a transaction, the difference is what changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, QuerySet, Subquery
from wagtail.models import ReferenceIndex

from editions.languages import codes, fields_in, localized, translated_names
from editions.models import BasePage, Edition
from publications.models import Country, InstitutionalReport, InstitutionPage

# Pages that stand for a record, and show what refers to it.
OF_RECORDS = ((Country, "data"), (InstitutionPage, "institution"))


@dataclass(frozen=True)
class State:
    """`names`, `paths` and `published` are by language, also of what is not readable.

    `shared` is what the live revision holds for all languages, `shown_on` the keys of publications that refer to
    it or are referred to. A record that leads to it stands on every page: a line of the menu.
    """

    place: str
    names: dict[str, str]
    paths: dict[str, str]
    readable: frozenset[str]
    published: dict[str, Any]
    shared: dict[str, Any] | None
    shown_on: frozenset[int]
    is_in_a_record: bool


def states_of(page_ids: Iterable[int]) -> dict[int, State]:
    """At most nine queries, whatever their number."""
    keys = set(page_ids)
    shown_on, in_records = _neighbours(keys)
    published = {
        f"published_{code}": Subquery(
            Edition.objects.filter(page=OuterRef("pk"), language=code).values("last_published_at")[:1]
        )
        for code in codes()
    }
    rows = (
        BasePage.objects.filter(pk__in=keys)
        .with_readable_languages()
        .rewrite(False)
        .order_by()
        .annotate(**published)
        .values(
            "pk",
            "path",
            "content_type",
            "live_revision__content",
            *(localized(name, code) for name in ("headline", "public_path") for code in codes()),
            *(f"readable_in_{code}" for code in codes()),
            *published,
        )
    )
    return {
        row["pk"]: State(
            place=row["path"],
            names={code: row[localized("headline", code)] or "" for code in codes()},
            paths={code: path for code in codes() if (path := row[localized("public_path", code)])},
            readable=frozenset(code for code in codes() if row[f"readable_in_{code}"]),
            published={code: row[f"published_{code}"] for code in codes()},
            shared=_shared(row["content_type"], row["live_revision__content"]),
            shown_on=frozenset(shown_on[row["pk"]]),
            is_in_a_record=row["pk"] in in_records,
        )
        for row in rows
    }


def _shared(content_type: int, content: dict[str, Any] | None) -> dict[str, Any] | None:
    if content is None:
        return None
    own = _of_one_language_or_none(content_type)
    return {name: _without_key(value) for name, value in content.items() if name not in own}


@cache
def _of_one_language_or_none(content_type: int) -> frozenset[str]:
    """Fields of a revision that say nothing to readers of all languages: texts, and what every page has."""
    model: Any = ContentType.objects.get_for_id(content_type).model_class()
    texts = [*translated_names(model), *(name for code in codes() for name in fields_in(model, code))]
    return frozenset((*texts, *(field.name for field in BasePage._meta.get_fields())))


def _without_key(value: Any) -> Any:
    """A child's, which it has only from the second revision on."""
    if isinstance(value, list):
        return [_without_key(item) for item in value]
    return {name: item for name, item in value.items() if name != "pk"} if isinstance(value, dict) else value


def _neighbours(keys: set[int]) -> tuple[dict[int, set[int]], set[int]]:
    """The publications that show each of these, and those of them that a record leads to."""
    page, edition = (ContentType.objects.get_for_model(model).pk for model in (BasePage, Edition))
    ids = [str(key) for key in keys]
    from_them = Q(base_content_type=page, object_id__in=ids)
    to_them = Q(to_content_type=page, to_object_id__in=ids)
    # A translation's references are its draft's; what is live of them stands in the page's own columns.
    references = ReferenceIndex.objects.filter(from_them | to_them).exclude(base_content_type=edition)
    shown_on: dict[int, set[int]] = defaultdict(set)
    of_record: dict[tuple[int, str], set[int]] = defaultdict(set)
    in_records = set()
    for base, base_id, to, to_id in references.values_list(
        "base_content_type", "object_id", "to_content_type", "to_object_id"
    ):
        if base != page:
            in_records.add(int(to_id))
        elif to != page:
            of_record[to, to_id].add(int(base_id))
        else:
            shown_on[int(base_id)].add(int(to_id))
            shown_on[int(to_id)].add(int(base_id))
    for one, other in _joined(keys):
        shown_on[one].add(other)
        shown_on[other].add(one)
    for model, field in OF_RECORDS:
        record = model._meta.get_field(field).related_model
        to = ContentType.objects.get_for_model(record).pk
        records = [to_id for content_type, to_id in of_record if content_type == to]
        for record_id, pk in model._base_manager.filter(**{f"{field}__in": records}).values_list(field, "pk"):
            for key in of_record[to, str(record_id)]:
                shown_on[key].add(pk)
    _add_by_institution(keys, shown_on)
    return shown_on, in_records


def _add_by_institution(keys: set[int], shown_on: dict[int, set[int]]) -> None:
    """A report names the others of its institution, whose page names all that its reports are about."""
    near = keys.union(*shown_on.values())
    institutions = dict(
        InstitutionalReport._base_manager.filter(pk__in=near).values_list("pk", "institution")
    )
    pages, reports = (
        _by_institution(model, institutions.values()) for model in (InstitutionPage, InstitutionalReport)
    )
    for key in keys:
        for report in ({key} | shown_on[key]) & institutions.keys():
            shown_on[key] |= pages[institutions[report]]
        if key in institutions:
            shown_on[key] |= reports[institutions[key]]


def _by_institution(model: Any, institutions: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = model._base_manager.filter(institution__in=set(institutions)).values_list("institution", "pk")
    for institution, pk in rows:
        found[institution].add(pk)
    return found


def _joined(keys: set[int]) -> QuerySet:
    """Pairs of publications, one of them of these, joined by a many-to-many field: Wagtail's index has no such references."""
    pairs = [_pairs(field, keys) for field in _joining_fields()]
    return pairs[0].union(*pairs[1:], all=True)


@cache
def _joining_fields() -> list[Any]:
    fields = (field for model in apps.get_models() for field in model._meta.local_many_to_many)
    return [
        field
        for field in fields
        if issubclass(field.model, BasePage) and issubclass(field.related_model, BasePage)
    ]


def _pairs(field: Any, keys: set[int]) -> QuerySet:
    here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    touched = Q(**{f"{here}__in": keys}) | Q(**{f"{there}__in": keys})
    pairs: QuerySet = field.remote_field.through._base_manager.filter(touched).values_list(here, there)
    return pairs
