"""Sitemaps: every readable edition once, each naming its alternates; the cost of a part is constant."""

import datetime
import time
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from django.test import Client
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from editions.models import BasePage, Edition
from newsroom.feeds import sitemaps
from tests import factories

from . import scenes

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def root_of(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    root: Element = ElementTree.fromstring(response.content)
    return root


def parts(client: Client) -> list[str]:
    index = root_of(client, "/sitemap.xml")
    assert index.tag == f"{SITEMAP}sitemapindex"
    for entry in index:
        assert_loc_and_last_change(entry)
    return [entry.findtext(f"{SITEMAP}loc").removeprefix("http://testserver") for entry in index]


def urls(client: Client) -> dict[str, Element]:
    found = {}
    for part in parts(client):
        urlset = root_of(client, part)
        assert urlset.tag == f"{SITEMAP}urlset"
        for url in urlset:
            assert url.tag == f"{SITEMAP}url"
            assert_loc_and_last_change(url)
            address = url.findtext(f"{SITEMAP}loc").removeprefix("http://testserver")
            assert address not in found
            found[address] = url
    return found


def assert_loc_and_last_change(element: Element) -> None:
    """The order the schema asks for, and nothing it does not know; the migrations' front page has no date."""
    own = [child for child in element if child.tag.startswith(SITEMAP)]
    assert [child.tag for child in own] in ([f"{SITEMAP}loc"], [f"{SITEMAP}loc", f"{SITEMAP}lastmod"])
    assert list(element)[: len(own)] == own
    for last in own[1:]:
        assert parse_datetime(last.text or "").tzinfo
    assert {child.tag for child in element if child not in own} <= {f"{XHTML}link"}


def alternates(url: Element) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")}


def test_every_readable_edition_is_there_once_with_its_alternates(client: Client) -> None:
    page = factories.release()
    english = factories.release(languages=("en",), headline_en="Only English")
    found = urls(client)
    here, there = page.address("en"), page.address("es")
    wanted = {
        "en": f"http://testserver{here}",
        "es": f"http://testserver{there}",
        "x-default": f"http://testserver{here}",
    }
    assert alternates(found[here]) == alternates(found[there]) == wanted
    assert set(alternates(found[english.address("en")])) == {"en", "x-default"}
    assert english.address("es") not in found
    assert set(found) >= {"/en/", "/es/", "/en/news/", "/es/noticias/"}


def test_the_front_pages_default_is_the_root(client: Client) -> None:
    assert alternates(urls(client)["/es/"])["x-default"] == "http://testserver/"


def test_the_last_change_is_of_that_edition(client: Client) -> None:
    page = factories.release()
    scenes.published(page, "en", scenes.moment(1), scenes.moment(9))
    scenes.published(page, "es", scenes.moment(2), scenes.moment(4))
    found = urls(client)
    assert parse_datetime(found[page.address("en")].findtext(f"{SITEMAP}lastmod")) == scenes.moment(9)
    assert parse_datetime(found[page.address("es")].findtext(f"{SITEMAP}lastmod")) == scenes.moment(4)


def test_only_parts_that_hold_something_are_named_and_are_there(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "PART", 1)
    page = factories.release()
    gone = factories.release()
    gone.unpublish()
    assert f"/sitemap-{page.pk}.xml" in parts(client)
    assert f"/sitemap-{gone.pk}.xml" not in parts(client)
    assert client.get(f"/sitemap-{gone.pk}.xml").status_code == 404
    assert client.get(f"/sitemap-{10**30}.xml").status_code == 404
    assert set(urls(client)) == {"/en/", "/es/", "/en/news/", "/es/noticias/"} | {
        page.address("en"),
        page.address("es"),
    }


def fill_a_part(number: int) -> None:
    """So many live publications, as rows: only what a sitemap reads."""
    model = factories.home()
    rows = [
        BasePage(
            path=f"{model.path}Z{one:03d}"[:-4] + f"{one:04d}",
            depth=3,
            title=str(one),
            slug=str(one),
            headline_en=f"Page {one}",
            headline_es=f"Página {one}",
            public_path_en=f"/a-page-with-a-long-address-{one}/",
            public_path_es=f"/una-pagina-de-larga-direccion-{one}/",
            content_type=model.content_type,
            locale=model.locale,
            original_language="en",
            live=True,
        )
        for one in range(number)
    ]
    pages = BasePage.objects.bulk_create(rows)
    now = timezone.now()
    Edition.objects.bulk_create(
        Edition(page=page, language=code, live=True, first_published_at=now, last_published_at=now)
        for page in pages
        for code in scenes.BOTH
    )


@pytest.mark.parametrize("number", [3, 90])
def test_a_part_and_the_index_cost_one_query(
    client: Client, number: int, django_assert_num_queries: Any
) -> None:
    fill_a_part(number)
    addresses = ["/sitemap.xml", *parts(client)]
    for address in addresses:
        with django_assert_num_queries(1):
            client.get(address)


def test_a_full_part_is_quickly_made(client: Client) -> None:
    fill_a_part(sitemaps.PART)
    full = parts(client)
    client.get(full[0])
    started = time.process_time()
    sizes = [len(client.get(address).content) for address in full]
    spent = time.process_time() - started
    print(f"{sitemaps.PART} publications, {sum(sizes)} bytes: {spent * 1000:.0f} ms of CPU")  # noqa: T201
    assert spent < 0.3 * len(full)


def test_who_has_a_part_is_not_sent_it_again(client: Client) -> None:
    factories.release()
    for address in ("/sitemap.xml", parts(client)[0], "/news-sitemap.xml"):
        first = client.get(address)
        assert "public" in first["Cache-Control"]
        assert "no-cache" in first["Cache-Control"]
        assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
        assert client.post(address).status_code == 405


def test_news_are_the_releases_that_first_came_out_in_the_last_two_days(client: Client) -> None:
    scenes.branded()
    new, corrected = factories.release(), factories.release(headline_en="Corrected", headline_es="Corregida")
    now = timezone.now()
    old = now - datetime.timedelta(days=3)
    scenes.published(new, "en", old)
    scenes.published(new, "es", now - datetime.timedelta(hours=30), now)
    for code in scenes.BOTH:
        scenes.published(corrected, code, old, now)
    root = root_of(client, "/news-sitemap.xml")
    (url,) = root
    assert [child.tag for child in url] == [f"{SITEMAP}loc", f"{NEWS}news"]
    assert url.findtext(f"{SITEMAP}loc") == f"http://testserver{new.address('es')}"
    news = url.find(f"{NEWS}news")
    assert [child.tag for child in news] == [f"{NEWS}publication", f"{NEWS}publication_date", f"{NEWS}title"]
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "La Oficina"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "es"
    assert news.findtext(f"{NEWS}title") == "Puente abierto"
    first = parse_datetime(news.findtext(f"{NEWS}publication_date"))
    assert first == (now - datetime.timedelta(hours=30)).replace(microsecond=0)


def test_no_news_is_an_empty_file(client: Client) -> None:
    factories.news_index()
    assert len(root_of(client, "/news-sitemap.xml")) == 0


def test_news_cost_two_queries(client: Client, django_assert_num_queries: Any) -> None:
    for number in range(4):
        factories.release(headline_en=f"R & {number}")
    client.get("/news-sitemap.xml")
    with django_assert_num_queries(2):
        assert len(root_of(client, "/news-sitemap.xml")) == 8


def test_robots_are_told_where_the_sitemaps_are_and_what_to_leave(client: Client) -> None:
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Sitemap: http://testserver/news-sitemap.xml" in lines
    assert not [line for line in lines if line.strip() == "Disallow: /"]
