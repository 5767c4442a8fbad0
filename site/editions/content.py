"""A language's text as a page holds it, and in the form an edition stores it."""

import json
from typing import TYPE_CHECKING, Any

from modelcluster.models import get_field_value
from wagtail.fields import StreamField

from .languages import content_fields, localized, storing
from .segments import aligned, raw_texts

if TYPE_CHECKING:
    from .models import BasePage


def content_of(page: "BasePage", language: str) -> dict[str, Any]:
    """A language's fields in the form an edition stores: as revisions serialise each."""
    with storing():
        return {
            name: get_field_value(page._meta.get_field(name), page)
            for name in content_fields(type(page), language)
        }


def apply_content(page: "BasePage", language: str, content: dict[str, Any]) -> None:
    """Sets a language's fields on `page`, in memory, from an edition's stored content.

    Where that names no slug, the one the page has in that language stays, as the original's does.
    """
    slug = localized("public_slug", language)
    made = getattr(page, slug)
    for name in content_fields(type(page), language):
        field = page._meta.get_field(name)
        setattr(page, field.attname, field.to_python(content.get(name)))
    if not getattr(page, slug):
        setattr(page, slug, made)


def original_texts(page: "BasePage") -> dict[str, Any]:
    """The original's texts (raw, by bare field name) as `page`, in memory, has them."""
    language = page.original_language
    return raw_texts(type(page), content_of(page, language), language)


def in_storage(model: Any, texts: dict[str, Any], language: str) -> dict[str, Any]:
    """Raw texts by bare field name in the form an edition's `content` has them."""
    return {
        localized(name, language): json.dumps(value)
        if isinstance(model._meta.get_field(name), StreamField)
        else value
        for name, value in texts.items()
    }


def along_the_original(page: "BasePage", language: str) -> dict[str, Any]:
    """A language's content with its blocks named as the original's: so its segments correspond."""
    content = content_of(page, language)
    texts = raw_texts(type(page), content, language)
    joined = aligned(type(page), original_texts(page), texts)
    return content | in_storage(type(page), joined, language)


def texts_before(page: "BasePage", overwritten: Any) -> list[dict[str, Any]]:
    """What a change of the original changes: its live text and the working text before this sitting.

    An autosave overwrites its own revision, so that one tells nothing of what stood there before.
    """
    row = type(page)._base_manager.get(pk=page.pk)
    earlier = page.revisions.exclude(pk=getattr(overwritten, "pk", None)).order_by("-created_at", "-pk")
    texts = [original_texts(row)]
    if revision := earlier.first():
        texts.append(original_texts(row.with_content_json(revision.content)))
    return texts
