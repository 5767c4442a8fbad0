from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..content import in_storage, original_texts
from ..models import Edition
from ..permissions import may_review, may_translate, require
from ..segments import built, leaves_of, normal, raw_texts


def translate(
    edition: Edition,
    translations: Mapping[str, Any],
    *,
    user: Any = None,
    own_fields: Mapping[str, Any] | None = None,
    confirmed: Collection[str] = (),
    kept: Collection[str] | None = None,
    discarded: Collection[str] = (),
    seen: Any = None,
    schedule: Mapping[str, Any] | None = None,
    overwrite_revision: Any = None,
) -> Any:
    """Saves translations, by segment key, as the edition's newest draft; gives its revision.

    A key that is not given keeps its translation. `own_fields` are those that are no translation
    (the slug), by bare name. `confirmed` names segments whose translation is right for the
    original as it is now, `kept` all that are the same in both languages on purpose, `discarded`
    translations set aside that are no longer wanted. `seen` is the publication as the translator
    saw it, where it has changed since. A translation whose segment is gone is set aside.
    `schedule` holds `go_live_at` and `expire_at`.
    """
    require(user is None or may_translate(user, edition.language) or may_review(user, edition.language))
    if edition.is_original:
        raise ValidationError(_("The original is edited as the publication itself."))
    edition = edition.get_latest_revision_as_object()
    page = edition.page.specific.get_latest_revision_as_object()
    model = type(page)
    language = edition.language
    original = original_texts(page)
    leaves = {leaf.key: leaf for leaf in leaves_of(model, original)}
    before = {leaf.key: leaf for leaf in leaves_of(model, raw_texts(model, edition.content, language))}
    shown = {leaf.key: leaf for leaf in leaves_of(model, original_texts(seen))} if seen else leaves

    values = {key: leaf.value for key, leaf in before.items()} | dict(translations)
    sources = dict(edition.sources)
    for key, leaf in leaves.items():
        value = normal(leaf.kind, values.get(key))
        has_changed = key not in before or value != normal(leaf.kind, before[key].value)
        if not value:
            sources.pop(key, None)
        elif has_changed or key in confirmed or key not in sources:
            sources[key] = shown[key].value if key in shown else leaf.value

    texts = built(model, original, values)
    for name, value in (own_fields or _own_fields(model, edition)).items():
        texts[name] = value
    edition.content = in_storage(model, texts, language)
    edition.sources = {key: source for key, source in sources.items() if key in leaves}
    edition.kept = [key for key in (edition.kept if kept is None else kept) if key in leaves]
    edition.set_aside = _set_aside(edition, leaves, before, values, shown, discarded)
    edition.page = page
    for name, value in (schedule or {}).items():
        setattr(edition, name, value)
    return edition.save_revision(
        user=user, log_action=True, clean=False, overwrite_revision=overwrite_revision, working=page
    )


def _own_fields(model: Any, edition: Edition) -> dict[str, Any]:
    """What is no translation and stays as it is: fields that are no leaf."""
    texts = raw_texts(model, edition.content, edition.language)
    translated = {leaf.field for leaf in leaves_of(model, texts)}
    streams = {name for name, value in texts.items() if isinstance(value, list)}
    return {name: value for name, value in texts.items() if name not in translated | streams}


def _set_aside(
    edition: Edition,
    leaves: Mapping[str, Any],
    before: Mapping[str, Any],
    values: Mapping[str, Any],
    shown: Mapping[str, Any],
    discarded: Collection[str],
) -> list[dict[str, str]]:
    """Translations whose segment has gone from the original, so that nobody loses work: key, label, kind, text."""
    kept = {entry["key"]: entry for entry in edition.set_aside if entry["key"] not in discarded}
    known = {**before, **shown}
    for key, value in values.items():
        leaf = known.get(key)
        if leaf and key not in leaves and not leaf.kind.is_chosen and value and key not in discarded:
            kept[key] = {"key": key, "label": leaf.label, "kind": str(leaf.kind), "text": value}
    return [entry for key, entry in kept.items() if key not in leaves]
