"""Original and translation of one piece of text, and how the two stand to each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .leaves import Kind, Leaf, leaves_of
from .normal import normal


class State(models.TextChoices):
    """Of one segment. `ABSENT`: the original has no text there, so nothing is to be translated."""

    ABSENT = "absent", _("empty in the original")
    MISSING = "missing", _("not translated")
    TRANSLATED = "translated", _("translated")
    STALE = "stale", _("stale")
    SAME = "same", _("same as the original")


@dataclass(frozen=True)
class Segment:
    """One leaf of the original with its translation.

    `source` is the original's text at the time it was translated, None where nobody recorded it.
    `is_kept` is True where somebody said that it is the same in both languages on purpose.
    """

    leaf: Leaf
    translation: Any
    source: Any = None
    is_kept: bool = False

    @property
    def key(self) -> str:
        return self.leaf.key

    @property
    def kind(self) -> Kind:
        return self.leaf.kind

    @property
    def label(self) -> str:
        return self.leaf.label

    @property
    def original(self) -> Any:
        return self.leaf.value

    @cached_property
    def state(self) -> State:
        original = normal(self.kind, self.original)
        translation = normal(self.kind, self.translation)
        if not original:
            return State.ABSENT
        if not translation:
            return State.MISSING
        if self.kind.is_chosen and original == translation:
            return State.SAME
        if self.source is not None and normal(self.kind, self.source) != original:
            return State.STALE
        return State.SAME if original == translation else State.TRANSLATED

    @property
    def is_done(self) -> bool:
        return self.state in (State.TRANSLATED, State.SAME)

    @property
    def is_text(self) -> bool:
        """Whether it counts for progress: a text that the original has."""
        return not self.kind.is_chosen and self.state is not State.ABSENT


@dataclass(frozen=True)
class Progress:
    """How many texts an edition has to translate, and how many of them are missing or stale."""

    total: int = 0
    missing: int = 0
    stale: int = 0

    @property
    def done(self) -> int:
        return self.total - self.missing - self.stale

    @property
    def percent(self) -> int:
        """0 to 100; 100 only when everything is done."""
        return self.done * 100 // self.total if self.total else 100


def segments_of(
    model: Any,
    original: dict[str, Any],
    texts: dict[str, Any],
    sources: dict[str, Any],
    kept: Iterable[str] = (),
) -> list[Segment]:
    """Pairs the original's leaves with those of `texts` (both raw, by bare field name)."""
    translations = {leaf.key: leaf.value for leaf in leaves_of(model, texts)}
    marked = set(kept)
    return [
        Segment(leaf, translations.get(leaf.key), sources.get(leaf.key), leaf.key in marked)
        for leaf in leaves_of(model, original)
    ]


def progress_of(segments: Iterable[Segment]) -> Progress:
    counted = [segment.state for segment in segments if segment.is_text]
    return Progress(len(counted), counted.count(State.MISSING), counted.count(State.STALE))
