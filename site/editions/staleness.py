"""What of a translation is missing, or was made from an original that has changed since.

An edition's `sources` holds, by segment, the original's text at the time it was translated;
`kept` the keys somebody said are the same in both languages on purpose; `set_aside` translations
whose segment has gone from the original. Nothing of this is a flag that could be forgotten:
staleness is that text compared with the original's working text.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from wagtail.admin.compare import diff_text

from .content import original_texts
from .segments import (
    Kind,
    Progress,
    Segment,
    aligned,
    fingerprint,
    leaves_of,
    normal,
    plain,
    progress_of,
    raw_texts,
    segments_of,
)

if TYPE_CHECKING:
    from .models import BasePage, Edition


def working_original(page: "BasePage") -> "BasePage":
    """The publication's working text: of its newest revision, on the row as `page` has it."""
    row = page.specific
    return row.with_content_json(row.latest_revision.content) if row.latest_revision else row


def segments(edition: "Edition", page: "BasePage") -> list[Segment]:
    """The edition's segments as `edition` and `page`, its publication's working text, have them."""
    model, original = type(page), original_texts(page)
    return segments_of(model, original, texts_of(edition, page), edition.sources, edition.kept)


def texts_of(edition: "Edition", page: "BasePage") -> dict[str, Any]:
    """The edition's texts (raw, by bare field name).

    One from before sources were kept was written apart from its original, and is laid along it.
    """
    texts = raw_texts(type(page), edition.content, edition.language)
    return texts if edition.sources else aligned(type(page), original_texts(page), texts)


def sources_now(page: "BasePage", content: dict[str, Any], language: str) -> dict[str, Any]:
    """The `sources` of a translation (in stored form) that counts as made from the original as `page` has it."""
    texts = raw_texts(type(page), content, language)
    translated = {leaf.key for leaf in leaves_of(type(page), texts) if leaf.value}
    return {
        leaf.key: leaf.value for leaf in leaves_of(type(page), original_texts(page)) if leaf.key in translated
    }


def refresh(edition: "Edition", page: "BasePage | None" = None) -> None:
    """Computes an edition's progress and hash anew; `page` is the publication's working text."""
    page = page or working_original(edition.page)
    if changed := compute(edition, page):
        type(edition).objects.filter(pk=edition.pk).update(**changed)


def compute(edition: "Edition", page: "BasePage") -> dict[str, Any]:
    """Sets an edition's progress and hash, in memory; gives what of them changed."""
    progress = Progress()
    text_hash = ""
    if edition.is_original:
        leaves = leaves_of(type(page), original_texts(page))
        text_hash = fingerprint(leaves)
        progress = Progress(sum(1 for leaf in leaves if leaf.value and not leaf.kind.is_chosen))
    else:
        progress = progress_of(segments(edition, page))
        if edition.is_started:
            texts = raw_texts(type(page), edition.content, edition.language)
            text_hash = fingerprint(leaves_of(type(page), texts))
    computed = {
        "text_hash": text_hash,
        "segments_total": progress.total,
        "segments_missing": progress.missing,
        "segments_stale": progress.stale,
        "stale_since": (edition.stale_since or timezone.now()) if progress.stale else None,
    }
    changed = {name: value for name, value in computed.items() if getattr(edition, name) != value}
    for name, value in changed.items():
        setattr(edition, name, value)
    return changed


def refresh_all(page: "BasePage") -> None:
    """After a change of the original: every edition compared with `page`, its working text."""
    for edition in working_editions(page):
        refresh(edition, page)


def working_editions(page: "BasePage") -> list["Edition"]:
    """Every edition of the publication with the text that is being written in it."""
    editions = []
    for row in page.editions.select_related("latest_revision"):
        row.page = page
        has_draft = row.latest_revision and not row.is_original
        editions.append(row.with_content_json(row.latest_revision.content) if has_draft else row)
    return editions


def carry_along(page: "BasePage", before: Iterable[dict[str, Any]]) -> None:
    """A minor change of the original: translations of the texts `before` count as made from it.

    `before` are earlier texts of the original (raw, by bare field name). Written into the working
    revisions as they are, so that nobody who is translating meets a newer version.
    """
    model = type(page)
    now = {leaf.key: leaf for leaf in leaves_of(model, original_texts(page))}
    earlier: dict[str, set[str]] = {}
    for texts in before:
        for leaf in leaves_of(model, texts):
            earlier.setdefault(leaf.key, set()).add(normal(leaf.kind, leaf.value))
    for edition in working_editions(page):
        sources = dict(edition.sources)
        for key, source in edition.sources.items():
            if key in now and normal(now[key].kind, source) in earlier.get(key, ()):
                sources[key] = now[key].value
        if sources == edition.sources:
            continue
        if revision := edition.latest_revision:
            type(revision).objects.filter(pk=revision.pk).update(
                content=revision.content | {"sources": sources}
            )
        else:
            type(edition).objects.filter(pk=edition.pk).update(sources=sources)


def difference(kind: Kind, before: Any, after: Any) -> str:
    """What changed from `before` to `after`, word by word, as HTML with <del> and <ins>."""
    tags = {"equal": "{}", "addition": "<ins>{}</ins>", "deletion": "<del>{}</del>"}
    changes = diff_text(plain(kind, before), plain(kind, after)).changes
    return format_html_join("", "{}", ((format_html(tags[change], text),) for change, text in changes))
