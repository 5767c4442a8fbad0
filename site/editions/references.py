"""Wagtail's reference index kept up to date for the columns of one language, and not for the whole publication."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from . import batch

REFERENCE = ("to_content_type_id", "to_object_id", "model_path", "content_path")


@contextmanager
def of_columns(page: Any, names: Iterable[str]) -> Iterator[None]:
    """Around a save of these columns alone."""
    # It looks for the page model while it is imported.
    from wagtail.signal_handlers import disable_reference_index_auto_update

    with disable_reference_index_auto_update():
        yield
    own = frozenset(names)
    batch.gather(_refer, (page.pk, own), (page, own))


def _refer(changed: list[tuple[Any, frozenset[str]]]) -> None:
    """Indexes what the named fields of publications refer to: one query where nothing has changed.

    As `ReferenceIndex.create_or_update_for_object` does, which reads all child relations for it.
    """
    base = ReferenceIndex._get_base_content_type(type(changed[0][0]))
    rows = ReferenceIndex.objects.filter(
        base_content_type=base, object_id__in=[str(page.pk) for page, _names in changed]
    )
    known: dict[str, dict[tuple, int]] = {}
    for row in rows.values("pk", "object_id", *REFERENCE):
        reference = tuple(row[column] for column in REFERENCE)
        known.setdefault(row["object_id"], {})[reference] = row["pk"]
    new: list[ReferenceIndex] = []
    gone: list[int] = []
    for page, names in changed:
        wanted = _references(page, names)
        of_page = {
            reference: pk
            for reference, pk in known.get(str(page.pk), {}).items()
            if reference[2].partition(".")[0] in names
        }
        own = ContentType.objects.get_for_model(page, for_concrete_model=False)
        new += [
            ReferenceIndex(
                content_type=own,
                base_content_type=base,
                object_id=page.pk,
                content_path_hash=ReferenceIndex._get_content_path_hash(reference[3]),
                **dict(zip(REFERENCE, reference, strict=True)),
            )
            for reference in wanted - of_page.keys()
        ]
        gone += [pk for reference, pk in of_page.items() if reference not in wanted]
    if new:
        ReferenceIndex.objects.bulk_create(new, ignore_conflicts=True)
    if gone:
        ReferenceIndex.objects.filter(pk__in=gone).delete()


def _references(page: Any, names: frozenset[str]) -> set[tuple]:
    """What the named fields refer to, in the order of REFERENCE."""
    fields = [page._meta.get_field(name) for name in names]
    return {
        (
            ReferenceIndex._get_base_content_type(model).pk,
            target,
            f"{field.name}.{kind}",
            f"{field.name}.{path}",
        )
        for field in fields
        if hasattr(field, "extract_references") and (value := field.value_from_object(page)) is not None
        for model, target, kind, path in field.extract_references(value)
    }
