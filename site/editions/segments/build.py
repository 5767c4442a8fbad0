"""A language's text put together from the original's structure and translated leaves."""

from difflib import SequenceMatcher
from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField

from .leaves import kind_of


def built(model: Any, original: dict[str, Any], translations: dict[str, Any]) -> dict[str, Any]:
    """Raw texts by bare field name: the original's blocks and ids, with `translations` as leaves.

    A text without translation is empty; a picture, file or page without one is the original's.
    What holds no language (a number, a choice) follows the original.
    """
    texts = {}
    for name, value in original.items():
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            texts[name] = _rebuilt(field.stream_block, value or [], name, translations)
        else:
            texts[name] = translations.get(name) or ""
    return texts


def _rebuilt(block: blocks.Block, value: Any, key: str, translations: dict[str, Any]) -> Any:
    if isinstance(block, blocks.BaseStreamBlock):
        return [
            item
            | {"value": _rebuilt(child, item["value"], f"{key}.{item.get('id') or position}", translations)}
            for position, item in enumerate(value or [])
            if (child := block.child_blocks.get(item["type"])) is not None
        ]
    if isinstance(block, blocks.ListBlock):
        return [
            _rebuilt_item(block.child_block, item, key, position, translations)
            for position, item in enumerate(value or [])
        ]
    if isinstance(block, blocks.BaseStructBlock):
        known = value or {}
        return known | {
            name: _rebuilt(child, known.get(name), f"{key}.{name}", translations)
            for name, child in block.child_blocks.items()
        }
    kind = kind_of(block)
    if kind is None:
        return value
    if kind.is_chosen:
        return translations.get(key) or value
    return translations.get(key) or ""


def _rebuilt_item(
    block: blocks.Block, item: Any, key: str, position: int, translations: dict[str, Any]
) -> Any:
    if isinstance(item, dict) and item.get("type") == "item":
        step = item.get("id") or position
        return item | {"value": _rebuilt(block, item["value"], f"{key}.{step}", translations)}
    return _rebuilt(block, item, f"{key}.{position}", translations)


def aligned(model: Any, original: dict[str, Any], texts: dict[str, Any]) -> dict[str, Any]:
    """`texts`, written apart from the original, with the ids of those of its blocks they correspond to.

    Imports, the API and the first save of a page hand over both languages as two lists of blocks.
    Blocks correspond by type and order; one without counterpart keeps an id of its own.
    """
    result = dict(texts)
    for name, value in texts.items():
        field = model._meta.get_field(name)
        if isinstance(field, StreamField) and value and original.get(name):
            result[name] = _aligned(original[name], value)
    return result


def _aligned(original: Any, value: Any) -> Any:
    if isinstance(original, dict) and isinstance(value, dict):
        return value | {name: _aligned(original.get(name), part) for name, part in value.items()}
    if not isinstance(original, list) or not isinstance(value, list):
        return value
    types, other_types = [_type(item) for item in original], [_type(item) for item in value]
    matcher = SequenceMatcher(None, types, other_types, autojunk=False)
    result = list(value)
    for mine, theirs, length in matcher.get_matching_blocks():
        for offset in range(length):
            source, item = original[mine + offset], value[theirs + offset]
            if isinstance(item, dict) and isinstance(source, dict) and "value" in item:
                inner = _aligned(source.get("value"), item["value"])
                result[theirs + offset] = item | {"id": source.get("id"), "value": inner}
    return result


def _type(item: Any) -> str:
    return str(item.get("type", "")) if isinstance(item, dict) else ""
