"""The demo's texts as they lie on disk, one TOML file or folder a kind."""

import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"


def file(name: str) -> dict[str, Any]:
    with (CONTENT / f"{name}.toml").open("rb") as text:
        return tomllib.load(text)


def folder(name: str) -> list[dict[str, Any]]:
    texts = []
    for path in sorted((CONTENT / name).glob("*.toml")):
        with path.open("rb") as text:
            texts.append(tomllib.load(text))
    return texts
