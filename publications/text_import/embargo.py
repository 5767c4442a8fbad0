"""Lines that forbid publication before an hour: never to be overlooked."""

from __future__ import annotations

from .languages import Tables, opening


def is_embargo(text: str, tables: Tables) -> bool:
    """ "EMBARGOED UNTIL 24 June 2023, 10:00 GMT", but not "The embargo was …"."""
    return opening(tables, "embargo_openings").match(text.lstrip("*-–—•#>([ ")) is not None
