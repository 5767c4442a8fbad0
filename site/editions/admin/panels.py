"""The panels of a publication's form and of an edition's form."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from ..languages import codes, content_fields, localized
from .forms import EditionForm, PublicationForm

PROMOTE_FIELDS = ("public_slug", "seo_title", "search_description")


def in_each_language(*names: str, **kwargs: Any) -> list[FieldPanel]:
    """A panel per translated field and language; a form shows those of its own language only."""
    return [FieldPanel(localized(name, code), **kwargs) for name in names for code in codes()]


class PublicationInterface(TabbedInterface):
    """Wagtail's tabs, under the tabs of the languages."""

    class BoundPanel(TabbedInterface.BoundPanel):
        template_name = "editions/admin/publication_interface.html"


def publication_interface(model: Any) -> Panel:
    """The form of a page type, not bound to it yet: shared fields, and those of every language."""
    content = ObjectList(
        [
            *in_each_language("headline", classname="title"),
            *model.content_panels,
        ],
        heading=_("Content"),
    )
    promote = ObjectList(
        [MultiFieldPanel(in_each_language(*PROMOTE_FIELDS), heading=_("Address and search engines"))],
        heading=_("Promote"),
    )
    settings = ObjectList(model.settings_panels, heading=_("Settings"))
    # Not the model's base_form_class: Wagtail's admin sets that on the swapped base page at start-up.
    return PublicationInterface([content, promote, settings], base_form_class=PublicationForm)


class TranslationPanel(FieldPanel):
    """A field of one language with the original's text read-only beside it."""

    def __init__(self, field_name: str, original_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)
        self.original_name = original_name

    def clone_kwargs(self) -> dict:
        return super().clone_kwargs() | {"original_name": self.original_name}

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "editions/admin/translation_panel.html"

        @property
        def original(self) -> Any:
            return getattr(self.instance, self.panel.original_name)

        @property
        def original_kind(self) -> str:
            """How to show the original: the name of the field's class decides."""
            return type(self.panel.db_field).__name__.removeprefix("Translation")

        @property
        def original_language(self) -> str:
            return self.instance.original_language


@lru_cache
def edition_interface(model: type[models.Model], language: str, original: str) -> Panel:
    """The form of an edition: every field of its language in reading order, and its schedule."""
    fields = [
        TranslationPanel(name, _in_other_language(name, language, original))
        for name in _reading_order(model, language)
    ]
    interface = ObjectList([*fields, PublishingPanel()], base_form_class=EditionForm)
    return interface.bind_to_model(model)


def _in_other_language(name: str, language: str, other: str) -> str:
    return localized(name.removesuffix(localized("", language)), other)


def _reading_order(model: Any, language: str) -> Iterable[str]:
    """As the publication's own form has them; what search engines read comes last."""
    names = content_fields(model, language)
    order = {name: position for position, name in enumerate(_panel_fields(model.get_edit_handler()))}
    return sorted(names, key=lambda name: order.get(name, len(order)))


def _panel_fields(panel: Any) -> Iterable[str]:
    if hasattr(panel, "children"):
        for child in panel.children:
            yield from _panel_fields(child)
    elif name := getattr(panel, "field_name", None):
        yield name
