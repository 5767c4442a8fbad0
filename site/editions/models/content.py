"""The field that holds one language's text, and what the reference index sees in it."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from ..languages import content_fields


class Content(dict):
    """An edition's content that knows whose it is, because only the page type can read it."""

    edition: Any = None


class ContentField(models.JSONField):
    """JSON whose pictures, files and links Wagtail knows: of the text being written, where there is one."""

    def value_from_object(self, obj: Any) -> Any:
        content = Content(super().value_from_object(obj) or {})
        content.edition = obj
        return content

    def extract_references(self, content: Content) -> Iterator[tuple[type[models.Model], str, str, str]]:
        edition = content.edition
        if edition is None or edition.page_id is None:
            return
        text = edition.latest_revision.content.get(self.name) if edition.latest_revision else content
        model = edition.page.specific_class
        for name in content_fields(model, edition.language):
            field = model._meta.get_field(name)
            if hasattr(field, "extract_references") and (value := (text or {}).get(name)):
                for to_model, to_id, model_path, path in field.extract_references(field.to_python(value)):
                    yield to_model, to_id, f"{name}.{model_path}", f"{name}.{path}"
