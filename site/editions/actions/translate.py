from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from ..content import in_storage, original_texts
from ..models import Edition
from ..permissions import may_review, may_translate, require
from ..segments import Leaf, built, fingerprint, leaves_of, normal, raw_texts
from ..staleness import texts_of


def translate(
    edition: Edition,
    translations: Mapping[str, Any],
    *,
    user: Any = None,
    schedule: Mapping[str, Any] | None = None,
    overwrite_revision: Any = None,
    **more: Any,
) -> Any:
    """Saves translations, by segment key, as the edition's newest draft; gives its revision.

    A key that is not given keeps its translation. `schedule` holds `go_live_at` and `expire_at`,
    `more` is as in `prepare`. Where nothing changes, the newest draft stays what it is.
    """
    require(user is None or may_translate(user, edition.language) or may_review(user, edition.language))
    if edition.is_original:
        raise ValidationError(_("The original is edited as the publication itself."))
    publication = edition.page
    edition = edition.get_latest_revision_as_object()
    edition.page = publication
    page = publication.specific.get_latest_revision_as_object()
    before = _state(edition, page)
    prepare(edition, page, translations, **more)
    for name, value in (schedule or {}).items():
        setattr(edition, name, value)
    if edition.latest_revision and _state(edition, page) == before:
        return edition.latest_revision
    return edition.save_revision(
        user=user, log_action=True, clean=False, overwrite_revision=overwrite_revision, working=page
    )


def prepare(
    edition: Edition,
    page: Any,
    translations: Mapping[str, Any],
    *,
    own_fields: Mapping[str, Any] | None = None,
    confirmed: Collection[str] = (),
    kept: Collection[str] | None = None,
    discarded: Collection[str] = (),
    seen: Mapping[str, Leaf] | None = None,
) -> None:
    """Sets an edition's text, in memory, from translations; `page` is its publication's working text.

    `own_fields` are those that are no translation (the slug), by bare name. `confirmed` names
    segments whose translation is right for the original as it is now, `kept` all that are the same
    in both languages on purpose, `discarded` translations set aside that are no longer wanted.
    `seen` holds the original's leaves as the translator saw them, where they may have changed
    since. A translation whose segment is gone from the original is set aside.
    """
    model, language = type(page), edition.language
    original = original_texts(page)
    current = texts_of(edition, page)
    leaves = {leaf.key: leaf for leaf in leaves_of(model, original)}
    before = {leaf.key: leaf for leaf in leaves_of(model, current)}
    shown = leaves if seen is None else seen
    values = {key: leaf.value for key, leaf in before.items()} | dict(translations)

    sources = {key: source for key, source in edition.sources.items() if key in leaves}
    for key, leaf in leaves.items():
        value = normal(leaf.kind, values.get(key))
        if not value:
            sources.pop(key, None)
            continue
        has_changed = key not in before or value != normal(leaf.kind, before[key].value)
        if has_changed or key in confirmed or key not in sources:
            sources[key] = shown[key].value if key in shown else leaf.value

    texts = built(model, original, values)
    for name in texts:
        if isinstance(model._meta.get_field(name), models.SlugField):
            texts[name] = (own_fields or {}).get(name, current.get(name))
    edition.content = in_storage(model, texts, language)
    edition.sources = sources
    edition.kept = [key for key in (edition.kept if kept is None else kept) if key in leaves]
    edition.set_aside = _set_aside(edition, leaves, before | dict(shown), values, discarded)


def _set_aside(
    edition: Edition,
    leaves: Mapping[str, Leaf],
    known: Mapping[str, Leaf],
    values: Mapping[str, Any],
    discarded: Collection[str],
) -> list[dict[str, str]]:
    """Translations whose segment has gone from the original, so that nobody's work is lost."""
    entries = {entry["key"]: entry for entry in edition.set_aside}
    for key, value in values.items():
        leaf = known.get(key)
        if leaf and value and not leaf.kind.is_chosen:
            entries[key] = {"key": key, "label": leaf.label, "kind": str(leaf.kind), "text": value}
    return [entry for key, entry in entries.items() if key not in leaves and key not in discarded]


def _state(edition: Edition, page: Any) -> tuple[Any, ...]:
    """What a new draft would have to differ in."""
    texts = raw_texts(type(page), edition.content, edition.language)
    slugs = [
        texts[name] or "" for name in texts if isinstance(type(page)._meta.get_field(name), models.SlugField)
    ]
    words = fingerprint(leaves_of(type(page), texts))
    return (
        words,
        slugs,
        edition.sources,
        edition.kept,
        edition.set_aside,
        edition.go_live_at,
        edition.expire_at,
    )
