"""What a reader of one language meets, and what never."""

import re

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from publications.models import NewsRelease
from tests import factories

pytestmark = pytest.mark.django_db

SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


@pytest.mark.parametrize(
    ("asked", "given"),
    [("es-PA,es;q=0.9", "/es/"), ("en-GB", "/en/"), ("fr,es;q=0.5", "/es/"), ("fr", "/en/")],
)
def test_the_root_follows_the_browsers_language(client: Client, asked: str, given: str) -> None:
    response = client.get("/", headers={"accept-language": asked})
    assert response.status_code == 302
    assert response["Location"] == given
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


def test_a_language_that_is_not_readable_is_absent(client: Client) -> None:
    factories.release(languages=("en",))
    assert client.get("/en/news/bridge-opened/").status_code == 200
    assert client.get("/es/noticias/bridge-opened/").status_code == 404
    assert "Bridge" not in client.get("/es/noticias/").content.decode()


def test_the_404_page_is_in_the_language_of_the_address(client: Client) -> None:
    factories.news_index()
    assert 'lang="es"' in client.get("/es/nada/").content.decode()
    assert 'lang="en"' in client.get("/en/nothing/").content.decode()


def test_the_switch_leads_to_the_same_publication(client: Client) -> None:
    factories.release()
    html = client.get("/en/news/bridge-opened/").content.decode()
    assert '<a href="/es/noticias/puente-abierto/" hreflang="es" lang="es">Español</a>' in html


def test_the_switch_leads_nowhere_where_the_other_language_is_not_readable(client: Client) -> None:
    factories.release(languages=("en",))
    html = client.get("/en/news/bridge-opened/").content.decode()
    assert 'hreflang="es"' not in html
    assert "not available in Spanish" in html


def test_alternates_are_the_live_editions(client: Client) -> None:
    factories.release()
    html = client.get("/es/noticias/puente-abierto/").content.decode()
    assert '<link rel="canonical" href="http://testserver/es/noticias/puente-abierto/">' in html
    assert '<link rel="alternate" hreflang="en" href="http://testserver/en/news/bridge-opened/">' in html


def test_no_language_falls_back_on_another(client: Client) -> None:
    page = factories.release(summary_es="")
    html = client.get(page.address("es")).content.decode()
    assert "A bridge." not in html


def test_a_page_under_a_view_restriction_is_not_public(client: Client) -> None:
    page = factories.release()
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert not NewsRelease.objects.readable("en").exists()
    assert client.get("/en/news/bridge-opened/").status_code == 404


def test_a_reader_is_given_no_cookie_and_no_inline_script(client: Client) -> None:
    page = factories.release()
    for address in ("/en/", "/en/news/", page.address("en"), "/en/nothing/"):
        response = client.get(address)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert "script-src 'self'" in response["Content-Security-Policy"]
        for attributes, text in SCRIPT.findall(response.content.decode()):
            # Data for machines, which no browser runs, or a file of the site.
            assert attributes == ' type="application/ld+json"' or (
                ' src="/static/' in attributes and not text
            )


def test_an_expired_publication_is_not_readable(client: Client) -> None:
    page = factories.release()
    page.unpublish(set_expired=True)
    assert client.get("/es/noticias/puente-abierto/").status_code == 410


def test_only_reading_methods_are_allowed(client: Client) -> None:
    page = factories.release()
    assert client.post(page.address("en")).status_code == 405
    assert client.head(page.address("en")).status_code == 200


def test_health_is_asked_without_language(client: Client) -> None:
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.content == b"ok"


@pytest.mark.parametrize("path", ["a/" * 30_000, "%00", "news%00/", "a" * 5_000])
def test_an_address_that_cannot_be_costs_nothing_and_is_not_found(
    client: Client, path: str, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(3):
        assert client.get(f"/en/{path}").status_code == 404


def test_the_root_leads_to_a_language_whose_front_page_is_readable(client: Client) -> None:
    factories.home().edition("es").unpublish()
    assert client.get("/", headers={"accept-language": "es"})["Location"] == "/en/"
