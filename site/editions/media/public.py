"""Whether the public may have a picture or a file: whether something it may read uses it, now."""

from typing import Any

from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail import hooks
from wagtail.models import ReferenceIndex

from ..languages import codes
from ..models import BasePage
from .columns import columns


def is_public(media: Any) -> bool:
    """Whether the live text of a readable edition refers to it, or what is public by itself: one query.

    Wagtail's reference index tells who refers to what. Only rows of publications count: an edition's
    own row holds what is being written. Hooks named `register_public_media` give foreign keys of
    models that every page shows, such as the logo's.
    """
    always = [field for hook in hooks.get_hooks("register_public_media") for field in hook()]
    users = [
        field.model._base_manager.filter(**{field.name: media.pk}).order_by().values("pk")
        for field in always
        if field.related_model is type(media)
    ]
    references = ReferenceIndex.objects.filter(
        base_content_type=ReferenceIndex._get_base_content_type(BasePage),
        to_content_type=ReferenceIndex._get_base_content_type(media),
        to_object_id=str(media.pk),
    )
    users += [_readers(references, code) for code in codes()]
    first, *others = users
    return bool(first.union(*others, all=True).exists())


def is_restricted(media: Any) -> bool:
    """Whether a privacy setting of Wagtail's lies on its collection, or on one above that."""
    return bool(media.collection.get_view_restrictions().exists())


def _readers(references: QuerySet, language: str) -> QuerySet:
    """The readable publications whose live text in `language` has one of these references."""
    of_the_text = Q()
    for name in columns(language):
        of_the_text |= Q(model_path=name) | Q(model_path__startswith=f"{name}.")
    pages = references.filter(of_the_text).annotate(page=Cast("object_id", BigIntegerField())).values("page")
    return BasePage.objects.readable(language).filter(pk__in=pages).order_by().values("pk")
