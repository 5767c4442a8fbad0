"""Fields for instants, on the newsroom's clock, and refused once they have passed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput

from ..instants import check_to_come, zone_name

GO_LIVE = "go_live_at"


def clock_sentence() -> str:
    return _("On the newsroom's clock: %(zone)s.") % {"zone": zone_name(timezone.now())}


def on_the_newsrooms_clock(form: forms.BaseForm) -> None:
    """Tells at the fields of a publishing form which clock they are on; an instant that has passed is done with."""
    for name in (GO_LIVE, "expire_at"):
        if field := form.fields.get(name):
            field.help_text = clock_sentence()
    stored = form.initial.get(GO_LIVE)
    if stored and stored <= timezone.now():
        form.initial[GO_LIVE] = None


def refuse_the_past(form: Any) -> None:
    """In `clean()`: an instant that has passed, unless it is the stored one and the form was opened before it."""
    at, stored = form.cleaned_data.get(GO_LIVE), form.instance.go_live_at
    # The form shows whole minutes.
    if at is None or (stored and at == stored.replace(second=0, microsecond=0)):
        return
    try:
        check_to_come(at)
    except ValidationError as error:
        form.add_error(GO_LIVE, error)


class InstantField(forms.DateTimeField):
    """An instant to come. An hour that summer time skips or repeats is refused by Django's own field."""

    widget = AdminDateTimeInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": gettext_lazy("Goes out at"), "help_text": clock_sentence, **kwargs})

    def clean(self, value: Any) -> Any:
        at = super().clean(value)
        if at is not None:
            check_to_come(at)
        return at
