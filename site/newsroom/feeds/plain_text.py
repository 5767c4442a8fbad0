"""A release as plain text, to be pasted into a mail or an agency's system."""

from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, linebreaks
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from wagtail.rich_text import expand_db_html

from editions.checks.reading.language import language_of
from editions.languages import active
from editions.models import BasePage
from editions.views import answer
from publications.contacts import ContactGroup
from publications.models import NewsRelease
from publications.models.subjects import Subject

from ..templatetags.newsroom_tags import absolute
from .corrections import note_text
from .html_text import plain_text

FILE = "release.txt"
END = "###"
# Quotation marks where a language's own are not known, or are only one pair.
OUTER, INNER = "“”", "‘’"


@require_safe
@cache_control(public=True, no_cache=True)
@conditional_page
def text_copy(request: HttpRequest, path: str) -> HttpResponseBase:
    return answer(request, path, _respond, file=FILE)


def _respond(page: BasePage) -> HttpResponse:
    if not isinstance(page, NewsRelease):
        raise Http404
    return HttpResponse(release_text(page), content_type="text/plain; charset=utf-8")


def release_text(page: NewsRelease) -> str:
    """In the active language: one query for what it refers to, one for contacts, one for each sort of link in it, one for corrections it has."""
    issuers = page.subjects(active()).get("institution", [])
    parts = [
        capfirst(page.get_kind_display()),
        page.headline,
        "\n\n".join(note_text(note) for note in page.told_corrections),
        page.summary,
        # As one text: links in all of it are then looked up together.
        plain_text(expand_db_html("".join(_html(page, issuers)))),
        _attachments(page),
        _contacts(page.contact_groups()),
        _origin(page),
        END,
    ]
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def quoted(text: str) -> str:
    """Between the quotation marks the language prefers; those in the text become the next pair it has."""
    outer, inner, *_others = dict.fromkeys((*language_of(active()).quotation_marks, OUTER, INNER))
    inside = text.translate(str.maketrans(outer, inner))
    return f"{outer[0]}{inside}{outer[1]}"


def _html(page: NewsRelease, issuers: Iterable[Subject]) -> Iterator[str]:
    lead = f"{page.dateline} – " if page.dateline else ""
    for block in page.body or []:
        if block.block_type == "paragraph":
            html, lead = _led(lead, block.value.source), ""
            yield html
        elif block.block_type == "quotation":
            if lead:
                yield f"<p>{escape(lead.strip(' –'))}</p>"
                lead = ""
            yield f"<blockquote>{linebreaks(escape(quoted(block.value['text'])))}</blockquote>"
            if block.value["attribution"]:
                yield f"<p>— {escape(block.value['attribution'])}</p>"
    if page.notes:
        yield f"<h2>{escape(gettext('Notes to editors'))}</h2>{page.notes}"
    for issuer in issuers:
        if issuer.text:
            title = gettext("About: %(name)s") % {"name": issuer.name}
            yield f"<h2>{escape(title)}</h2>{issuer.text}"


def _led(lead: str, html: str) -> str:
    """The dateline runs into the first paragraph; before anything else it stands alone."""
    if not lead:
        return html
    before, opening, after = html.partition("<p")
    if before.strip() or not opening:
        return f"<p>{escape(lead.strip(' –'))}</p>{html}"
    attributes, _end, rest = after.partition(">")
    return f"<p{attributes}>{escape(lead)}{rest}"


def _attachments(page: NewsRelease) -> str:
    lines = []
    for block in page.attachments or []:
        if document := block.value["document"]:
            lines.append(f"{block.value['title'] or document.title}: {absolute(document.url)}")
    return "\n".join([gettext("Attachments"), "", *lines]) if lines else ""


def _contacts(groups: Iterable[ContactGroup]) -> str:
    lines = []
    for group in groups:
        if group.place:
            lines.append(f"\n{group.place}")
        for contact in group.contacts:
            institution = contact.institution.short_name if contact.institution else ""
            lines.append("\n" + ", ".join(filter(None, (contact.name, contact.role, institution))))
            lines += filter(None, (contact.email, contact.phone))
    return "\n".join([gettext("Media contacts"), *lines]) if lines else ""


def _origin(page: NewsRelease) -> str:
    """Where the text is from, and of when it is."""
    lines = [absolute(page.address(active()) or "")]
    if moment := page.edition_last_published_at:
        local = timezone.localtime(moment)
        # Names of time zones are English everywhere; the distance from UTC is understood.
        date = f"{date_format(local, 'DATETIME_FORMAT')} (UTC{local.isoformat()[-6:]})"
        lines.append(gettext("Text of %(date)s") % {"date": date})
    return "\n".join(lines)
