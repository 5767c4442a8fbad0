"""Interface strings: collected from code and templates, checked, compiled, with Babel alone.

A fresh machine has no gettext, which Django's own makemessages and compilemessages need.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

# The language the strings in the code are written in.
SOURCE_LANGUAGE = "en"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
CODE = ("site", "publications")
TEMPLATES = ("templates",)


def collect() -> Catalog:
    """Every translatable string of the code, with the files it stands in."""
    catalog = Catalog(domain="django")
    root: Path = settings.BASE_DIR
    for path, source in _sources(root):
        where = path.relative_to(root).as_posix()
        for _line, message, comments, context in extract("python", BytesIO(source), KEYWORDS):
            catalog.add(message, None, [(where, 0)], auto_comments=comments, context=context)
    return catalog


def _sources(root: Path) -> Iterator[tuple[Path, bytes]]:
    for folder in CODE:
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, path.read_bytes()
    for folder in TEMPLATES:
        for path in sorted(path for path in (root / folder).rglob("*") if path.suffix in (".html", ".txt")):
            # templatize() leaves the template's indentation, which is none that Python knows.
            code = "\n".join(line.strip() for line in templatize(path.read_text("utf-8")).splitlines())
            yield path, code.encode()


def po_path(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, domain="django")
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="django")


def update(language: str) -> Catalog:
    """The language's catalogue with the code's strings of today: new ones empty, unused ones gone."""
    known, collected = read(language), collect()
    catalog = Catalog(
        locale=language,
        domain="django",
        project="Portavoz",
        header_comment=f"# Portavoz, interface strings: {language}",
        creation_date=known.creation_date,
        revision_date=known.revision_date,
    )
    for message in sorted(collected, key=lambda message: (str(message.id), message.context or "")):
        if not message.id:
            continue
        before = known.get(message.id, message.context)
        string = before.string if before else None
        if not string and language == SOURCE_LANGUAGE:
            string = message.id
        catalog.add(
            message.id, string, sorted(set(message.locations)), message.flags, context=message.context
        )
    path = po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, include_lineno=False, omit_header=False)
    return catalog


def untranslated(language: str) -> list[str]:
    """Strings of the code that the language's file lacks, leaves empty or holds as fuzzy."""
    known = read(language)
    missing = []
    for message in collect():
        if not message.id:
            continue
        found = known.get(message.id, message.context)
        strings = (
            found.string if found and isinstance(found.string, (list, tuple)) else [found and found.string]
        )
        if found is None or found.fuzzy or not all(strings):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def compile_language(language: str) -> bool:
    """Writes django.mo beside django.po where it is older; says whether it did."""
    source = po_path(language)
    target = source.with_suffix(".mo")
    if not source.exists() or (target.exists() and target.stat().st_mtime >= source.stat().st_mtime):
        return False
    with target.open("wb") as file:
        write_mo(file, read(language))
    return True
