"""The form of one correction: its kind, and a note in each language that is the person's to write."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from ..languages import codes, endonym
from ..models import Correction, CorrectionNote


@dataclass(frozen=True)
class NoteRow:
    """One language of a correction: the fields to write it with, or what stands written."""

    language: str
    name: str
    note: CorrectionNote | None
    text: Any = None
    seen: Any = None
    is_public: Any = None


class CorrectionForm(forms.Form):
    def __init__(
        self,
        data: Any = None,
        *,
        correction: Correction | None,
        languages: Sequence[str],
        may_correct: bool,
    ) -> None:
        super().__init__(data, auto_id=f"correction-{correction.pk if correction else 'new'}-%s")
        self.correction = correction
        self.may_discard = may_correct and bool(correction and not correction.published_at)
        self.by_language = {note.language: note for note in correction.notes.all()} if correction else {}
        if may_correct and not self.is_published:
            self.fields["kind"] = forms.ChoiceField(
                label=_("Kind"),
                choices=Correction.Kind.choices,
                initial=correction.kind if correction else Correction.Kind.CORRECTION,
            )
        for code in codes():
            note = self.by_language.get(code)
            if code in languages and not (note and note.published_at):
                self._add(code, note)

    def _add(self, code: str, note: CorrectionNote | None) -> None:
        self.fields[f"text_{code}"] = forms.CharField(
            label=_("Note in %s") % endonym(code),
            max_length=CorrectionNote._meta.get_field("text").max_length,
            required=False,
            initial=note.text if note else "",
            widget=AdminAutoHeightTextInput(attrs={"lang": code}),
        )
        # What the person saw: somebody else may write the same note meanwhile.
        self.fields[f"seen_{code}"] = forms.CharField(
            required=False, initial=note.text if note else "", widget=forms.HiddenInput
        )
        self.fields[f"public_{code}"] = forms.BooleanField(
            label=_("Readers may read what it said before"),
            required=False,
            initial=note.is_version_public if note else True,
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for code in self._mine():
            now = self._written(code)
            text, seen = (same_breaks(cleaned.get(f"{name}_{code}", "")) for name in ("text", "seen"))
            if text == seen:
                cleaned[f"text_{code}"] = now
            elif now not in (seen, text):
                message = _("Somebody changed this note after you opened it. It now says: “%s”")
                self.add_error(f"text_{code}", message % now)
                # Sent once more, it is meant.
                data: Any = copy(self.data)
                data[f"seen_{code}"] = now
                self.data = data
        if not self.correction and not any(cleaned.get(f"text_{code}") for code in self._mine()):
            raise forms.ValidationError(_("Write the note in at least one language."))
        return cleaned

    def _mine(self) -> list[str]:
        return [code for code in codes() if f"text_{code}" in self.fields]

    def _written(self, code: str) -> str:
        note = self.by_language.get(code)
        return same_breaks(note.text) if note else ""

    @property
    def is_published(self) -> bool:
        return bool(self.correction and self.correction.published_at)

    @property
    def rows(self) -> Iterator[NoteRow]:
        for code in codes():
            is_mine = f"text_{code}" in self.fields
            yield NoteRow(
                code,
                endonym(code),
                self.by_language.get(code),
                self[f"text_{code}"] if is_mine else None,
                self[f"seen_{code}"] if is_mine else None,
                self[f"public_{code}"] if is_mine else None,
            )

    @property
    def is_open(self) -> bool:
        """Whether there is anything in it for this person to write."""
        return bool(self.fields)

    def kind(self) -> str | None:
        return self.cleaned_data.get("kind")

    def notes(self) -> dict[str, tuple[str, bool]]:
        cleaned = self.cleaned_data
        return {
            code: (same_breaks(cleaned[f"text_{code}"]), bool(cleaned[f"public_{code}"]))
            for code in self._mine()
        }


def same_breaks(text: str) -> str:
    """Browsers send line breaks in another form than they were sent."""
    return "\n".join(text.strip().splitlines())
