"""Place and date at the head of a release, set as each language does.

English: "Panama City, 24 June 2023"; Spanish: "Ciudad de Panamá, 24 de junio de 2023". The dash
that leads into the text is the page's.
"""

import datetime
from dataclasses import dataclass
from typing import Self

from django.utils.formats import date_format


@dataclass(frozen=True)
class Dateline:
    places: str
    date: str

    @classmethod
    def of(cls, place: str | None, date: datetime.date | None) -> Self:
        """In the active language. Several places are set apart by a slash with spaces."""
        places = " / ".join(part.strip() for part in (place or "").split("/") if part.strip())
        return cls(places, date_format(date, "DATE_FORMAT") if date else "")

    def __str__(self) -> str:
        return ", ".join(part for part in (self.places, self.date) if part)

    def __bool__(self) -> bool:
        return bool(self.places or self.date)
