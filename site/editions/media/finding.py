"""The picture or file an address names, whoever may have it."""

from dataclasses import dataclass
from mimetypes import guess_type
from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model


@dataclass(frozen=True)
class StoredPicture:
    """A picture in one of its sizes. Its original is for those who work with it."""

    media: Any
    file: Any
    is_original: bool

    @property
    def content_type(self) -> str:
        return guess_type(self.file.name)[0] or "application/octet-stream"


def picture_at(path: str) -> StoredPicture | None:
    """By its name in the storage: one query, for an original two."""
    model = get_image_model()
    if "\0" in path:
        return None
    renditions = model.get_rendition_model().objects.select_related("image__collection")
    if rendition := renditions.filter(file=path).first():
        # Also an original in another format.
        is_original = "original" in rendition.filter_spec.split("|")
        return StoredPicture(rendition.image, rendition.file, is_original)
    if picture := model.objects.select_related("collection").filter(file=path).first():
        return StoredPicture(picture, picture.file, is_original=True)
    return None


def file_with(**values: Any) -> Any:
    """The file with that `key` or `pk`; None where there is none."""
    return get_document_model().objects.select_related("collection").filter(**values).first()
