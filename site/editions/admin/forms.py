from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import AbstractPage

from .. import paths
from ..languages import fields_of_others, is_language, local_name, localized, translated_names
from .instant_fields import on_the_newsrooms_clock, refuse_the_past


class PublicationForm(WagtailAdminPageForm):
    """The original language and the shared fields; nothing posted here can touch another language."""

    minor_edit = forms.BooleanField(
        label=gettext_lazy("This is a minor change"),
        help_text=gettext_lazy("A misprint, a comma: translations that are up to date stay up to date."),
        required=False,
    )

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        page = self.instance
        if page._state.adding and data and is_language(data.get("original_language", "")):
            page.original_language = data["original_language"]
        for name in fields_of_others(type(page), page.original_language, derived=True):
            self.fields.pop(name, None)
        in_one_language(self, page.original_language)
        _fetch_lists_once(self)
        on_the_newsrooms_clock(self)
        if headline := self.fields.get(localized("headline", page.original_language)):
            # Shown as a title, the field has no visible label.
            headline.widget.attrs["placeholder"] = f"{headline.label}*"

    def save(self, commit: bool = True) -> Any:
        self.instance.is_minor_edit = bool(self.cleaned_data.get("minor_edit"))
        return super().save(commit=commit)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        refuse_the_past(self)
        name = localized("public_slug", self.instance.original_language)
        slug = data.get(name)
        if slug and self.instance._state.adding and self.parent_page:
            try:
                paths.check_slug_below(self.parent_page, self.instance.original_language, slug)
            except ValidationError as problem:
                self.add_error(None, problem)
        return data


def _fetch_lists_once(form: forms.BaseModelForm) -> None:
    """Of what there is to tick: Wagtail asks three times a showing, and of publications for all they hold."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelMultipleChoiceField):
            records: Any = field.queryset
            if issubclass(records.model, AbstractPage):
                field.queryset = records.rewrite(False).only("title")
            if not form.is_bound:
                choices: Any = field.choices
                # Through iter(): the iterator's length would be one more query.
                field.choices = list(iter(choices))


def in_one_language(form: forms.BaseModelForm, language: str) -> None:
    """Names the fields without their language and marks what cannot be published without.

    Drafts pass: Wagtail defers required fields for them.
    """
    model = type(form.instance)
    own = translated_names(model)
    for name in own:
        if field := form.fields.get(localized(name, language)):
            field.label = capfirst(model._meta.get_field(name).verbose_name)
    for name in model.required_to_publish:
        if field := form.fields.get(localized(name, language) if name in own else name):
            field.required = True
            field.error_messages["required"] = missing_sentence(model, name, language)


def missing_sentence(model: type[models.Model], name: str, language: str) -> str:
    """That a field is empty which a publication cannot go out without; `name` is bare."""
    field = capfirst(str(getattr(model._meta.get_field(name), "verbose_name", name)))
    if name not in translated_names(model):
        return gettext("%(field)s: missing.") % {"field": field}
    return gettext("%(field)s: missing in %(language)s.") % {"field": field, "language": local_name(language)}
