"""Which languages there are, what they are called, and which fields belong to one of them."""

from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.translation import get_language_info
from modeltranslation.settings import AVAILABLE_LANGUAGES, DEFAULT_LANGUAGE
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname as localized
from modeltranslation.utils import get_language as active

__all__ = [
    "DEFAULT_LANGUAGE",
    "active",
    "codes",
    "content_fields",
    "endonym",
    "fields_in",
    "fields_of_others",
    "is_language",
    "local_name",
    "localized",
    "storing",
    "translated_names",
]

# Derived from slugs and the tree by paths.py, so no part of anybody's text.
DERIVED = ("public_path",)


def codes() -> list[str]:
    return list(AVAILABLE_LANGUAGES)


def is_language(code: str) -> bool:
    return code in AVAILABLE_LANGUAGES


@lru_cache
def endonym(code: str) -> str:
    """The language's name in itself, as readers of it look for it: "Español"."""
    name: str = get_language_info(code)["name_local"]
    return name[:1].upper() + name[1:]


def local_name(code: str) -> str:
    """The language's name in the reader's language: "español" where Spanish is active."""
    return translation.gettext(dict(settings.LANGUAGES)[code])


def translated_names(model: type[models.Model]) -> list[str]:
    """Bare names of the translated fields, parents' fields first, always in the same order."""
    names = translator.get_options_for_model(model).all_fields
    order = {field.name: position for position, field in enumerate(model._meta.get_fields())}
    return sorted(names, key=lambda name: order[name])


def fields_in(model: type[models.Model], code: str, *, derived: bool = False) -> list[str]:
    """Names of the columns that hold `model`'s text in one language."""
    return [localized(name, code) for name in translated_names(model) if derived or name not in DERIVED]


def fields_of_others(model: type[models.Model], code: str, *, derived: bool = False) -> list[str]:
    others: Iterable[str] = (other for other in codes() if other != code)
    return [name for other in others for name in fields_in(model, other, derived=derived)]


def content_fields(model: type[models.Model], code: str) -> list[str]:
    """The columns of one language that people fill in."""
    return [name for name in fields_in(model, code) if model._meta.get_field(name).editable]


def storing() -> translation.override:
    """Names the language in which a row is written.

    A bare attribute (`headline`) follows the active language, so that a save would otherwise put
    whatever language the person's admin is in into the bare column.
    """
    return translation.override(DEFAULT_LANGUAGE)
