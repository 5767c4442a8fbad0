"""Links inside rich text, as a reader of the active language may follow them."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from .languages import active, endonym
from .models import BasePage

NO_LINK = "<a>"


class PublicationLinkHandler(PageLinkHandler):
    """To the same language's edition; to another's only with its name on it; else no link at all."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = {int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdecimal()}
        pages = BasePage.objects.with_readable_languages().in_bulk(ids)
        return [_opening_tag(pages.get(int(attrs.get("id") or 0))) for attrs in attrs_list]


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
