"""Public paths: one per publication and language, following the parent's path in that language.

A path starts and ends with a slash and carries no language: `/noticias/un-comunicado/`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext

from . import batch
from .languages import codes, local_name, localized

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from .models import BasePage

HOME_DEPTH = 2


def address(language: str, public_path: str | None) -> str | None:
    """`/es` + `/noticias/…`: the path of the URL a reader types."""
    return f"/{language}{public_path}" if public_path else None


def prefixes(public_path: str) -> list[str]:
    """The path and every path above it: /a/b/ gives /, /a/, /a/b/."""
    parts = [part for part in public_path.split("/") if part]
    return ["/", *("/" + "/".join(parts[: end + 1]) + "/" for end in range(len(parts)))]


def url_parts(local_address: str) -> tuple[int, str, str]:
    """Wagtail's (site id, root URL, path). Portavoz serves one site, at BASE_URL."""
    return (1, settings.BASE_URL, local_address)


def free_slug(page: "BasePage", language: str, wanted: str) -> str:
    """`wanted`, or `wanted-2`, `wanted-3` … where a sibling or the site itself has it in that language."""
    parent = page.get_parent() if page.path else getattr(page, "_cached_parent_obj", None)
    if parent is None:
        return wanted
    name = localized("public_slug", language)
    beginning = {f"{name}__startswith": wanted[:100]}
    taken = set(_children(parent, page.pk).filter(**beginning).values_list(name, flat=True))
    longest = page._meta.get_field("public_slug").max_length
    return first_free(wanted, longest, lambda slug: slug in taken or is_reserved(parent, language, slug))


def first_free(wanted: str, longest: int, is_taken: Callable[[str], bool]) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3` … that is not taken."""
    slug, suffix = wanted, 1
    while is_taken(slug):
        suffix += 1
        slug = f"{wanted[: longest - len(str(suffix)) - 1]}-{suffix}"
    return slug


def check_slug(page: "BasePage", language: str) -> None:
    """Raises ValidationError where the page's slug in that language is not free where the page is."""
    slug = page.text("public_slug", language)
    if slug and not page._state.adding and page.depth > HOME_DEPTH:
        check_slug_below(page.get_parent(), language, slug, page.pk)


def check_slug_below(parent: "BasePage", language: str, slug: str, page_id: int | None = None) -> None:
    """Raises ValidationError where a child of `parent` other than the page, or the site itself, has the slug."""
    name = localized("public_slug", language)
    if _children(parent, page_id).filter(**{name: slug}).exists():
        message = gettext("Another publication in the same place already has the address “%(slug)s”.")
        raise ValidationError({name: message % {"slug": slug}})
    if is_reserved(parent, language, slug):
        raise ValidationError({name: _reserved_sentence(slug)})


def is_reserved(parent: "BasePage", language: str, slug: str) -> bool:
    """Whether the site itself answers at the place of a publication with that slug: its search, for example."""
    base = address(language, parent.text("public_path", language))
    if base is None:
        return False
    with translation.override(language):
        try:
            match = resolve(f"{base}{slug}/")
        except Resolver404:
            return False
    return match.url_name != "wagtail_serve"


def _reserved_sentence(slug: str) -> str:
    message = gettext("The site itself uses the address “%(slug)s” here. Choose another one.")
    return message % {"slug": slug}


def _children(parent: "BasePage", but: int | None) -> "QuerySet[BasePage]":
    from .models import BasePage

    return BasePage.objects.child_of(parent).exclude(pk=but)


def hold_addresses(*page_ids: int) -> None:
    """Lets one transaction at a time give addresses; locks the pages they are for, and home for the whole tree.

    Else a page could take the path its parent is just losing, or two siblings one slug. Home is locked
    last, never before a page.
    """
    from .models import BasePage

    if page_ids and all(batch.holds(page_id) for page_id in page_ids):
        return
    rows = BasePage.objects.filter(Q(depth=HOME_DEPTH) | Q(pk__in=page_ids)).order_by("-depth", "path")
    list(rows.select_for_update(no_key=True).values_list("pk"))


def place(page: "BasePage") -> dict[str, str | None]:
    """Sets the page's path in every language from its slug and its parent; gives the old ones."""
    parent = page.get_parent() if page.depth and page.depth > HOME_DEPTH else None
    before = {}
    for language in codes():
        name = localized("public_path", language)
        before[language] = getattr(page, name)
        setattr(page, name, _path(page, parent, language))
    return before


def _path(page: "BasePage", parent: "BasePage | None", language: str) -> str | None:
    if page.depth == HOME_DEPTH:
        return "/"
    base = parent.text("public_path", language) if parent else None
    slug = page.text("public_slug", language)
    return f"{base}{slug}/" if base and slug else None


def check_parent(page: "BasePage", language: str) -> None:
    """Raises ValidationError where the page cannot have an address in that language."""
    if page.depth > HOME_DEPTH and not page.get_parent().text("public_path", language):
        raise _no_edition(page.get_parent(), language)


def check_move(page: "BasePage", parent: "BasePage") -> None:
    """Raises ValidationError where the page would stand at an address of the site's own.

    Also where it, or one below it, is live in a language `parent` has no path in.
    """
    for language in codes():
        slug = page.text("public_slug", language)
        if slug and is_reserved(parent, language, slug):
            raise ValidationError(_reserved_sentence(slug))
        if parent.depth < HOME_DEPTH or parent.text("public_path", language):
            continue
        below = page.editions.model.objects.filter(page__path__startswith=page.path)
        due = Q(live=True) | Q(scheduled=True)
        if below.with_activity().filter(due, language=language).exists():
            raise _no_edition(parent, language)


def _no_edition(parent: "BasePage", language: str) -> ValidationError:
    message = gettext(
        "“%(parent)s”, the page above this one, has no %(language)s edition yet. Publish that first."
    )
    return ValidationError(message % {"parent": parent.title, "language": local_name(language)})


def remember_moves(page: "BasePage", before: dict[str, str | None]) -> None:
    """Carries changed paths down the tree and leaves a redirect for the page and each descendant."""
    for language, old in before.items():
        new = page.text("public_path", language)
        if old == new:
            continue
        if old:
            _move_subtree(page, language, old, new)
        if new:
            page.past_paths.model.objects.filter(language=language, path=new).delete()


def _move_subtree(page: "BasePage", language: str, old: str, new: str | None) -> None:
    from .models import BasePage, PastPath

    batch.forget_rows()
    name = localized("public_path", language)
    below = BasePage.objects.filter(path__startswith=page.path, **{f"{name}__startswith": old}).exclude(
        pk=page.pk
    )
    gone = [(page.pk, old), *below.values_list("pk", name)]
    PastPath.objects.filter(language=language, path__in=[path for _pk, path in gone]).delete()
    PastPath.objects.bulk_create(
        [PastPath(page_id=pk, language=language, path=path) for pk, path in gone], batch_size=1000
    )
    if new is None:
        below.update(**{name: None})
        return
    below.update(**{name: Concat(Value(new), Substr(F(name), len(old) + 1))})
    arrived = [new + path[len(old) :] for _pk, path in gone]
    PastPath.objects.filter(Q(language=language), path__in=arrived).delete()
