"""What the desk shows: original and translation of each segment side by side."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import escape, linebreaks
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html, features

from ..checks import Finding
from ..links import links_fetched
from ..segments import Kind, Segment, State
from ..staleness import difference
from .fields import field_name
from .form import DeskForm

# Stands between rich texts that are rendered in one go, so that their links cost one query.
SEAM = "<!--portavoz-->"


@dataclass
class Row:
    """One segment on the desk; `copied` is the original in the form its editor takes."""

    segment: Segment
    name: str
    widget: SafeString
    errors: list[str]
    original: SafeString
    copied: str = ""
    chosen: Any = None
    is_gone: bool = False
    findings: list[Finding] = field(default_factory=list)

    @property
    def difference(self) -> str:
        """What changed in the original since it was translated, where anything did."""
        segment = self.segment
        if segment.state is not State.STALE or segment.kind.is_chosen:
            return ""
        return difference(segment.kind, segment.source, segment.original)

    @property
    def is_only_format(self) -> bool:
        """Whether no word of a stale original changed, only how it is set."""
        return bool(self.difference) and "<ins>" not in self.difference and "<del>" not in self.difference


def rows_of(form: DeskForm, findings: Collection[Finding]) -> list[Row]:
    shown = [segment for segment in form.segments if not _is_idle(segment)]
    texts = [segment.original for segment in shown] + [segment.translation for segment in shown]
    with links_fetched(text for text in texts if isinstance(text, str)):
        rich = _expanded([segment.original for segment in shown if segment.kind is Kind.RICH])
        return [_row(form, segment, rich, findings) for segment in shown]


def _is_idle(segment: Segment) -> bool:
    """A choice that the original does not make either."""
    return segment.kind.is_chosen and not segment.original and not segment.translation


def _row(form: DeskForm, segment: Segment, rich: dict[str, str], findings: Iterable[Finding]) -> Row:
    name = field_name(segment.key)
    bound = form[name]
    chosen = form.chosen.get((segment.kind, segment.original)) if segment.kind.is_chosen else None
    selected = segment.translation or segment.original
    return Row(
        segment=segment,
        name=name,
        widget=bound.as_widget(attrs={"aria-describedby": f"{name}-original"}),
        errors=list(bound.errors),
        original=_shown(segment, rich),
        copied=_copied(segment),
        chosen=chosen,
        is_gone=segment.kind.is_chosen and bool(selected) and (segment.kind, selected) not in form.chosen,
        findings=[finding for finding in findings if finding.key == segment.key],
    )


def _shown(segment: Segment, rich: dict[str, str]) -> SafeString:
    if segment.kind.is_chosen:
        return mark_safe("")
    if segment.kind is Kind.RICH:
        # Our own editors' HTML, as the public page shows it.
        return mark_safe(rich[segment.original])
    return mark_safe(linebreaks(escape(segment.original)))


def _expanded(texts: list[str]) -> dict[str, str]:
    return dict(zip(texts, expand_db_html(SEAM.join(texts)).split(SEAM), strict=True)) if texts else {}


def _copied(segment: Segment) -> str:
    if segment.kind.is_chosen:
        return json.dumps(segment.original)
    if segment.kind is Kind.TEXT:
        return str(segment.original)
    allowed = segment.leaf.features or features.get_default_features()
    return str(ContentstateConverter(allowed).from_database_format(segment.original))
