"""Pages as they come out of a browser by copying: in the shapes of real ones."""

from __future__ import annotations

from pathlib import Path

from publications.text_import.recognise import Recognised, recognise

FOLDER = Path(__file__).parent / "pages"
KINDS = {
    "release_en": "release",
    "release_es": "release",
    "release_es_contactos": "release",
    "statement_en": "statement",
    "statement_es": "statement",
    "strategy_en": "strategy",
    "strategy_es": "strategy",
    "reports_en": "reports",
    "reports_es": "reports",
}


def text_of(name: str) -> str:
    """A sample page as it lies in the folder."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def recognised(name: str, language: str | None = None) -> Recognised:
    """A sample page taken apart as its own kind."""
    return recognise(text_of(name), KINDS[name], language)


def release(*lines: str, language: str | None = "es") -> Recognised:
    """A release of a headline, a dateline and two paragraphs, and what follows."""
    beginning = (
        "Nueve países comparan sus registros de personas en tránsito",
        "Lima, 1 de marzo de 2026 – Nueve países acordaron usar la misma ficha de búsqueda.",
        "La ficha se probará durante seis meses en tres pasos de frontera.",
    )
    return recognise("\n".join([*beginning, *lines]), "release", language)


def dateline_page(dateline: str, language: str = "en") -> Recognised:
    """A release whose first paragraph begins with this dateline."""
    sentence = "The office presented a study on the routes through the region today."
    lines = ["Twelve governments agree on common steps", dateline + sentence, sentence]
    return recognise("\n".join(lines), "release", language)


def messages_of(result: Recognised) -> list[str]:
    """The notices as an editor reads them in English."""
    return [str(notice) for notice in result.notices]
