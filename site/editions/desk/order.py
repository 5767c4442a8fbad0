"""The order in which a publication is read, which its form follows too."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from ..languages import codes, localized
from ..segments import Segment


def in_reading_order(model: Any, segments: Iterable[Segment]) -> list[Segment]:
    """By field as the publication's form has them; what only search engines read comes last."""
    order = _order(model)
    return sorted(segments, key=lambda segment: order.get(segment.leaf.field, len(order)))


@lru_cache
def _order(model: Any) -> dict[str, int]:
    suffixes = [localized("", code) for code in codes()]
    order: dict[str, int] = {}
    for name in panel_fields(model.get_edit_handler()):
        for suffix in suffixes:
            if name.endswith(suffix):
                order.setdefault(name.removesuffix(suffix), len(order))
    return order


def panel_fields(panel: Any) -> Iterable[str]:
    if hasattr(panel, "children"):
        for child in panel.children:
            yield from panel_fields(child)
    elif name := getattr(panel, "field_name", None):
        yield name
