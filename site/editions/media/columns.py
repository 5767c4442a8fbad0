"""Through which columns a publication's text in one language can show a picture or lead to a file."""

from functools import cache

from django.apps import apps
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from ..languages import fields_in, fields_of_others, translated_names
from ..models import BasePage


@cache
def columns_of(model: type[models.Model], language: str) -> tuple[str, ...]:
    """Names of a page type's columns and child relations: those of `language`, and those of all languages.

    Not the bare ones of translated fields: they hold whatever language was active when the row was written.
    """
    own = set(fields_in(model, language))
    not_own = {*fields_of_others(model, language), *translated_names(model)}
    return tuple(name for name in _referring(model) if name in own or name not in not_own)


@cache
def columns(language: str) -> tuple[str, ...]:
    """The same of all page types together."""
    models_of_pages: list[type[models.Model]] = [
        model for model in apps.get_models() if issubclass(model, BasePage)
    ]
    return tuple(sorted({name for model in models_of_pages for name in columns_of(model, language)}))


def _referring(model: type[models.Model]) -> list[str]:
    media = (get_image_model(), get_document_model())
    names = [
        field.name
        for field in model._meta.get_fields()
        if hasattr(field, "extract_references")
        or (isinstance(field, models.ForeignKey) and field.related_model in media)
    ]
    for relation in get_all_child_relations(model):
        if _referring(relation.related_model):
            names.append(relation.get_accessor_name())
    return names
