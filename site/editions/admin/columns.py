"""The states of all languages as a column of the page listings."""

from dataclasses import replace
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from .tabs import LanguageTab, language_tabs


class EditionsColumn(Column):
    cell_template_name = "editions/admin/states_cell.html"

    def get_value(self, instance: Any) -> list[LanguageTab]:
        if not hasattr(instance, "editions_by_language"):
            return []
        stale = {code: edition.segments_stale for code, edition in instance.editions_by_language().items()}
        return [_with_stale(tab, stale.get(tab.code, 0)) for tab in language_tabs(instance, "")]


def _with_stale(tab: LanguageTab, number: int) -> LanguageTab:
    """How many passages of the original changed since, beside the state."""
    if not number:
        return tab
    told = _("stale: %(number)s") % {"number": number}
    return replace(tab, state_label=format_html("{} · <strong>{}</strong>", tab.state_label, told))


editions_column = EditionsColumn("editions", label=gettext_lazy("Languages"), width="20%")
