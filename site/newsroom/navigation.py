"""The frame around every page as readers of one language see it: branding, menu and footer, two queries."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.images.shortcuts import get_rendition_or_not_found

from editions.languages import localized
from editions.models import BasePage
from editions.paths import address
from editions.prepared import Prepared

from .models import Branding, CorrectionsPage, MenuSection

LOGO_SIZE = "max-240x96"


@dataclass(frozen=True)
class MenuLine:
    label: str
    address: str | None
    is_elsewhere: bool = False


@dataclass
class MenuPart:
    """A section as it opens: its own line, its text, its entries."""

    line: MenuLine
    text: str = ""
    is_in_footer: bool = False
    entries: list[MenuLine] = field(default_factory=list)


@dataclass(frozen=True)
class Frame:
    """`logo` is the rendition that pages show."""

    branding: Branding
    logo: Any = None
    menu: list[MenuPart] = field(default_factory=list)
    footer: list[MenuPart] = field(default_factory=list)
    corrections_page: str | None = None


_last: dict[str, Frame] = {}


def frame(language: str) -> Frame:
    branding = Branding.load()
    logo = get_rendition_or_not_found(branding.logo, LOGO_SIZE) if branding.logo else None
    _last[language] = Frame(branding, logo)
    parts, corrections_page = _menu(language)
    menu = [part for part in parts if not part.is_in_footer]
    return Frame(branding, logo, menu, [part for part in parts if part.is_in_footer], corrections_page)


def last_frame(language: str) -> Frame:
    """The branding as this process read it last, for pages that must not ask the database."""
    return _last.get(language) or Frame(Branding())


def sections(language: str) -> list[MenuPart]:
    """Sections and entries that have a label in the language and lead somewhere readable in it."""
    return _menu(language)[0]


def _menu(language: str) -> tuple[list[MenuPart], str | None]:
    """The sections, and in the same query the address at which corrections are told; without a menu, none is asked for."""
    parts: dict[int, MenuPart] = {}
    corrections_path = None
    label, url, text = localized("label", language), localized("url", language), localized("text", language)
    for row in MENU.rows(language):
        corrections_path = row["corrections_path"]
        if row["id"] not in parts:
            line = _line(row[label], row[url], row["page"], row["own_path"], language)
            parts[row["id"]] = MenuPart(line, row[text] or "", row["in_footer"])
        entry = _line(
            row[f"entries__{label}"],
            row[f"entries__{url}"],
            row["entries__page"],
            row["entry_path"],
            language,
        )
        if entry.label and entry.address:
            parts[row["id"]].entries.append(entry)
    shown = [part for part in parts.values() if part.line.label and (part.line.address or part.entries)]
    return shown, address(language, corrections_path)


def _menu_rows(language: str) -> QuerySet:
    found = MenuSection.objects.annotate(
        own_path=_readable_path("page", language),
        entry_path=_readable_path("entries__page", language),
        corrections_path=Subquery(
            CorrectionsPage.objects.readable(language).values(localized("public_path", language))[:1]
        ),
    ).order_by("sort_order", "pk", "entries__sort_order")
    label, url = localized("label", language), localized("url", language)
    return found.values(
        "id",
        label,
        url,
        "page",
        "own_path",
        localized("text", language),
        "in_footer",
        f"entries__{label}",
        f"entries__{url}",
        "entries__page",
        "entry_path",
        "corrections_path",
    )


MENU = Prepared(_menu_rows)


def _readable_path(to_page: str, language: str) -> Subquery:
    readable = BasePage.objects.readable(language).filter(pk=OuterRef(to_page))
    return Subquery(readable.values(localized("public_path", language))[:1])


def _line(label: str | None, site: str | None, page: int | None, path: str | None, language: str) -> MenuLine:
    if page:
        return MenuLine(label or "", address(language, path))
    return MenuLine(label or "", site or None, is_elsewhere=bool(site))
