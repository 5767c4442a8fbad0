"""Reads the reviewed table of UN short names into country data."""

import csv
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "data" / "countries.csv"


def load(model: Any) -> int:
    """Writes one row per State to `model`; names of languages the site does not have are passed over.

    Takes the model, so that migrations can hand over theirs. Gives the number of rows.
    """
    names = {field.name for field in model._meta.get_fields()}
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        values = {name: value for name, value in row.items() if name in names and name != "iso2"}
        model.objects.update_or_create(iso2=row["iso2"], defaults=values)
    return len(rows)
