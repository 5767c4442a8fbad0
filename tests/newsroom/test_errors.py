"""What a reader is told where there is nothing: in their language, with a way on, and no secret."""

from typing import Any
from unittest import mock

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory

from editions import actions
from newsroom import errors, navigation
from newsroom.missing import elsewhere, words
from newsroom.models import Branding, Section
from publications.models import NewsRelease
from tests import factories

pytestmark = pytest.mark.django_db

NOT_FOUND = {"en": "Page not found", "es": "Página no encontrada"}


def brand() -> None:
    branding = Branding.load()
    branding.name_en, branding.name_es = "The Office", "La Oficina"
    branding.accent = "#7a1f1f"
    branding.save()


def shown(client: Client, address: str, status: int = 404, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        # Never out in Spanish: the wrong prefix, and the English last part below the Spanish list.
        ("/es/news/bridge-opened/", "/en/news/bridge-opened/"),
        ("/es/noticias/bridge-opened/", "/en/news/bridge-opened/"),
        ("/es/noticias/bridge-opened", "/en/news/bridge-opened/"),
        ("/news/bridge-opened/", "/en/news/bridge-opened/"),
    ],
)
def test_the_edition_of_another_language_is_offered_and_its_language_said(
    client: Client, address: str, offered: str
) -> None:
    factories.release(languages=("en",))
    html = shown(client, address, **{"accept-language": "es"})
    assert f'<a href="{offered}" hreflang="en" lang="en">Bridge opened</a>' in html
    assert '(<span lang="en">English</span>)' in html
    assert '<html lang="es">' in html
    assert "Puente abierto" not in html


@pytest.mark.parametrize(
    ("address", "language", "offered"),
    [("/es/news/bridge-opened/", "es", "/es/noticias/puente-abierto/"), ("/en/noticias/", "en", "/en/news/")],
)
def test_the_readers_own_language_comes_first(
    client: Client, address: str, language: str, offered: str
) -> None:
    factories.release()
    found = elsewhere(address, language).editions
    assert (found[0].address, found[0].is_current) == (offered, True)
    assert len(found) == 2
    assert f'<a href="{offered}">' in shown(client, address)


def test_a_path_of_the_past_leads_on_in_another_language_too(client: Client) -> None:
    page = factories.release(languages=("en",))
    page.public_slug_en = "new-bridge"
    page.save_revision().publish()
    html = shown(client, "/es/news/bridge-opened/")
    assert '<a href="/en/news/new-bridge/" hreflang="en" lang="en">' in html


@pytest.mark.parametrize(
    "path", ["/news/bridge-opened/", "/noticias/puente-abierto/", "/noticias/bridge-opened/"]
)
def test_a_draft_is_never_told_of(client: Client, path: str) -> None:
    page = factories.release(languages=("en",))
    page.unpublish()
    draft = NewsRelease(headline_en="Bridge opened", public_slug_en="secret", live=False)
    factories.news_index().add_child(instance=draft)
    for address in (f"/es{path}", path, "/es/news/secret/", "/es/noticias/secret/", "/news/secret/"):
        html = shown(client, address)
        assert "Bridge opened" not in html
        assert "Puente abierto" not in html
        assert "/secret/" not in html


def test_a_withdrawn_edition_is_offered_in_no_language(client: Client) -> None:
    page = factories.release()
    actions.withdraw(page.edition("es"))
    html = shown(client, "/en/noticias/puente-abierto/")
    assert "Bridge opened" in html
    assert "Puente abierto" not in html
    html = shown(client, "/es/noticias/puente-abierto/", 410)
    assert '<a href="/en/news/bridge-opened/" lang="en" hreflang="en">' in html
    assert 'value="puente abierto"' in html


@pytest.mark.parametrize(("language", "address"), [("en", "/en/news/what/"), ("es", "/es/noticias/que/")])
def test_else_there_is_a_search_the_section_above_and_the_front_page(
    client: Client, language: str, address: str
) -> None:
    index = factories.news_index()
    html = shown(client, address)
    assert NOT_FOUND[language] in html
    assert f'href="{index.address(language)}"' in html
    assert f'href="/{language}/"' in html
    assert f'value="{words(address)}"' in html
    assert html.count('role="search"') == 1


def test_the_section_above_is_offered_only_where_it_is_readable(client: Client) -> None:
    factories.news_index()
    actions.withdraw(factories.news_index().edition("es"))
    assert elsewhere("/es/noticias/que/", "es").above is None
    assert elsewhere("/en/news/what/", "en").above.address("en") == "/en/news/"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/es/noticias/puente-abierto-2/", "puente abierto 2"),
        ("/en/news/report.pdf", "report"),
        ("/<script>", "script"),
        ("/en/", ""),
        ("/en/" + "a-" * 200, ("a " * 60).strip()),
    ],
)
def test_the_words_of_an_address_are_looked_for(address: str, found: str) -> None:
    assert words(address) == found


@pytest.mark.parametrize(
    ("asked", "language"), [("es-PA,es;q=0.9", "es"), ("en-GB", "en"), ("fr", "en"), ("fr,es;q=0.5", "es")]
)
def test_without_a_language_in_the_address_the_browser_is_asked(
    client: Client, asked: str, language: str
) -> None:
    response = client.get("/foo", headers={"accept-language": asked})
    html = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}">' in html
    assert NOT_FOUND[language] in html
    assert "Accept-Language" in response["Vary"]


def test_what_is_not_found_costs_one_query_beside_the_frame(
    client: Client, django_assert_num_queries: Any
) -> None:
    factories.release(languages=("en",))
    client.get("/en/")
    with django_assert_num_queries(1):
        elsewhere("/es/news/bridge-opened/", "es")
    for number in (0, 5):
        for count in range(number):
            section = Section(headline_en=f"News {count}", public_slug_en=f"bridge-opened-{count}")
            factories.add(factories.home(), section, languages=("en",))
        with django_assert_num_queries(6):
            client.get("/es/news/bridge-opened/")
    for hopeless in ("/es/" + "a/" * 30, "/es/%00", "/favicon.ico", "/es/" + "a" * 2000):
        with django_assert_num_queries(0):
            elsewhere(hopeless.replace("%00", "\0"), "es")


@pytest.mark.parametrize(("address", "status"), [("/en/nothing/", 404), ("/en/news/bridge-opened/", 410)])
def test_nobody_keeps_an_error_without_asking_again(client: Client, address: str, status: int) -> None:
    factories.release().unpublish()
    response = client.get(address)
    assert response.status_code == status
    assert "no-cache" in response["Cache-Control"]
    assert "max-age" not in response["Cache-Control"]


def asked(path: str) -> Any:
    return RequestFactory().get(path)


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [("en", "Something went wrong", "The Office"), ("es", "Algo ha salido mal", "La Oficina")],
)
def test_a_failing_database_leaves_the_branding_and_the_language(
    client: Client, language: str, sentence: str, name: str
) -> None:
    brand()
    client.get(f"/{language}/")
    client.raise_request_exception = False
    with connection.execute_wrapper(broken):
        response = client.get(f"/{language}/")
        styles = client.get("/colours.css")
    assert response.status_code == 500
    html = response.content.decode()
    assert f'<html lang="{language}">' in html
    assert name in html
    assert "7a1f1f" in html
    assert html.count("<h1>") == 1
    assert response["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in response
    assert "--accent: #7a1f1f" in styles.content.decode()


def broken(*args: Any) -> None:
    raise DatabaseError("down")


def test_before_anything_was_read_the_error_page_still_answers(client: Client) -> None:
    client.raise_request_exception = False
    with mock.patch.dict(navigation._last, clear=True), connection.execute_wrapper(broken):
        response = client.get("/es/")
    assert response.status_code == 500
    assert "Portavoz" in response.content.decode()


def test_where_no_language_is_known_the_error_speaks_all(client: Client) -> None:
    brand()
    client.get("/en/")
    client.get("/es/")
    html = errors.server_error(asked("/colours.css")).content.decode()
    for code, name in (("en", "The Office"), ("es", "La Oficina")):
        assert f'<section lang="{code}"' in html
        assert name in html
        assert f'href="/{code}/"' in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda request: errors.bad_request(request, SuspiciousOperation()), 400),
        (lambda request: errors.forbidden(request, PermissionDenied()), 403),
        (lambda request: errors.forbidden(request, reason="CSRF cookie not set."), 403),
        (errors.server_error, 500),
    ],
)
def test_other_errors_are_branded_and_ask_no_database(
    client: Client, django_assert_num_queries: Any, answer: Any, status: int
) -> None:
    brand()
    client.get("/es/")
    with django_assert_num_queries(0):
        response = answer(asked("/es/algo/"))
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    assert "La Oficina" in response.content.decode()


def test_a_form_without_its_token_is_refused_with_the_branding() -> None:
    client = Client(enforce_csrf_checks=True)
    brand()
    client.get("/en/")
    response = client.post("/admin/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "The Office" in response.content.decode()


def test_a_host_that_is_not_ours_gets_the_branded_400(client: Client) -> None:
    response = client.get("/en/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert '<section lang="en"' in response.content.decode()
