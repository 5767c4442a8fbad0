"""Publications that have something for machines."""

import datetime
from typing import Any

from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from editions.models import Edition
from newsroom.models import Branding
from publications import models
from tests import factories

BOTH = ("en", "es")
DAY = datetime.date(2026, 11, 4)


def moment(day: int, hour: int = 12) -> datetime.datetime:
    return datetime.datetime(2026, 3, day, hour, tzinfo=datetime.UTC)


def published(
    page: Any, language: str, first: datetime.datetime, last: datetime.datetime | None = None
) -> None:
    """As if that edition had gone out then."""
    Edition.objects.filter(page=page, language=language).update(
        first_published_at=first, last_published_at=last or first
    )


def branded() -> Branding:
    branding = Branding.load()
    branding.name_en, branding.name_es = "The Office", "La Oficina"
    branding.tagline_en, branding.tagline_es = "News of migration", "Noticias de la migración"
    branding.save()
    return branding


def theme(number: int = 1) -> models.Theme:
    return models.Theme.objects.create(
        name_en=f"Theme {number}", name_es=f"Tema {number}", slug_en=f"t{number}", slug_es=f"t{number}"
    )


def institution() -> models.Institution:
    return models.Institution.objects.create(
        name_en="Migration Organization",
        name_es="Organización de Migraciones",
        acronym_en="MO",
        acronym_es="OM",
        about_en="<p>About it.</p>",
        about_es="<p>Sobre ella.</p>",
    )


def mechanisms(languages: tuple[str, ...] = BOTH) -> models.MechanismsIndex:
    found = models.MechanismsIndex.objects.first()
    return found or factories.add(
        factories.home(),
        models.MechanismsIndex(
            headline_en="Mechanisms",
            headline_es="Mecanismos",
            public_slug_en="mechanisms",
            public_slug_es="mecanismos",
        ),
        languages,
    )


def mechanism(languages: tuple[str, ...] = BOTH, **values: Any) -> models.Mechanism:
    texts = {
        "headline_en": "Forum of Lima",
        "headline_es": "Foro de Lima",
        "kind": "summit",
        "body_en": factories.body("A forum."),
        "body_es": factories.body("Un foro."),
    }
    return factories.add(mechanisms(), models.Mechanism(**(texts | values)), languages)


def meeting(parent: models.Mechanism, languages: tuple[str, ...] = BOTH, **values: Any) -> models.Meeting:
    texts = {
        "headline_en": "Third meeting, in Lima; and more",
        "headline_es": "Tercera reunión, en Lima; y más",
        "summary_en": "What is " + "to be said " * 12 + "of it.",
        "summary_es": "Lo que hay " + "que decir " * 12 + "de ella.",
        "date": DAY,
        "place_en": "Lima",
        "place_es": "Lima",
        "host": models.CountryData.objects.get(iso2="PE"),
    }
    return factories.add(parent, models.Meeting(**(texts | values)), languages)


def report(parent: models.Mechanism, languages: tuple[str, ...] = BOTH, **values: Any) -> Any:
    texts = {
        "headline_en": "What the organization did",
        "headline_es": "Lo que hizo la organización",
        "body_en": factories.body("It did."),
        "body_es": factories.body("Hizo."),
        "institution": values.pop("institution", None) or institution(),
        "date": DAY,
    }
    return factories.add(parent, models.InstitutionalReport(**(texts | values)), languages)


def country(languages: tuple[str, ...] = BOTH) -> models.Country:
    index = factories.add(
        factories.home(), models.CountriesIndex(headline_en="Countries", headline_es="Países"), BOTH
    )
    page = models.Country(
        headline_en="Peru",
        headline_es="Perú",
        body_en=factories.body("x"),
        body_es=factories.body("x"),
        data=models.CountryData.objects.get(iso2="PE"),
    )
    return factories.add(index, page, languages)


def resource(languages: tuple[str, ...] = BOTH, **values: Any) -> models.Resource:
    index = models.ResourcesIndex.objects.first() or factories.add(
        factories.home(), models.ResourcesIndex(headline_en="Resources", headline_es="Recursos"), BOTH
    )
    texts = {
        "headline_en": "Border counts",
        "headline_es": "Conteos en frontera",
        "summary_en": "Counts.",
        "summary_es": "Conteos.",
        "body_en": factories.body("x"),
        "body_es": factories.body("x"),
        "date": DAY,
    }
    return factories.add(index, models.Resource(**(texts | values)), languages)


def file(name: str = "counts.csv") -> models.File:
    made: models.File = models.File.objects.create(title="Counts", file=get_test_image_file(filename=name))
    return made


def body_of(client: Client, address: str, **parameters: Any) -> str:
    response = client.get(address, parameters)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()
