"""RSS 2.0 and Atom: what is new, in one language."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from editions.languages import active
from editions.models import BasePage
from editions.views import answer

from ..models import Branding
from ..templatetags.newsroom_tags import absolute
from .entries import Entry, Scope, newest, scope_of
from .identifiers import edition_uri
from .language_tags import language_tag
from .xml_text import xml_safe

# Of a feed whose page has never been dated: any day on which the host was ours.
SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


class Dated:
    """A feed without an entry is as old as its page; Django would say "now", and no two answers were the same."""

    feed: dict[str, Any]
    items: list[dict[str, Any]]

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=self.feed["page_date"])


class Rss(Dated, Rss201rev2Feed):
    pass


class Atom(Dated, Atom1Feed):
    pass


FORMATS: dict[str, type[Rss | Atom]] = {"rss.xml": Rss, "atom.xml": Atom}


@require_safe
@cache_control(public=True, no_cache=True)
@conditional_page
def feed(request: HttpRequest, path: str, file: str) -> HttpResponseBase:
    return answer(request, path, partial(_respond, request, file), file=file)


def _respond(request: HttpRequest, file: str, page: BasePage) -> HttpResponse:
    scope = scope_of(page, active(), request.GET)
    if scope is None:
        raise Http404
    made = made_feed(page, scope, file)
    response = HttpResponse(content_type=made.content_type)
    made.write(response, "utf-8")
    return response


def made_feed(page: BasePage, scope: Scope, file: str) -> Rss | Atom:
    """The feed of one page in the active language; four queries for its entries, one for the office's name."""
    language = active()
    office = Branding.load().name_in(language)
    since = page.edition_first_published_at or SOME_DAY
    address = page.address(language)
    made = FORMATS[file](
        title=xml_safe(feed_title(page, scope.title, office)),
        link=absolute(f"{address}{scope.query}"),
        description=xml_safe(page.search_description or getattr(page, "summary", "") or page.headline),
        language=language_tag(language),
        author_name=xml_safe(office),
        feed_url=absolute(f"{address}{file}{scope.query}"),
        feed_guid=edition_uri(page.pk, language, since, f"/feed{scope.query}"),
        page_date=page.edition_last_published_at or since,
    )
    entries = newest(scope.publications, language) if scope.entries is None else scope.entries
    for entry in entries:
        made.add_item(
            title=xml_safe(entry.headline),
            link=absolute(entry.address),
            description=_description(entry),
            pubdate=entry.first_published,
            updateddate=entry.last_published,
            unique_id=edition_uri(entry.pk, language, entry.first_published, entry.part),
            unique_id_is_permalink=False,
            categories=[xml_safe(theme) for theme in entry.themes],
        )
    return made


def _description(entry: Entry) -> str:
    """As HTML, which both formats read here: what was corrected before anything else."""
    summary = escape(xml_safe(entry.summary))
    if not entry.correction:
        return summary
    return f"<p>{escape(xml_safe(entry.correction))}</p>" + (f"<p>{summary}</p>" if summary else "")


def feed_title(page: BasePage, chosen: str, office: str) -> str:
    """ "News: Statements · Panama – The Office"; of the front page the office's name alone."""
    if page.text("public_path", active()) == "/":
        return office
    subject = f"{page.headline}: {chosen}" if chosen else page.headline
    return f"{subject} – {office}"
