"""Pictures and files: models of our own from the start, since they cannot be swapped later."""

import logging
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

logger = logging.getLogger(__name__)


class Picture(AbstractImage):
    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_picture", "Can choose picture")]


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            ),
        ]


class File(AbstractDocument):
    """A file to download; of a PDF the pages are counted when it is saved."""

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

    def _count_pages(self) -> int | None:
        if self.file_extension != "pdf":
            return None
        try:
            return len(PdfReader(self.file).pages)
        except (PyPdfError, ValueError, OSError):
            # A damaged PDF can still be published; only its number of pages stays unknown.
            logger.warning("Could not count the pages of %s", self.file.name)
            return None
        finally:
            self.file.seek(0)
