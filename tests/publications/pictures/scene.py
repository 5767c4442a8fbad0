"""Mechanisms, meetings, commitments and reports to draw."""

import datetime
from typing import Any

from publications import models
from tests import factories


def texts(english: str, spanish: str, body: bool = True) -> dict[str, Any]:
    """Headlines, and a text where the type has one."""
    values: dict[str, Any] = {"headline_en": english, "headline_es": spanish}
    if body:
        values |= {"body_en": factories.body("English"), "body_es": factories.body("Español")}
    return values


def member(code: str, **values: Any) -> models.MechanismMember:
    return models.MechanismMember(country=models.CountryData.objects.get(iso2=code), **values)


def mechanism(*members: models.MechanismMember, **values: Any) -> models.Mechanism:
    index = models.MechanismsIndex.objects.first() or factories.add(
        factories.home(), models.MechanismsIndex(**texts("Mechanisms", "Mecanismos", body=False))
    )
    page = models.Mechanism(**texts("Process", "Proceso"), kind="summit", members=list(members), **values)
    return factories.add(index, page)


def meeting(of: models.Mechanism, date: datetime.date, number: str = "I", **options: Any) -> models.Meeting:
    page = models.Meeting(**texts(f"Meeting {number}", f"Reunión {number}"), date=date, number=number)
    return factories.add(of, page, **options)


def commitment(of: models.Meeting, number: int, **options: Any) -> models.Commitment:
    page = models.Commitment(**texts(f"Promise {number}", f"Promesa {number}"), number=str(number))
    return factories.add(of, page, **options)


def institution(acronym: str, spanish: str = "") -> models.Institution:
    return models.Institution.objects.create(
        name_en=f"Institution {acronym}",
        name_es=f"Institución {spanish or acronym}",
        acronym_en=acronym,
        acronym_es=spanish or acronym,
    )


def report(
    of: models.Mechanism,
    by: models.Institution,
    on: list[models.Commitment],
    date: datetime.date = datetime.date(2018, 3, 16),
    **options: Any,
) -> models.InstitutionalReport:
    page = models.InstitutionalReport(**texts("Report", "Informe"), institution=by, date=date, commitments=on)
    return factories.add(of, page, **options)


def country(code: str, **options: Any) -> models.Country:
    index = models.CountriesIndex.objects.first() or factories.add(
        factories.home(), models.CountriesIndex(**texts("Countries", "Países", body=False))
    )
    data = models.CountryData.objects.get(iso2=code)
    page = models.Country(**texts(f"Page of {data.name_en}", f"Página de {data.name_es}"), data=data)
    return factories.add(index, page, **options)
