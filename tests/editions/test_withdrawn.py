"""What was taken off the site says so at its address."""

import datetime

import pytest
from django.test import Client

from editions import actions
from editions.models import Edition
from publications.models import NewsRelease
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_withdrawn_edition_answers_410_in_its_language_and_offers_the_other(client: Client) -> None:
    page = factories.release()
    actions.withdraw(page.edition("es"))
    response = client.get("/es/noticias/puente-abierto/")
    html = response.content.decode()
    assert response.status_code == 410
    assert '<html lang="es"' in html
    assert 'href="/en/news/bridge-opened/"' in html
    assert "Puente abierto" not in html
    assert client.get("/en/news/bridge-opened/").status_code == 200


def test_a_withdrawn_publication_answers_410_in_every_language_it_had(client: Client) -> None:
    factories.release().unpublish()
    assert client.get("/en/news/bridge-opened/").status_code == 410
    assert client.get("/es/noticias/puente-abierto/").status_code == 410


def test_an_older_address_of_a_withdrawn_edition_answers_410(client: Client) -> None:
    page = factories.release()
    page.public_slug_en = "another"
    page.save_revision().publish()
    NewsRelease.objects.get(pk=page.pk).unpublish()
    assert client.get("/en/news/bridge-opened/").status_code == 410


def test_what_was_never_published_answers_404(client: Client) -> None:
    factories.release(languages=("en",))
    assert client.get("/es/noticias/puente-abierto/").status_code == 404


def test_a_translation_that_waits_for_an_original_that_never_was_out_answers_404(client: Client) -> None:
    page = NewsRelease(
        original_language="en", headline_en="Bridge opened", headline_es="Puente abierto", place_es="Lima"
    )
    page.body_es, page.date = factories.body("El puente está abierto."), datetime.date(2026, 3, 1)
    actions.create(page, factories.news_index())
    actions.publish(page.edition("es"))
    assert Edition.objects.get(page=page, language="es").first_published_at is not None
    assert client.get("/es/noticias/puente-abierto/").status_code == 404


def test_what_is_readable_in_one_language_is_not_withdrawn_for_want_of_another() -> None:
    factories.release(languages=("en",))
    assert not NewsRelease.objects.withdrawn("en").exists()
    factories.release(headline_en="Both", public_slug_en="both", public_slug_es="ambos").edition(
        "es"
    ).unpublish()
    assert not NewsRelease.objects.withdrawn("en").exists()
    assert NewsRelease.objects.withdrawn("es").count() == 1


def test_what_is_published_again_is_read_again(client: Client) -> None:
    page = factories.release()
    edition = page.edition("es")
    actions.withdraw(edition)
    assert Edition.objects.get(pk=edition.pk).state == Edition.State.WITHDRAWN
    actions.publish(edition)
    assert client.get("/es/noticias/puente-abierto/").status_code == 200
