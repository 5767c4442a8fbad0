"""What a page is, in schema.org's words, for search engines: JSON-LD.

Properties follow schema.org and what Google documents for articles, breadcrumbs, events and data sets.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.images.models import SourceImageIOError

from editions.languages import active, codes
from editions.models import BasePage, CorrectionNote
from publications.models import InstitutionalReport, Meeting, NewsRelease, Resource
from publications.models.subjects import Subject

from ..models import Branding, HomePage
from ..templatetags.newsroom_tags import absolute
from .calendar import place_of
from .card import card_link
from .language_tags import language_tag

Data = dict[str, Any]
CONTEXT = "https://schema.org"
LOGO_FILTER = "max-600x600"
RESOURCE_TYPES: dict[str, str] = {Resource.Kind.REPORT: "Report", Resource.Kind.DATA_SET: "Dataset"}


def structured_data(
    page: BasePage,
    branding: Branding,
    subjects: Mapping[str, list[Subject]] | None = None,
    corrections_page: str | None = None,
) -> list[Data]:
    """Of a page in the active language; `subjects` are those the page itself shows, so that none is asked for twice.

    `corrections_page` is the address at which the newsroom tells of its corrections.
    """
    found: list[Data | None] = [breadcrumbs(page)]
    match page:
        case HomePage():
            found.append(organization(branding) | {"description": branding.tagline or page.headline})
        case NewsRelease():
            found.append(news_article(page, branding, subjects or {}))
        case Meeting():
            found.append(meeting_event(page, branding))
        case Resource():
            found.append(resource(page, branding, subjects or {}))
        case InstitutionalReport():
            found.append(institutional_report(page, branding))
    if page.told_corrections and not any(data and "correction" in data for data in found):
        found.append(_work("WebPage", page, branding) | {"name": page.headline})
    if corrections_page:
        for data in filter(None, found):
            who = data if data["@type"] == "Organization" else data.get("publisher", {})
            who["correctionsPolicy"] = absolute(corrections_page)
    return [{"@context": CONTEXT, **without_gaps(data)} for data in found if data]


def news_article(page: NewsRelease, branding: Branding, subjects: Mapping[str, list[Subject]]) -> Data:
    issuers = subjects.get("institution", [])
    return _work("NewsArticle", page, branding) | {
        "articleSection": capfirst(page.get_kind_display()),
        "dateline": str(page.dateline),
        "locationCreated": [
            {"@type": "Place", "name": place} for place in page.dateline.places.split(" / ") if place
        ],
        "contentLocation": [_thing("Country", country) for country in subjects.get("country", [])],
        "about": [_thing("Thing", theme) for theme in subjects.get("theme", [])],
        "mentions": [_thing("Organization", forum) for forum in subjects.get("mechanism", [])],
        "author": _issuers(issuers) or organization(branding),
        "mainEntityOfPage": _url(page),
    }


def meeting_event(page: Any, branding: Branding) -> Data | None:
    """None without a place: to search engines an event is somewhere."""
    if not place_of(page):
        return None
    mechanism = page.trail[-1] if page.trail else None
    return {
        "@type": "Event",
        "@id": _url(page),
        "url": _url(page),
        "name": page.headline,
        "description": _description(page),
        "inLanguage": language_tag(active()),
        "startDate": page.date.isoformat(),
        "endDate": (page.end_date or page.date).isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Place",
            "name": place_of(page),
            "address": {
                "@type": "PostalAddress",
                "addressLocality": page.place,
                "addressCountry": page.host.iso2 if page.host else None,
            },
        },
        "organizer": {"@type": "Organization", "name": mechanism.headline, "url": _url(mechanism)}
        if mechanism
        else None,
        "image": [card_link(page, branding).url],
    }


def resource(page: Resource, branding: Branding, subjects: Mapping[str, list[Subject]]) -> Data:
    files = [block.value["document"] for block in page.files or [] if block.value["document"]]
    is_data = page.kind == Resource.Kind.DATA_SET
    return _work(RESOURCE_TYPES.get(page.kind, "CreativeWork"), page, branding) | {
        "name": page.headline,
        # Google asks a data set for its description; the headline is better than none.
        "description": _description(page) or page.headline,
        "creator": _issuers(subjects.get("institution", [])) or organization(branding),
        "spatialCoverage": [_thing("Country", country) for country in subjects.get("country", [])],
        "about": [_thing("Thing", theme) for theme in subjects.get("theme", [])],
        "distribution" if is_data else "encoding": [
            {
                "@type": "DataDownload" if is_data else "MediaObject",
                "contentUrl": absolute(file.url),
                "encodingFormat": file.content_type,
                "name": file.title,
            }
            for file in files
        ],
    }


def institutional_report(page: InstitutionalReport, branding: Branding) -> Data:
    institution = page.institution
    return _work("Report", page, branding) | {
        "name": page.headline,
        "author": {"@type": "Organization", "name": institution.name, "url": institution.website}
        if institution
        else None,
    }


def breadcrumbs(page: BasePage) -> Data | None:
    """The trail of readable pages above, with the page at its end."""
    if not page.trail:
        return None
    names = [(gettext("Home"), page.trail[0]), *((above.headline, above) for above in page.trail[1:])]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": _url(above)}
            for position, (name, above) in enumerate([*names, (page.headline, page)], start=1)
        ],
    }


def organization(branding: Branding) -> Data:
    language = active()
    return {
        "@type": "Organization",
        "name": branding.name_in(language),
        "url": absolute(f"/{language}/"),
        "logo": _logo(branding),
        "address": branding.address,
    }


def without_gaps(data: Any) -> Any:
    """Nothing is said of what is not known."""
    if isinstance(data, dict):
        kept = {key: without_gaps(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value not in (None, "", [], {})}
    return [without_gaps(item) for item in data] if isinstance(data, list) else data


def _work(kind: str, page: Any, branding: Branding) -> Data:
    """What every text of ours has in common."""
    first, last = page.edition_first_published_at, page.edition_last_published_at
    return {
        "@type": kind,
        "@id": _url(page),
        "url": _url(page),
        "headline": page.headline,
        "description": _description(page),
        "inLanguage": language_tag(active()),
        "datePublished": timezone.localtime(first).isoformat(timespec="seconds") if first else None,
        "dateModified": timezone.localtime(last).isoformat(timespec="seconds") if last else None,
        "image": [card_link(page, branding).url],
        "isAccessibleForFree": True,
        "publisher": organization(branding),
        "correction": [_correction(note) for note in page.told_corrections],
    } | _translations(kind, page)


def _correction(note: CorrectionNote) -> Data:
    return {
        "@type": "CorrectionComment",
        "name": capfirst(note.correction.get_kind_display()),
        "text": note.text,
        "datePublished": timezone.localtime(note.correction.published_at).isoformat(timespec="seconds"),
        "inLanguage": language_tag(note.language),
    }


def _translations(kind: str, page: BasePage) -> Data:
    """The original tells of its readable translations, a translation of its original where that is readable."""
    others = {code: page.address(code) for code in codes() if code in page.readable_languages}
    others.pop(active(), None)
    works = {
        code: {
            "@type": kind,
            "@id": absolute(address),
            "url": absolute(address),
            "inLanguage": language_tag(code),
        }
        for code, address in others.items()
        if address
    }
    if active() == page.original_language:
        return {"workTranslation": list(works.values())}
    return {"translationOfWork": works.get(page.original_language)}


def _issuers(institutions: Iterable[Subject]) -> list[Data]:
    return [_thing("Organization", institution) for institution in institutions]


def _thing(kind: str, subject: Subject) -> Data:
    return {
        "@type": kind,
        "name": subject.name,
        "alternateName": subject.detail if kind == "Organization" else None,
        "url": absolute(subject.address) if subject.address else None,
    }


def _logo(branding: Branding) -> Data | None:
    if branding.logo is None:
        return None
    try:
        rendition = branding.logo.get_rendition(LOGO_FILTER)
    except SourceImageIOError:
        return None
    return {
        "@type": "ImageObject",
        "url": absolute(rendition.url),
        "width": rendition.width,
        "height": rendition.height,
    }


def _description(page: Any) -> str:
    return page.search_description or getattr(page, "summary", "") or ""


def _url(page: BasePage) -> str:
    return absolute(page.address(active()) or "")
