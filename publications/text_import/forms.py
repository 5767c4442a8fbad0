"""The admin's two steps: the pasted text, then its parts to look at and correct."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from editions.languages import codes, local_name

from .parts import ContactLine, Dateline, Paragraph, Recognised, Report
from .reading import UnreadableText, decode
from .sentences import notice_sentence

KINDS = [
    ("release", _("News release")),
    ("statement", _("Statement")),
    ("strategy", _("Strategy")),
    ("reports", _("Institutional reports")),
]
PARAGRAPH_KINDS = [
    ("paragraph", _("paragraph")),
    ("heading", _("heading")),
    ("list_item", _("list item")),
    ("quotation", _("quotation")),
]


class PastedTextForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS)
    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_(
            "Paste the page here as it is; menus and other residue above the headline are recognised."
        ),
    )
    file = forms.FileField(label=_("Or a text file"), required=False, help_text=_("Plain text in UTF-8."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = [(code, local_name(code)) for code in codes()]
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), required=False, choices=[("", _("as recognised")), *languages]
        )
        self.order_fields(["kind", "language", "text", "file"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("text", "").strip() and not data.get("file"):
            raise ValidationError(_("Paste a text or choose a file."))
        try:
            source = data["file"].read() if data.get("file") else data["text"].encode()
            data["source"] = decode(source)
        except UnreadableText as error:
            raise ValidationError(notice_sentence(error)) from error
        return data


class PartsForm(forms.Form):
    """What stands once in a text."""

    kind = forms.ChoiceField(choices=KINDS, widget=forms.HiddenInput)
    headline = forms.CharField(label=_("Headline"), max_length=255, required=False)
    places = forms.CharField(label=_("Place of the dateline"), max_length=200, required=False)
    date = forms.DateField(label=_("Date"), required=False, widget=AdminDateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), choices=[(code, local_name(code)) for code in codes()]
        )
        self.order_fields(["language"])
        kind = self["kind"].value()
        if kind == "reports":
            del self.fields["headline"]
        else:
            self.fields["headline"].required = True
        if kind in ("strategy", "reports"):
            del self.fields["places"], self.fields["date"]


class ParagraphForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=PARAGRAPH_KINDS)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    attribution = forms.CharField(label=_("Said by"), max_length=255, required=False)
    line = forms.IntegerField(widget=forms.HiddenInput, required=False)
    marker = forms.CharField(widget=forms.HiddenInput, required=False)

    def part(self) -> Paragraph:
        return Paragraph(**(self.cleaned_data | {"line": self.cleaned_data["line"] or 0}))


class ContactForm(forms.Form):
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    institution = forms.CharField(label=_("Institution"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    other = forms.CharField(label=_("Role"), max_length=120, required=False)
    line = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def part(self) -> ContactLine:
        return ContactLine(**(self.cleaned_data | {"line": self.cleaned_data["line"] or 0}))


class ReportForm(forms.Form):
    institution = forms.CharField(label=_("Institution"), max_length=200, required=False)
    date = forms.DateField(label=_("Date"), required=False, widget=AdminDateInput)
    references = forms.CharField(label=_("Paragraphs"), max_length=200, required=False)
    summit = forms.CharField(label=_("Meeting"), max_length=60, required=False)
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 10}),
        required=False,
        help_text=_("Empty lines part paragraphs."),
    )
    line = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def part(self) -> Report:
        data = self.cleaned_data
        line = data["line"] or 0
        texts = [text.strip() for text in data["text"].split("\n\n")]
        return Report(
            institution=data["institution"],
            date=data["date"],
            paragraphs=[Paragraph(line, "paragraph", text) for text in texts if text],
            references=[part.strip() for part in data["references"].split(",") if part.strip()],
            summit=data["summit"],
            line=line,
        )


class SetAsideForm(forms.Form):
    """A line that is in no part; ticked, it goes back to the head of the text (of the first report)."""

    put_back = forms.BooleanField(label=_("Put back"), required=False)
    line = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(widget=forms.HiddenInput)


def _formset(form: type[forms.Form], extra: int) -> type[forms.BaseFormSet]:
    return forms.formset_factory(form, extra=extra, max_num=5000, absolute_max=5000)


FORMSETS = {
    "body": _formset(ParagraphForm, 1),
    "contacts": _formset(ContactForm, 1),
    "reports": _formset(ReportForm, 0),
    "set_aside": _formset(SetAsideForm, 0),
}


class Correction:
    """The forms of the second step, filled from what was recognised or from what was posted."""

    def __init__(self, recognised: Recognised | None = None, data: Any = None) -> None:
        initial = _initial(recognised) if recognised else {}
        self.parts = PartsForm(data, initial=initial.get("parts"))
        kind = self.parts["kind"].value()
        shown = {"release": ("body", "contacts"), "statement": ("body", "contacts"), "strategy": ("body",)}
        names = (*shown.get(kind, ("reports",)), "set_aside")
        self.formsets = {name: FORMSETS[name](data, initial=initial.get(name), prefix=name) for name in names}

    def is_valid(self) -> bool:
        return all([self.parts.is_valid(), *(formset.is_valid() for formset in self.formsets.values())])

    def recognised(self) -> Recognised:
        """The corrected parts."""
        data = self.parts.cleaned_data
        filled = {
            name: [form for form in formset if _is_filled(form)] for name, formset in self.formsets.items()
        }
        put_back = [
            Paragraph(form.cleaned_data["line"], "paragraph", form.cleaned_data["text"])
            for form in filled["set_aside"]
            if form.cleaned_data["put_back"]
        ]
        places = [place.strip() for place in data.get("places", "").split("/") if place.strip()]
        reports = [form.part() for form in filled.get("reports", [])]
        if reports:
            reports[0].paragraphs = [*put_back, *reports[0].paragraphs]
            put_back = []
        return Recognised(
            kind=data["kind"],
            language=data["language"],
            headline=data.get("headline", ""),
            dateline=Dateline(places, data.get("date"), 0),
            body=[*put_back, *(form.part() for form in filled.get("body", []))],
            contacts=[form.part() for form in filled.get("contacts", [])],
            reports=reports,
        )


def _is_filled(form: forms.Form) -> bool:
    """Whether it holds anything; a part an editor has emptied is one they do not want."""
    told = ("text", "name", "email", "phone")
    return any(form.cleaned_data.get(name) for name in told)


def _initial(recognised: Recognised) -> dict[str, Any]:
    dateline = recognised.dateline
    return {
        "parts": {
            "kind": recognised.kind,
            "language": recognised.language,
            "headline": recognised.headline,
            "places": " / ".join(dateline.places) if dateline else "",
            "date": dateline.date if dateline else None,
        },
        "body": [vars(paragraph) for paragraph in recognised.body],
        "contacts": [vars(contact) for contact in recognised.contacts],
        "reports": [
            vars(report)
            | {
                "references": ", ".join(report.references),
                "text": "\n\n".join(paragraph.text for paragraph in report.paragraphs),
            }
            for report in recognised.reports
        ],
        "set_aside": [{"line": line, "text": text} for line, text in recognised.outside()],
    }
