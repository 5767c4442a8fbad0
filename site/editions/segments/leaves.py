"""A publication's texts in one language, taken apart into leaves in reading order."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock

from ..languages import content_fields, localized


class Kind(StrEnum):
    """What a leaf holds: text as typed, rich text as HTML, or the id of what was chosen."""

    TEXT = "text"
    RICH = "rich"
    IMAGE = "image"
    DOCUMENT = "document"
    PAGE = "page"

    @property
    def is_chosen(self) -> bool:
        return self in (Kind.IMAGE, Kind.DOCUMENT, Kind.PAGE)


# The first that fits decides. Blocks that are none of these hold no language: a number, a date, a choice.
BLOCK_KINDS: tuple[tuple[type[blocks.Block], Kind], ...] = (
    (ImageChooserBlock, Kind.IMAGE),
    (DocumentChooserBlock, Kind.DOCUMENT),
    (blocks.PageChooserBlock, Kind.PAGE),
    (blocks.RichTextBlock, Kind.RICH),
    (blocks.RawHTMLBlock, Kind.TEXT),
    (blocks.URLBlock, Kind.TEXT),
    (blocks.EmailBlock, Kind.TEXT),
    (blocks.CharBlock, Kind.TEXT),
    (blocks.TextBlock, Kind.TEXT),
)


@dataclass(frozen=True)
class Leaf:
    """One piece of one language's text and where it stands.

    `key` is the field's bare name and, inside a StreamField, the ids of the blocks and the names
    of the children that lead to it: `body`, `body.0f3c….text`. It outlives reordering.
    """

    key: str
    field: str
    label: str
    kind: Kind
    value: Any
    features: list[str] | None = None
    max_length: int | None = None
    is_one_line: bool = False


def raw_texts(model: Any, content: dict[str, Any], language: str) -> dict[str, Any]:
    """A language's stored content by bare field name, StreamFields as lists of raw blocks.

    Every field a person fills in is there, in the model's order, whatever `content` holds.
    """
    suffix = localized("", language)
    texts = {}
    for name in content_fields(model, language):
        value = content.get(name)
        if isinstance(model._meta.get_field(name), StreamField):
            value = json.loads(value) if isinstance(value, str) and value else (value or [])
        texts[name.removesuffix(suffix)] = value
    return texts


def leaves_of(model: Any, texts: dict[str, Any]) -> list[Leaf]:
    """Every leaf of `texts` (raw, by bare field name), in the order of `texts`; slugs are none."""
    return [leaf for name, value in texts.items() for leaf in _field_leaves(model, name, value)]


def _field_leaves(model: Any, name: str, value: Any) -> Iterator[Leaf]:
    field = model._meta.get_field(name)
    label = capfirst(str(field.verbose_name))
    if isinstance(field, models.SlugField):
        return
    if isinstance(field, StreamField):
        yield from _block_leaves(field.stream_block, value or [], name, name, ())
        return
    is_rich = isinstance(field, RichTextField)
    yield Leaf(
        name,
        name,
        label,
        Kind.RICH if is_rich else Kind.TEXT,
        value or "",
        features=field.features if is_rich else None,
        max_length=field.max_length,
        is_one_line=isinstance(field, models.CharField),
    )


def _block_leaves(
    block: blocks.Block, value: Any, key: str, field: str, labels: tuple[str, ...]
) -> Iterator[Leaf]:
    for child, item, step, names in children(block, value):
        yield from _block_leaves(child, item, f"{key}.{step}", field, (*labels, *names))
    if (kind := kind_of(block)) is not None:
        label = " › ".join(labels) or str(block.label)
        yield Leaf(
            key,
            field,
            label,
            kind,
            value if kind.is_chosen else (value or ""),
            features=getattr(block, "features", None),
            max_length=getattr(getattr(block, "field", None), "max_length", None),
            is_one_line=isinstance(block, blocks.CharBlock),
        )


def children(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any, str, tuple[str, ...]]]:
    """The blocks inside `block`, each with its raw value, its step in the key and its label."""
    if isinstance(block, blocks.BaseStreamBlock):
        for position, item in enumerate(value or []):
            child = block.child_blocks.get(item["type"])
            if child is not None:
                yield child, item["value"], item.get("id") or str(position), (str(child.label),)
    elif isinstance(block, blocks.ListBlock):
        for position, item in enumerate(value or []):
            is_wrapped = isinstance(item, dict) and item.get("type") == "item"
            step = (item.get("id") if is_wrapped else None) or str(position)
            yield block.child_block, item["value"] if is_wrapped else item, step, ()
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield child, (value or {}).get(name), name, (str(child.label),)


def kind_of(block: blocks.Block) -> Kind | None:
    return next((kind for type_, kind in BLOCK_KINDS if isinstance(block, type_)), None)
