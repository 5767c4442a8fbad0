"""The pictures and files of a previewed text, which are private, at addresses below the preview's own."""

import re
from collections import defaultdict
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.db import models
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from ..media.addresses import KEY
from ..media.columns import columns_of
from ..models import BasePage

END = rb"""[^\s"'<>,?#]"""
PICTURE = re.compile(re.escape(settings.MEDIA_URL).encode() + rb"(" + END + rb"+)")
FILE = re.compile(rb"/documents/(" + KEY.encode() + rb")/" + END + rb"*")


def media_of(page: BasePage, language: str) -> dict[type[models.Model], set[int]]:
    """Ids of the pictures and files that its text in `language`, in memory, refers to."""
    model_of_page: type[models.Model] = type(page)
    wanted = set(columns_of(model_of_page, language))
    found: dict[type[models.Model], set[int]] = defaultdict(set)
    for field in page._meta.get_fields():
        if field.name not in wanted or isinstance(field, models.ForeignObjectRel):
            continue
        if hasattr(field, "extract_references"):
            for model, pk, *_paths in field.extract_references(getattr(page, field.attname)):
                found[model].add(int(pk))
        elif pk := getattr(page, field.attname):
            found[field.related_model].add(pk)
    return found


def at_own_addresses(content: bytes, page: BasePage, language: str, address: str) -> bytes:
    """A page's HTML whose own pictures and files lead to below `address`; others stay where they are."""
    ours = media_of(page, language)
    names = {unquote(found.decode()) for found in PICTURE.findall(content)}
    keys = {found.decode() for found in FILE.findall(content)}
    image, document = get_image_model(), get_document_model()
    renditions = image.get_rendition_model().objects.filter(file__in=names, image__in=ours[image])
    names &= set(renditions.values_list("file", flat=True)) if names else set()
    files = document.objects.filter(key__in=keys, pk__in=ours[document])
    keys &= set(files.values_list("key", flat=True)) if keys else set()
    own = address.encode()

    def of_picture(found: re.Match[bytes]) -> bytes:
        return own + b"media/" + found[1] if unquote(found[1].decode()) in names else found[0]

    def of_file(found: re.Match[bytes]) -> bytes:
        return own + found[0][1:] if found[1].decode() in keys else found[0]

    return FILE.sub(of_file, PICTURE.sub(of_picture, content))


def is_of(media: Any, page: BasePage, language: str) -> bool:
    return media.pk in media_of(page, language)[type(media)]
