"""Mails about languages: to those concerned, in their language, unless they want none."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models import BasePage, Edition


def assigned(edition: "Edition", person: Any, *, by: Any) -> None:
    """To a translator or reviewer: an edition is theirs from now on."""


def went_out(page: "BasePage", language: str) -> None:
    """To the people of a publication: a language is live; to its translators, where that made them stale."""
