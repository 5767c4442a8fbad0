"""What readers fill in: where to write to, how often, and what about."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..models import Subscriber
from . import addresses
from .filters import FACETS, Filters, offered


class ChoicesForm(forms.Form):
    frequency = forms.ChoiceField(
        label=_("How often"),
        choices=[(value, capfirst(label)) for value, label in Subscriber.Frequency.choices],
        widget=forms.RadioSelect,
        initial=Subscriber.Frequency.INSTANT,
    )

    def __init__(self, *args: Any, language: str, chosen: Filters, **kwargs: Any) -> None:
        kwargs["initial"] = {**(kwargs.get("initial") or {}), **chosen}
        super().__init__(*args, **kwargs)
        for facet, choices in offered(language, chosen).items():
            if choices:
                self.fields[facet.name] = forms.MultipleChoiceField(
                    label=facet.title,
                    choices=[(choice.key, capfirst(choice.label)) for choice in choices],
                    widget=forms.CheckboxSelectMultiple,
                    required=False,
                )

    def filter_fields(self) -> Iterator[BoundField]:
        return (self[facet.name] for facet in FACETS if facet.name in self.fields)

    @property
    def filters(self) -> dict[str, list[str]]:
        """What was chosen; a facet in which nothing was is not there."""
        chosen = {facet.name: self.cleaned_data.get(facet.name, []) for facet in FACETS}
        return {name: sorted(keys) for name, keys in chosen.items() if keys}


class SignUpForm(ChoicesForm):
    # Not an EmailField: its own checks would speak before ours, and allow more.
    address = forms.CharField(
        label=_("Your mail address"),
        error_messages={"required": _("Write your mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "maxlength": addresses.LONGEST}),
    )
    field_order = ["address", "frequency"]

    def clean_address(self) -> str:
        return addresses.folded(self.cleaned_data["address"])
