"""Recognised parts made into publications: all of a page's or none of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.formats import date_format

from editions.languages import codes, localized
from editions.models import BasePage, Edition

from ..models import (
    Commitment,
    Contact,
    Institution,
    InstitutionalReport,
    Meeting,
    NewsRelease,
    ReleaseContact,
    Strategy,
)
from . import messages
from .messages import Notice
from .parts import ContactLine, Paragraph, Recognised, Report

HEADLINE_LENGTH = 255


@dataclass
class Imported:
    """A publication that was made, and what an editor should look at in it."""

    page: BasePage
    kind: str
    notices: list[Notice] = field(default_factory=list)

    @property
    def state(self) -> str:
        edition: Edition = self.page.edition(self.page.original_language)
        return edition.state.value


@transaction.atomic
def build(
    recognised: Recognised,
    parent: BasePage,
    *,
    publish: bool = False,
    user: Any = None,
    headline: str = "",
) -> list[Imported]:
    """Adds the publications under `parent`, as drafts or published.

    `headline` serves where the text has none. Raises ValidationError when one cannot be published;
    then none is made.
    """
    maker = MAKERS[recognised.kind]
    made = maker(recognised, headline)
    for imported in made:
        page = imported.page
        page.original_language = recognised.language
        page.owner = user
        page.live = False
        parent = type(parent).objects.get(pk=parent.pk)
        parent.add_child(instance=page)
        revision = page.save_revision(user=user, log_action=True, clean=False)
        if publish:
            revision.publish(user=user, skip_permission_checks=True)
            page.refresh_from_db()
        imported.notices = [*recognised.notices, *imported.notices]
    return made


def stream(paragraphs: list[Paragraph]) -> list[tuple[str, Any]]:
    """Stream data of a body: quotations as blocks of their own, all else as rich text between them."""
    blocks: list[tuple[str, Any]] = []
    for is_quotation, group in groupby(paragraphs, key=lambda part: part.kind == "quotation"):
        if is_quotation:
            blocks += [("quotation", {"text": part.text, "attribution": part.attribution}) for part in group]
        else:
            blocks.append(("paragraph", _html(list(group))))
    return blocks


def _html(paragraphs: list[Paragraph]) -> str:
    html = []
    for kind, group in groupby(paragraphs, key=_list_kind):
        texts = [escape(part.text, quote=False) for part in group]
        if kind in ("ul", "ol"):
            html.append(f"<{kind}>" + "".join(f"<li>{text}</li>" for text in texts) + f"</{kind}>")
        else:
            html += [f"<{kind}>{text}</{kind}>" for text in texts]
    return "".join(html)


def _list_kind(part: Paragraph) -> str:
    if part.kind == "heading":
        return "h2"
    if part.kind == "list_item":
        return "ol" if part.marker[:1].isdecimal() else "ul"
    return "p"


def _release(recognised: Recognised, headline: str) -> list[Imported]:
    language = recognised.language
    kind = NewsRelease.Kind.STATEMENT if recognised.kind == "statement" else NewsRelease.Kind.NEWS_RELEASE
    page = NewsRelease(kind=kind)
    imported = Imported(page, kind.value)
    _set_page(imported, recognised, headline)
    if recognised.dateline:
        page.date = recognised.dateline.date
        setattr(page, localized("place", language), " / ".join(recognised.dateline.places))
    page.release_contacts = [
        ReleaseContact(contact=_contact(line, language, imported), sort_order=position)
        for position, line in enumerate(recognised.contacts)
    ]
    same = NewsRelease.objects.filter(date=page.date, title=page.text("headline", language))
    if page.date and same.exists():
        imported.notices.append(Notice(0, messages.THERE_ALREADY))
    return [imported]


def _strategy(recognised: Recognised, headline: str) -> list[Imported]:
    imported = Imported(Strategy(), "strategy")
    _set_page(imported, recognised, headline)
    return [imported]


def _reports(recognised: Recognised, headline: str) -> list[Imported]:
    if not recognised.reports:
        raise ValidationError(translation.gettext(messages.NO_REPORTS))
    return [_report(report, recognised.language) for report in recognised.reports]


def _report(report: Report, language: str) -> Imported:
    page = InstitutionalReport(date=report.date)
    imported = Imported(page, "institutional_report")
    if report.institution:
        page.institution = _institution(report.institution, language, report.line, imported)
    with translation.override(language):
        date = date_format(report.date, "DATE_FORMAT") if report.date else ""
    _set_text(
        page, language, ", ".join(part for part in (report.institution, date) if part), report.paragraphs
    )
    recorded = list(_commitments(report))
    page.commitments = recorded
    unknown = set(report.references) - {commitment.number for commitment in recorded}
    numbers = ", ".join(number for number in report.references if number in unknown)
    if numbers:
        page.references = f"{numbers} ({report.summit})" if report.summit else numbers
    return imported


def _commitments(report: Report) -> Any:
    """Recorded commitments of the meeting the report names: "17", of the "VII Summit"."""
    meeting = report.summit.split()[0] if report.summit else ""
    if not (meeting and report.references):
        return Commitment.objects.none()
    meetings = Meeting.objects.filter(number=meeting)
    within = Q()
    for path in meetings.values_list("path", flat=True):
        within |= Q(path__startswith=path)
    return (
        Commitment.objects.filter(within, number__in=report.references)
        if within
        else Commitment.objects.none()
    )


MAKERS: dict[str, Callable[[Recognised, str], list[Imported]]] = {
    "release": _release,
    "statement": _release,
    "strategy": _strategy,
    "reports": _reports,
}


def _set_page(imported: Imported, recognised: Recognised, headline: str) -> None:
    """The whole text as one publication; `headline` stands in where the text has none."""
    _set_text(imported.page, recognised.language, recognised.headline or headline, recognised.body)
    if not recognised.headline and headline:
        imported.notices.append(Notice(0, messages.HEADLINE_GIVEN, {"text": headline}))


def _set_text(page: BasePage, language: str, headline: str, body: list[Paragraph]) -> None:
    if len(headline) > HEADLINE_LENGTH:
        raise ValidationError(translation.gettext("The headline is longer than 255 characters."))
    setattr(page, localized("headline", language), headline)
    setattr(page, localized("body", language), stream(body))


def _contact(line: ContactLine, language: str, imported: Imported) -> Contact:
    """The recorded contact with this e-mail (or number) at this place, else a new one."""
    place = localized("place", language)
    known = Contact.objects.filter(**{place: line.place})
    if line.email:
        known = known.filter(email__iexact=line.email)
    else:
        known = known.filter(**{localized("name", language): line.name, "phone": line.phone})
    if contact := known.first():
        return contact
    contact = Contact(email=line.email, phone=line.phone)
    if line.institution:
        contact.institution = _institution(line.institution, language, line.line, imported)
    for code in codes():
        # A person's name is the same in every language; the place's may not be.
        setattr(contact, localized("name", code), line.name or line.email or line.phone)
    setattr(contact, place, line.place)
    setattr(contact, localized("role", language), line.other[:120])
    contact.save()
    return contact


def _institution(written: str, language: str, line: int, imported: Imported) -> Institution:
    """The recorded institution of this name or acronym in any language, else a new one."""
    known = Q()
    for code in codes():
        known |= Q(**{f"{localized('acronym', code)}__iexact": written})
        known |= Q(**{f"{localized('name', code)}__iexact": written})
    if institution := Institution.objects.filter(known).first():
        return institution
    # As written in every language, for want of better: an acronym often is the same in all.
    institution = Institution.objects.create(**{localized("name", code): written for code in codes()})
    imported.notices.append(Notice(line, messages.INSTITUTION_ADDED, {"text": written}))
    return institution
