"""A list of chosen records, each in a chooser of its own."""

from typing import Any

from treebeard.mp_tree import MP_Node
from wagtail.admin.panels import MultipleChooserPanel


class ChosenPanel(MultipleChooserPanel):
    """Wagtail's, which would ask once a row for what is chosen, and of a page once more for its parent."""

    class BoundPanel(MultipleChooserPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form and not self.form.is_bound:
                self._fetch_chosen()

        def _fetch_chosen(self) -> None:
            name = self.panel.chooser_field_name
            choosers = [(form.initial.get(name), form.fields[name].widget) for form in self.formset.forms]
            keys = [key for key, _widget in choosers if key]
            if not keys:
                return
            records = self.formset.model._meta.get_field(name).related_model._default_manager.in_bulk(keys)
            _fetch_parents([record for record in records.values() if isinstance(record, MP_Node)])
            for key, widget in choosers:
                if key in records:
                    # Of the key in the form alone: nothing else is ever asked of this copy of the widget.
                    widget.get_instance = records.get


def _fetch_parents(pages: list[Any]) -> None:
    """In one query, to where treebeard's `get_parent()` looks first."""
    if not pages:
        return
    paths = {page: page.path[: -page.steplen] for page in pages}
    parents = {
        parent.path: parent for parent in pages[0].tree_model().objects.filter(path__in=paths.values())
    }
    for page, path in paths.items():
        page._cached_parent_obj = parents[path]
