"""What can be subscribed to: in one language, only what readers of it can read."""

import datetime
from typing import Any

import pytest
from django.test import Client

from newsroom.models import FeedsPage
from publications import models
from tests import factories

pytestmark = pytest.mark.django_db


def feeds_page() -> FeedsPage:
    page = FeedsPage(headline_en="Feeds", headline_es="Suscripciones")
    return factories.add(factories.home(), page)


def filled(times: int = 1) -> None:
    index = factories.add(
        factories.home(), models.MechanismsIndex(headline_en="Mechanisms", headline_es="Mecanismos")
    )
    resources = models.ResourcesIndex(headline_en="Resources", headline_es="Recursos")
    factories.add(factories.home(), resources)
    for number in range(times):
        body = {"body_en": factories.body("x"), "body_es": factories.body("y")}
        mechanism = models.Mechanism(
            headline_en=f"Forum {number}", headline_es=f"Foro {number}", kind="summit", **body
        )
        mechanism = factories.add(index, mechanism)
        theme = models.Theme.objects.create(name_en=f"Labour {number}", name_es=f"Trabajo {number}")
        institution = models.Institution.objects.create(name_en=f"Bank {number}", name_es=f"Banco {number}")
        country = models.CountryData.objects.all()[number]
        factories.release(
            date=datetime.date(2026, 1, 1),
            public_slug_en=f"r{number}",
            public_slug_es=f"c{number}",
            themes=[theme],
            mechanisms=[mechanism],
            release_institutions=[models.ReleaseInstitution(institution=institution)],
            release_countries=[models.ReleaseCountry(country=country)],
        )


@pytest.mark.parametrize(
    ("language", "shown", "hidden"),
    [
        (
            "en",
            [
                "/en/news/rss.xml",
                "/en/news/atom.xml?theme=labour-0",
                "/en/news/rss.xml?institution=bank-0",
                "/en/news/rss.xml?mechanism=forum-0",
                "/en/news/rss.xml?kind=news-release",
                "/en/resources/rss.xml",
                "/en/mechanisms/calendar.ics",
                "/en/mechanisms/forum-0/calendar.ics",
            ],
            ["/es/noticias/", "Trabajo", "Foro", "?year=", "Statement"],
        ),
        (
            "es",
            [
                "/es/noticias/rss.xml",
                "/es/recursos/atom.xml",
                "/es/mecanismos/foro-0/calendar.ics",
                "Banco 0",
            ],
            ["/en/news/", "Labour", "Forum"],
        ),
    ],
)
def test_it_offers_what_there_is_to_read_in_the_language(
    client: Client, language: str, shown: list[str], hidden: list[str]
) -> None:
    filled()
    html = client.get(feeds_page().address(language)).content.decode()
    for words in shown:
        assert words in html, words
    for words in hidden:
        assert words not in html, words


def test_what_has_no_readable_release_is_not_offered(client: Client) -> None:
    filled()
    page = feeds_page()
    models.NewsRelease.objects.get().edition("es").unpublish()
    html = client.get(page.address("es")).content.decode()
    assert "Trabajo 0" not in html
    assert "/es/noticias/rss.xml" in html
    assert "Labour 0" in client.get(page.address("en")).content.decode()


def test_a_site_with_nothing_in_it_says_so(client: Client) -> None:
    assert "Nothing can be subscribed to" in client.get(feeds_page().address("en")).content.decode()


def test_it_costs_the_same_few_queries_whatever_there_is(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    page = feeds_page()
    filled(1)
    client.get(page.address("en"))
    counts = []
    for times in (0, 4):
        if times:
            models.MechanismsIndex.objects.get().delete()
            models.ResourcesIndex.objects.get().delete()
            models.NewsRelease.objects.all().delete()
            filled(times)
        with django_assert_max_num_queries(8) as captured:
            client.get(page.address("en"))
        counts.append(len(captured))
    assert counts[0] == counts[1]
