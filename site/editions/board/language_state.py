"""Publications by what becomes of one of their languages: "Español: stale"."""

from typing import Any

from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_filters import MultipleChoiceFilter

from ..languages import codes, endonym
from ..models import Edition
from .rows import RowQuerySet
from .states import STATES

STALE = "stale"
# What an editor looks for; states that differ only in what happens next are one.
CHOICES: dict[str, tuple[Any, Q]] = {
    STALE: (_("stale"), Q(segments_stale__gt=0)),
    **{
        first.value: (first.label, Q(state_now__in=[first, *others]))
        for first, *others in (
            [STATES.MISSING],
            [STATES.DRAFT],
            [STATES.REVIEW],
            [STATES.RETURNED],
            [STATES.APPROVED, STATES.WAITING],
            [STATES.SCHEDULED, STATES.DUE],
            [STATES.LIVE, STATES.CHANGED, STATES.DUE],
            [STATES.WITHDRAWN],
        )
    },
}


def language_states() -> list[tuple[str, str]]:
    """Every language with every choice, as `es:stale`."""
    return [
        (f"{code}:{choice}", format_html('<span lang="{}">{}</span>: {}', code, endonym(code), label))
        for code in codes()
        for choice, (label, _condition) in CHOICES.items()
    ]


class LanguageStateFilter(MultipleChoiceFilter):
    """Several choices widen the list, as in Wagtail's own filters."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Language state"), choices=language_states, widget=CheckboxSelectMultiple, **kwargs
        )

    def filter(self, qs: Any, value: list[str]) -> Any:
        if not value:
            return qs
        wanted = Q()
        for language_and_choice in value:
            language, _separator, choice = language_and_choice.partition(":")
            wanted |= Q(language=language) & CHOICES[choice][1]
        editions: RowQuerySet = RowQuerySet(Edition).with_state().filter(wanted)
        return qs.filter(pk__in=editions.values("page_id"))
