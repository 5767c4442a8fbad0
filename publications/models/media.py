"""Pictures and files: models of our own from the start, since they cannot be swapped later."""

import logging
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from editions.media.addresses import in_a_random_folder, random_key

logger = logging.getLogger(__name__)

LONGEST_NAME = 100


def file_path(file: "File", name: str) -> str:
    return in_a_random_folder("documents", name, LONGEST_NAME)


class Picture(AbstractImage):
    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_picture", "Can choose picture")]
        indexes = [models.Index(fields=["file"], name="picture_by_file")]

    def get_upload_to(self, filename: str) -> str:
        folder, _slash, name = super().get_upload_to(filename).partition("/")
        return in_a_random_folder(folder, name, LONGEST_NAME)


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            ),
        ]
        # Each request for a picture finds it by its name.
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]

    def get_upload_to(self, filename: str) -> str:
        """In a folder of its own: from one size's address the others' cannot be told."""
        folder, _slash, name = super().get_upload_to(filename).partition("/")
        return in_a_random_folder(folder, name, LONGEST_NAME)


class File(AbstractDocument):
    """A file to download; of a PDF the pages are counted when it is saved.

    Its public address is made of its key, and stays when another file takes its place.
    """

    file: Any = models.FileField(_("file"), upload_to=file_path, max_length=LONGEST_NAME)
    key = models.CharField(max_length=32, unique=True, default=random_key, editable=False)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True, editable=False)

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        permissions = [("choose_file", "Can choose file")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed:
            self.pages = self._count_pages()
        super().save(*args, **kwargs)

    @property
    def url(self) -> str:
        return reverse("file", args=[self.key, self.filename])

    def _count_pages(self) -> int | None:
        if self.file_extension != "pdf":
            return None
        # Loaded for a new file alone: nine megabytes.
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError

        try:
            return len(PdfReader(self.file).pages)
        except (PyPdfError, ValueError, OSError):
            # A damaged PDF can still be published; only its number of pages stays unknown.
            logger.warning("Could not count the pages of %s", self.file.name)
            return None
        finally:
            self.file.seek(0)
