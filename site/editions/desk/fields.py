"""The form field in which a segment is translated."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser

from ..models import BasePage
from ..segments import Kind, Leaf

# What the picture chooser shows of a chosen picture.
PREVIEW = "max-165x165"
CHOOSERS = {
    Kind.IMAGE: (get_image_model, AdminImageChooser),
    Kind.DOCUMENT: (get_document_model, AdminDocumentChooser),
    Kind.PAGE: (lambda: BasePage, AdminPageChooser),
}


class OneLineField(forms.CharField):
    """Text of one line in a box that grows: a pasted line break becomes a space."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class ChoiceField(forms.ModelChoiceField):
    """Hands its widget the object it was given instead of fetching it anew by its id."""

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, models.Model) else super().prepare_value(value)


def fetch(kind: Kind, ids: Collection[int]) -> dict[int, Any]:
    """Pictures (with what their chooser shows), files or pages by id; deleted ones are missing."""
    objects = CHOOSERS[kind][0]().objects.all()
    if kind is Kind.IMAGE:
        objects = objects.prefetch_renditions(PREVIEW)
    found: dict[int, Any] = objects.in_bulk(ids)
    return found


def field_name(key: str) -> str:
    """The field's name in the form: a key without the dots that CSS selectors read as classes."""
    return f"segment-{key.replace('.', '--')}"


def field_for(leaf: Leaf) -> forms.Field:
    """Never required: what may not be missing is decided by where the text goes."""
    if leaf.kind.is_chosen:
        get_model, widget = CHOOSERS[leaf.kind]
        return ChoiceField(
            get_model().objects.all(),
            widget=widget(show_edit_link=False),
            required=False,
            label=leaf.label,
            error_messages={
                "invalid_choice": _("What was chosen here has been deleted. Please choose again.")
            },
        )
    if leaf.kind is Kind.RICH:
        widget = get_rich_text_editor_widget("default", features=leaf.features)
        # The editor draws a field of its own, which no label is for.
        widget.options["ariaLabelledBy"] = f"{field_name(leaf.key)}-label"
        return forms.CharField(widget=widget, required=False, label=leaf.label)
    field = OneLineField if leaf.is_one_line else forms.CharField
    return field(
        widget=AdminAutoHeightTextInput(attrs={"rows": 1}),
        required=False,
        label=leaf.label,
        max_length=leaf.max_length,
    )
