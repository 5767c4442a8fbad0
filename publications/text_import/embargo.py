"""Lines that forbid publication before an hour: never to be overlooked."""

from __future__ import annotations

from publications.text_import.languages import Tables, all_of


def is_embargo(text: str, tables: Tables) -> bool:
    """ "EMBARGOED UNTIL 24 June 2023, 10:00 GMT", but not "The embargo was …"."""
    beginning = text[:80].lstrip("*-–—•#>([ ").lower()
    openings = all_of(tables, "embargo_openings")
    return any(
        beginning.startswith(opening) and not beginning[len(opening) :][:1].isalpha()
        for opening in openings
    )
