"""The form of the translator's desk: a field a segment, and what is said about it."""

import json
from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.rich_text import get_rich_text_editor_widget

from .. import paths
from ..actions.translate import prepare
from ..admin.instant_fields import on_the_newsrooms_clock, refuse_the_past
from ..content import apply_content
from ..languages import content_fields, localized
from ..models import Edition
from ..segments import Kind, Leaf, Segment
from ..staleness import segments, working_original
from .fields import fetch, field_for, field_name
from .order import in_reading_order

SEEN = "seen"


class DeskForm(WagtailAdminModelForm):
    """Built on an edition's newest draft and its publication's working text.

    The posted `seen` is the original as the translator saw it. It may have changed since: then a
    text translated from the older wording stays stale, and one whose segment is gone is kept.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition: Edition = self.instance
        self.page = working_original(edition.page)
        self.segments: list[Segment] = in_reading_order(type(self.page), segments(edition, self.page))
        for segment in self.segments:
            name = field_name(segment.key)
            self.fields[name] = field_for(segment.leaf)
            self.initial[name] = self._initial(segment)
        on_the_newsrooms_clock(self)
        for name in self.own_names:
            field = type(self.page)._meta.get_field(name)
            column = localized(name, edition.language)
            self.fields[f"own-{name}"] = forms.SlugField(
                required=False,
                label=capfirst(field.verbose_name),
                help_text=field.help_text,
                max_length=field.max_length,
            )
            self.initial[f"own-{name}"] = edition.content.get(column) or ""

    def _initial(self, segment: Segment) -> Any:
        """What stands in the field; for a choice the object itself, None where it was deleted."""
        if not segment.kind.is_chosen:
            return segment.translation or ""
        return self.chosen.get((segment.kind, segment.translation or segment.original))

    @cached_property
    def chosen(self) -> dict[tuple[Kind, Any], Any]:
        """All pictures, files and pages chosen in either language, by kind and id: a query a kind."""
        ids: dict[Kind, set[int]] = {}
        for segment in self.segments:
            if segment.kind.is_chosen:
                ids.setdefault(segment.kind, set()).update({segment.original, segment.translation} - {None})
        return {(kind, pk): chosen for kind in ids for pk, chosen in fetch(kind, ids[kind]).items()}

    @cached_property
    def own_names(self) -> list[str]:
        """Fields of a language that are no translation of the original's."""
        model, language = type(self.page), self.instance.language
        suffix = localized("", language)
        return [
            name.removesuffix(suffix)
            for name in content_fields(model, language)
            if isinstance(model._meta.get_field(name), models.SlugField)
        ]

    @cached_property
    def seen_now(self) -> str:
        """The original as the form shows it, to be posted with it."""
        return json.dumps({part.key: [str(part.kind), part.label, part.original] for part in self.segments})

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        refuse_the_past(self)
        self.translations = {}
        for segment in self.segments:
            value = data.get(field_name(segment.key))
            self.translations[segment.key] = getattr(value, "pk", value)
        self.seen = self._seen()
        return data

    def prepared(self) -> dict[str, Any]:
        """What `actions.translate` is told besides the edition, the person and the schedule."""
        known = {segment.key for segment in self.segments}
        gone = {key: self._posted(leaf) for key, leaf in self.seen.items() if key not in known}
        return {
            "translations": self.translations | {key: value for key, value in gone.items() if value},
            "own_fields": {name: self.cleaned_data.get(f"own-{name}") for name in self.own_names},
            "confirmed": [key for key in known if self._is_ticked("right", key)],
            "kept": [key for key in known if self._is_ticked("kept", key)],
            "discarded": self.data.getlist("discarded") if hasattr(self.data, "getlist") else [],
            "seen": self.seen or None,
        }

    def save(self, commit: bool = True) -> Edition:
        """Puts the text into the edition in memory; only the verb writes it."""
        edition: Edition = super().save(commit=False)
        if self.is_bound:
            prepare(edition, self.page, **self.prepared())
        return edition

    def texts_now(self) -> list[Segment]:
        """The segments with the texts as they were posted."""
        edition = copy(self.instance)
        prepare(edition, self.page, **self.prepared())
        return segments(edition, self.page)

    def check_complete(self) -> None:
        """Adds an error for each thing without which the language cannot go out."""
        edition = self.instance
        page = copy(self.page)
        prepare(edition, self.page, **self.prepared())
        apply_content(page, edition.language, edition.content)
        suffix = localized("", edition.language)
        for column, sentence in page.missing_to_publish(edition.language).items():
            self.add_error(self._field_of(column.removesuffix(suffix)), sentence)
        for check in (paths.check_parent, paths.check_slug):
            try:
                check(page, edition.language)
            except ValidationError as error:
                self.add_error("own-public_slug" if check is paths.check_slug else None, error.messages)

    def _field_of(self, bare: str) -> str | None:
        names = (field_name(bare), f"own-{bare}")
        return next((name for name in names if name in self.fields), None)

    def _seen(self) -> dict[str, Leaf]:
        try:
            posted = json.loads(self.data.get(SEEN) or "{}")
            return {
                key: Leaf(key, key.split(".")[0], label, Kind(kind), text)
                for key, (kind, label, text) in posted.items()
            }
        except (ValueError, TypeError, AttributeError):
            raise ValidationError(_("The form did not arrive complete. Please try again.")) from None

    def _posted(self, leaf: Leaf) -> Any:
        """The text posted for a segment that has gone from the original meanwhile."""
        name = field_name(leaf.key)
        if leaf.kind is Kind.RICH and self.data.get(name):
            return get_rich_text_editor_widget("default").value_from_datadict(self.data, {}, name)
        return "" if leaf.kind.is_chosen else self.data.get(name, "")

    def _is_ticked(self, what: str, key: str) -> bool:
        return bool(self.data.get(f"{what}-{field_name(key)}"))
