"""The states of all languages as a column of the page listings."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from .tabs import language_tabs


class EditionsColumn(Column):
    cell_template_name = "editions/admin/states_cell.html"

    def get_value(self, instance: Any) -> Any:
        return language_tabs(instance, "") if hasattr(instance, "editions_by_language") else []


editions_column = EditionsColumn("editions", label=_("Languages"), width="20%")
