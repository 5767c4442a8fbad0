"""Addresses: one per language, and redirects that never chain."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from editions.models import BasePage, PastPath
from newsroom.models import Section, StandardPage
from publications.models import NewsIndex, NewsRelease
from tests import factories

pytestmark = pytest.mark.django_db


def section(slug: str) -> Section:
    page = Section(
        original_language="en",
        headline_en=slug.title(),
        public_slug_en=slug,
        headline_es=f"{slug}-es",
        public_slug_es=f"{slug}-es",
    )
    return factories.add(factories.home(), page)


def standard_page(parent: BasePage, slug: str) -> StandardPage:
    page = StandardPage(
        original_language="en",
        headline_en=slug.title(),
        public_slug_en=slug,
        body_en=factories.body("text"),
        headline_es=f"{slug} en español",
        public_slug_es=f"{slug}-es",
        body_es=factories.body("texto"),
    )
    return factories.add(parent, page)


def publish_with(page: BasePage, **values: str) -> None:
    page = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_each_language_has_its_own_address(client: Client) -> None:
    factories.release()
    assert client.get("/en/news/bridge-opened/").status_code == 200
    assert client.get("/es/noticias/puente-abierto/").status_code == 200
    assert client.get("/es/news/bridge-opened/").status_code == 404
    assert client.get("/en/noticias/puente-abierto/").status_code == 404


def test_one_indexed_query_resolves_a_path(client: Client, django_assert_num_queries) -> None:
    factories.release()
    with django_assert_num_queries(1):
        assert BasePage.objects.readable("en").filter(public_path_en="/news/bridge-opened/").exists()
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, BasePage._meta.db_table)
    indexed = [one["columns"] for one in constraints.values() if one["unique"]]
    assert ["public_path_en"] in indexed
    assert ["public_path_es"] in indexed


def test_an_address_without_its_last_slash_leads_to_the_page(client: Client) -> None:
    factories.release()
    response = client.get("/en/news/bridge-opened?from=mail")
    assert response.status_code == 301
    assert response["Location"] == "/en/news/bridge-opened/?from=mail"


def test_a_changed_slug_redirects_in_that_language_only(client: Client) -> None:
    page = factories.release()
    publish_with(page, public_slug_en="new-bridge")
    response = client.get("/en/news/bridge-opened/?page=2")
    assert response.status_code == 301
    assert response["Location"] == "/en/news/new-bridge/?page=2"
    assert client.get("/es/noticias/puente-abierto/").status_code == 200
    assert not PastPath.objects.filter(language="es").exists()


def test_a_changed_slug_of_a_translation_redirects_in_its_language(client: Client) -> None:
    page = factories.release()
    edition = page.edition("es")
    edition.content = edition.content | {"public_slug_es": "puente-nuevo"}
    edition.save_revision().publish()
    assert client.get("/es/noticias/puente-abierto/")["Location"] == "/es/noticias/puente-nuevo/"
    assert client.get("/en/news/bridge-opened/").status_code == 200


def test_a_change_above_redirects_every_descendant_in_that_language(client: Client) -> None:
    page = factories.release()
    publish_with(page.get_parent().specific, public_slug_en="press")
    assert client.get("/en/news/")["Location"] == "/en/press/"
    assert client.get("/en/news/bridge-opened/")["Location"] == "/en/press/bridge-opened/"
    assert client.get("/en/press/bridge-opened/").status_code == 200
    assert client.get("/es/noticias/puente-abierto/").status_code == 200


def test_a_change_above_in_a_translation_redirects_every_descendant_too(client: Client) -> None:
    page = factories.release()
    edition = page.get_parent().edition("es")
    edition.content = edition.content | {"public_slug_es": "prensa"}
    edition.save_revision().publish()
    assert client.get("/es/noticias/puente-abierto/")["Location"] == "/es/prensa/puente-abierto/"


def test_a_chain_of_changes_is_one_redirect_long(client: Client) -> None:
    page = factories.release()
    for slug in ("second", "third", "fourth"):
        publish_with(page, public_slug_en=slug)
    for old in ("bridge-opened", "second", "third"):
        assert client.get(f"/en/news/{old}/")["Location"] == "/en/news/fourth/"


def test_a_slug_that_comes_back_is_no_redirect_any_more(client: Client) -> None:
    page = factories.release()
    publish_with(page, public_slug_en="second")
    publish_with(page, public_slug_en="bridge-opened")
    assert client.get("/en/news/bridge-opened/").status_code == 200
    assert client.get("/en/news/second/")["Location"] == "/en/news/bridge-opened/"


def test_a_move_redirects_in_every_language_with_all_descendants(client: Client) -> None:
    here, there = section("here"), section("there")
    page = standard_page(here, "page")
    standard_page(page, "below")
    StandardPage.objects.get(pk=page.pk).move(Section.objects.get(pk=there.pk), pos="last-child")
    assert client.get("/en/here/page/below/")["Location"] == "/en/there/page/below/"
    assert client.get("/es/here-es/page-es/below-es/")["Location"] == "/es/there-es/page-es/below-es/"
    assert client.get("/en/there/page/").status_code == 200
    assert client.get("/es/there-es/page-es/below-es/").status_code == 200


def test_no_redirect_tells_of_a_page_that_is_not_readable(client: Client) -> None:
    page = factories.release()
    publish_with(page, public_slug_en="secret-headline")
    NewsRelease.objects.get(pk=page.pk).unpublish()
    response = client.get("/en/news/bridge-opened/")
    assert response.status_code == 410
    assert "secret-headline" not in response.content.decode()


def test_publishing_an_older_slug_goes_back_to_the_older_address(client: Client) -> None:
    page = factories.release()
    publish_with(page, public_slug_en="older")
    older = NewsRelease.objects.get(pk=page.pk).get_latest_revision()
    publish_with(page, public_slug_en="newer")
    older.publish()
    assert client.get("/en/news/newer/")["Location"] == "/en/news/older/"


def test_a_move_to_where_a_live_language_has_no_address_is_refused() -> None:
    here = section("here")
    page = standard_page(here, "page")
    english_only = factories.add(
        factories.home(),
        Section(original_language="en", headline_en="English only", public_slug_en="english-only"),
        languages=("en",),
    )
    with pytest.raises(ValidationError, match="English only"):
        StandardPage.objects.get(pk=page.pk).move(english_only, pos="last-child")
    assert StandardPage.objects.get(pk=page.pk).public_path_es == "/here-es/page-es/"


def test_the_news_list_keeps_its_address_when_the_home_page_is_published_again(client: Client) -> None:
    index = factories.news_index()
    publish_with(factories.home(), headline_en="Front page")
    assert NewsIndex.objects.get(pk=index.pk).public_path_en == "/news/"
