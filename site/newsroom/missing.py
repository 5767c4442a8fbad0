"""Where a reader may have wanted to go whose address leads to nothing."""

import re
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr
from django.utils.translation import get_language_from_path

from editions.languages import codes, endonym, localized
from editions.models import BasePage, PastPath
from editions.paths import HOME_DEPTH, prefixes
from editions.views import LONGEST_PATH

# More levels than any site has; each costs the query a little.
DEEPEST = 12
LONGEST_QUESTION = 120


@dataclass(frozen=True)
class OtherEdition:
    headline: str
    address: str | None
    language: str
    language_name: str
    is_current: bool


@dataclass(frozen=True)
class Elsewhere:
    """Readable editions of the publication that was meant, and the readable page above the address."""

    editions: list[OtherEdition] = field(default_factory=list)
    above: BasePage | None = None


def elsewhere(path: str, language: str) -> Elsewhere:
    """For an address at which readers of `language` find nothing: one query, or none.

    The publication meant is one that has or had this path in any language, or whose last part of it
    in any stands below the page the rest of it leads to. Nothing but what is readable is told.
    """
    public_path = _public_path(path)
    levels = prefixes(public_path)
    if "\0" in path or "." in path or len(public_path) > LONGEST_PATH or len(levels) > DEEPEST:
        return Elsewhere()
    above = set(levels[:-1])
    candidates = _having(public_path).union(*_beside(levels), _leading(above, language))
    meant, section = [], None
    for page in BasePage.objects.filter(pk__in=candidates).with_readable_languages().order_by("-depth", "pk"):
        if page.text("public_path", language) in above:
            if section is None and language in page.readable_languages and page.depth > HOME_DEPTH:
                section = page
        elif page.readable_languages:
            meant.append(page)
    # One that has the very path before one that has only its end.
    meant.sort(key=lambda page: public_path not in [page.text("public_path", code) for code in codes()])
    return Elsewhere(_editions(meant[0], language) if meant else [], section)


def words(path: str) -> str:
    """What to look for instead: the words of the address's last part."""
    last = _public_path(path).strip("/").rpartition("/")[2].rpartition(".")
    return re.sub(r"[\W_]+", " ", last[0] or last[2]).strip()[:LONGEST_QUESTION].rstrip()


def _public_path(path: str) -> str:
    named = get_language_from_path(path)
    rest = (path.removeprefix(f"/{named}") if named else path).strip("/")
    return f"/{rest}/" if rest else "/"


def _in_any(name: str, value: str) -> Q:
    condition = Q()
    for code in codes():
        condition |= Q(**{localized(name, code): value})
    return condition


def _having(public_path: str) -> QuerySet:
    return BasePage.objects.filter(_in_any("public_path", public_path)).order_by().values("pk")


def _beside(levels: list[str]) -> list[QuerySet]:
    past = PastPath.objects.filter(language__in=codes(), path=levels[-1]).values("page")
    if len(levels) == 1:
        return [past]
    last = levels[-1].removeprefix(levels[-2]).strip("/")
    parents_path = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - BasePage.steplen)
    parent = BasePage.objects.filter(_in_any("public_path", levels[-2]), path=parents_path)
    below = BasePage.objects.filter(_in_any("public_slug", last), Exists(parent))
    return [past, below.order_by().values("pk")]


def _leading(above: set[str], language: str) -> QuerySet:
    column = localized("public_path", language)
    return BasePage.objects.filter(**{f"{column}__in": above}).order_by().values("pk")


def _editions(page: BasePage, language: str) -> list[OtherEdition]:
    """The reader's own language first."""
    readable = sorted(page.readable_languages, key=lambda code: code != language)
    return [
        OtherEdition(
            page.text("headline", code), page.address(code), code, endonym(code), is_current=code == language
        )
        for code in readable
    ]
