"""Where in the tree an imported text belongs."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext

from editions.languages import codes, localized
from editions.models import BasePage

from ..models import InstitutionalReport, Mechanism, NewsRelease, Strategy

PAGE_TYPES: dict[str, type[BasePage]] = {
    "release": NewsRelease,
    "statement": NewsRelease,
    "strategy": Strategy,
    "reports": InstitutionalReport,
}


def parent_at(path: str, kind: str, language: str) -> BasePage:
    """The page at a public path, with or without its language, that can hold texts of this kind.

    Raises ValidationError where there is none.
    """
    wanted = "/" + "/".join(part for part in path.split("/") if part) + "/"
    for code in codes():
        if wanted.startswith(f"/{code}/"):
            wanted, language = wanted.removeprefix(f"/{code}"), code
    page = BasePage.objects.filter(**{localized("public_path", language): wanted}).first()
    if page is None:
        raise ValidationError(gettext("There is no page at %(path)s.") % {"path": path})
    model = PAGE_TYPES[kind]
    if page.specific_class not in model.allowed_parent_page_models():
        raise ValidationError(
            gettext("“%(page)s” cannot hold a %(kind)s.")
            % {"page": page.title, "kind": model._meta.verbose_name}
        )
    return page.specific


def usual_parent(kind: str) -> BasePage:
    """Where texts of this kind usually stand: beside others of theirs, or in the one page that can hold them.

    Raises ValidationError where that is not clear, since a guess would publish at a wrong address.
    """
    if kind == "reports":
        candidates = list(Mechanism.objects.filter(kind=Mechanism.Kind.SUMMIT)[:2])
    else:
        candidates = _beside_others(PAGE_TYPES[kind]) or _able_to_hold(PAGE_TYPES[kind])
    if len(candidates) != 1:
        raise ValidationError(
            gettext("It is not clear where this belongs: name the page above it (--parent).")
        )
    return candidates[0].specific


def _beside_others(model: type[BasePage]) -> list[BasePage]:
    newest = model.objects.order_by("-pk").first()
    return [newest.get_parent()] if newest else []


def _able_to_hold(model: type[BasePage]) -> list[BasePage]:
    types = Q()
    for parent in model.allowed_parent_page_models():
        types |= Q(
            content_type__app_label=parent._meta.app_label, content_type__model=parent._meta.model_name
        )
    return list(BasePage.objects.filter(types).order_by("depth", "path")[:1])
