"""Wagtail's reference index kept up to date for the columns of one language, and not for the whole publication."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex


@contextmanager
def of_columns(page: Any, names: Iterable[str]) -> Iterator[None]:
    """Around a save of these columns alone."""
    # It looks for the page model while it is imported.
    from wagtail.signal_handlers import disable_reference_index_auto_update

    with disable_reference_index_auto_update():
        yield
    _refer(page, set(names))


def _refer(page: Any, names: set[str]) -> None:
    """Indexes what the named fields of a publication refer to: one query where nothing has changed.

    As `ReferenceIndex.create_or_update_for_object` does, which reads all child relations for it.
    """
    fields = [page._meta.get_field(name) for name in names]
    wanted = {
        (
            ReferenceIndex._get_base_content_type(model).id,
            target,
            f"{field.name}.{kind}",
            f"{field.name}.{path}",
        )
        for field in fields
        if hasattr(field, "extract_references") and (value := field.value_from_object(page)) is not None
        for model, target, kind, path in field.extract_references(value)
    }
    base = ContentType.objects.get_for_model(page._meta.get_parent_list()[-1], for_concrete_model=False)
    rows = ReferenceIndex.objects.filter(base_content_type=base, object_id=page.pk)
    columns = ("to_content_type", "to_object_id", "model_path", "content_path")
    known = {
        (to_type, target, kind, path): pk
        for pk, to_type, target, kind, path in rows.values_list("pk", *columns)
        if kind.partition(".")[0] in names
    }
    if new := wanted - known.keys():
        own = ContentType.objects.get_for_model(page, for_concrete_model=False)
        ReferenceIndex.objects.bulk_create(
            [
                ReferenceIndex(
                    content_type=own,
                    base_content_type=base,
                    object_id=page.pk,
                    to_content_type_id=to_type,
                    to_object_id=target,
                    model_path=kind,
                    content_path=path,
                    content_path_hash=ReferenceIndex._get_content_path_hash(path),
                )
                for to_type, target, kind, path in new
            ],
            ignore_conflicts=True,
        )
    if gone := [pk for record, pk in known.items() if record not in wanted]:
        ReferenceIndex.objects.filter(pk__in=gone).delete()
