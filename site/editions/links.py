"""Links inside rich text, as a reader of the active language may follow them, and in the editor."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import escape
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.rich_text.pages import PageLinkHandler

from .languages import active, endonym
from .models import BasePage

NO_LINK = "<a>"
PAGE_LINK = re.compile(r'linktype="page"[^>]*\bid="(\d+)"|\bid="(\d+)"[^>]*linktype="page"')

# Stands in a page while it is rendered, until all its links are known: see rendered_with_links.
PLACE = re.compile(rb'<a data-publication="(\d+)">')

_fetched: ContextVar[dict[int, BasePage] | None] = ContextVar("fetched", default=None)
_is_rendering: ContextVar[bool] = ContextVar("is_rendering", default=False)


class PublicationLinkHandler(PageLinkHandler):
    """To the same language's edition; to another's only with its name on it; else no link at all."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = [int(attrs["id"]) if str(attrs.get("id", "")).isdecimal() else 0 for attrs in attrs_list]
        if _is_rendering.get():
            return [f'<a data-publication="{one}">' for one in ids]
        pages = _fetched.get()
        if pages is None:
            pages = BasePage.objects.with_readable_languages().in_bulk(set(ids))
        return [_opening_tag(pages.get(one)) for one in ids]


class PublicationLinkElement(PageLinkElementHandler):
    """The editor's side of a link; asks the database once for all links of a desk."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        fetched = _fetched.get()
        if fetched is None or not attrs.get("id", "").isdecimal():
            data: dict[str, Any] = super().get_attribute_data(attrs)
            return data
        page = fetched.get(int(attrs["id"]))
        # A link to what has been deleted keeps its id: the editor shows it as broken.
        address = page.url or reverse("wagtailadmin_home") if page else None
        return {"id": int(attrs["id"]), "url": address, "parentId": None}


@contextmanager
def links_fetched(texts: Iterable[str]) -> Iterator[None]:
    """Within it, whoever shows or edits `texts` (database HTML) knows the pages they link to."""
    ids = {int(one or other) for text in texts for one, other in PAGE_LINK.findall(text)}
    pages = BasePage.objects.with_readable_languages().in_bulk(ids) if ids else {}
    token = _fetched.set(pages)
    try:
        yield
    finally:
        _fetched.reset(token)


def render_with_links(response: TemplateResponse) -> None:
    """Renders a page and then puts in its links to publications: one query, however many texts have some."""
    token = _is_rendering.set(True)
    try:
        response.render()
    finally:
        _is_rendering.reset(token)
    if ids := {int(one) for one in PLACE.findall(response.content)}:
        pages = BasePage.objects.with_readable_languages().in_bulk(ids)
        response.content = PLACE.sub(
            lambda place: _opening_tag(pages.get(int(place[1]))).encode(), response.content
        )


def _opening_tag(page: BasePage | None) -> str:
    readable = page.readable_languages if page else []
    if page is None or not readable:
        return NO_LINK
    if active() in readable:
        return f'<a href="{escape(page.address(active()))}">'
    language = readable[0]
    return (
        f'<a href="{escape(page.address(language))}" hreflang="{language}"'
        f' data-language="{escape(endonym(language))}">'
    )
