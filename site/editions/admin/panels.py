"""The panels of a publication's form and of an edition's form."""

from functools import lru_cache
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from ..languages import codes, content_fields, localized
from .forms import PublicationForm

PROMOTE_FIELDS = ("public_slug", "seo_title", "search_description")


def in_each_language(*names: str, **kwargs: Any) -> list[FieldPanel]:
    """A panel per translated field and language; a form shows those of its own language only."""
    return [FieldPanel(localized(name, code), **kwargs) for name in names for code in codes()]


class LanguagesPanel(Panel):
    """How each language stands, who works on it, and what can be done about it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "editions/admin/languages_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            user = self.request.user
            editions = self.instance.editions_by_language()
            context["editions"] = [editions[code] for code in codes() if code in editions]
            context["may_assign"] = user.has_perm("editions.assign_edition")
            context["may_swap"] = self.instance.permissions_for_user(user).can_publish()
            return context


class PreviewLinksPanel(Panel):
    """Who reads the original before its hour."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "editions/admin/preview_links_panel.html"

        @cached_property
        def edition(self) -> Any:
            """The original's; None before the first save."""
            if self.instance.pk is None:
                return None
            edition = self.instance.edition(self.instance.original_language)
            edition.page = self.instance
            return edition

        def is_shown(self) -> bool:
            from ..previews.access import may_hand_out

            return self.edition is not None and may_hand_out(self.request.user, self.edition)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from .preview_links import rows_of

            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"edition": self.edition, "links": rows_of(self.edition)}


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
    languages = ObjectList(
        [
            LanguagesPanel(),
            FieldPanel("minor_edit"),
            FieldPanel("release_policy"),
            PreviewLinksPanel(heading=_("Preview links")),
        ],
        heading=_("Languages"),
    )
    settings = ObjectList(model.settings_panels, heading=_("Settings"))
    # Not the model's base_form_class: Wagtail's admin sets that on the swapped base page at start-up.
    return PublicationInterface([content, languages, promote, settings], base_form_class=PublicationForm)


@lru_cache
def language_panels(model: type[models.Model], language: str) -> Panel:
    """One language's fields, to compare two versions of it."""
    panels = [FieldPanel(name) for name in content_fields(model, language)]
    return ObjectList(panels).bind_to_model(model)
