"""The pages under docs/ and the README show and lead to what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
# Pages that say the same in English, then in Spanish.
BILINGUAL = ["editors.md", "release-day.md", "translators.md"]

FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?P<picture>!)?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


def prose(page: Path) -> str:
    return FENCED.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """What GitHub makes of the headings: lower case, hyphens for spaces, no punctuation."""
    titles = (title.lower() for _marks, title in HEADING.findall(prose(page)))
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_and_picture_leads_somewhere(page: Path) -> None:
    broken = []
    for link in LINK.finditer(prose(page)):
        path, _hash, anchor = link["target"].partition("#")
        if "://" in path or path.startswith("mailto:"):
            continue
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link["target"])
    assert not broken


def test_every_picture_under_docs_is_shown_and_light() -> None:
    shown = {
        (page.parent / link["target"]).resolve()
        for page in PAGES
        for link in LINK.finditer(prose(page))
        if link["picture"] and "://" not in link["target"]
    }
    kept = {picture.resolve() for picture in (ROOT / "docs" / "screens").iterdir()}
    assert kept - shown == set()
    assert [picture.name for picture in shown if picture.stat().st_size > 250_000] == []


@pytest.mark.parametrize("name", BILINGUAL)
def test_both_languages_have_the_same_headings_and_pictures(name: str) -> None:
    _before, english, spanish = re.split(r"^(?=# )", prose(ROOT / "docs" / name), flags=re.MULTILINE)
    levels = [[len(marks) for marks, _title in HEADING.findall(text)] for text in (english, spanish)]
    pictures = [
        [link["target"] for link in LINK.finditer(text) if link["picture"]] for text in (english, spanish)
    ]
    assert levels[0] == levels[1]
    assert pictures[0] == pictures[1]
