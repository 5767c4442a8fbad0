"""The languages of a publication as tabs, the same at the top of every form."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from ..languages import codes, endonym

if TYPE_CHECKING:
    from ..models import BasePage


@dataclass(frozen=True)
class LanguageTab:
    code: str
    name: str
    state: str
    state_label: str
    address: str
    is_current: bool
    is_original: bool


def language_tabs(page: "BasePage", current: str) -> list[LanguageTab]:
    """One tab a language: its own name, its state in the person's language, one click away."""
    editions = page.editions_by_language()
    tabs = []
    for code in codes():
        edition = editions.get(code) or page.editions.model(page=page, language=code)
        edition.page = page
        tabs.append(
            LanguageTab(
                code=code,
                name=endonym(code),
                state=edition.state.value,
                state_label=str(edition.state.label),
                address=reverse("editions:edit", args=[page.pk, code]),
                is_current=code == current,
                is_original=code == page.original_language,
            )
        )
    return tabs


def choice_tabs(current: str) -> list[LanguageTab]:
    """For a publication not yet there: in which language it will be written."""
    return [
        LanguageTab(
            code=code,
            name=endonym(code),
            state="",
            state_label="",
            address=f"?original_language={code}",
            is_current=code == current,
            is_original=code == current,
        )
        for code in codes()
    ]
