"""What is in the mirror: each page readers have and what belongs to it, where a plain file server finds it."""

from typing import Any
from unittest import mock

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from editions.languages import codes
from editions.models import BasePage
from newsroom.mirror.addresses import file_of, of_pages
from newsroom.mirror.links import files_in
from publications import news_list
from publications.models import File
from tests import factories
from tests.files import picture

from .conftest import Mirror


def illustrated_release() -> tuple[Any, File]:
    document = File.objects.create(title="Figures", file=ContentFile(b"1,2", name="figures and più.csv"))
    attachments = {f"attachments_{code}": [("file", {"document": document})] for code in codes()}
    return factories.release(image=picture("bridge"), **attachments), document


def test_every_page_is_there_in_each_language_as_readers_are_given_it(mirror: Mirror, client: Client) -> None:
    factories.release()
    outcome = mirror.run()
    addresses = [*of_pages()]
    assert outcome.pages == len(addresses) >= 6
    assert outcome.problems == []
    for address in addresses:
        assert mirror.path(address).read_bytes() == client.get(address).content, address


def test_what_belongs_to_a_page_is_there_too(mirror: Mirror) -> None:
    page, document = illustrated_release()
    mirror.run()
    address, news = page.address("en"), page.get_parent().specific.address("en")
    found = [f"{address}card.jpg", f"{address}release.txt", f"{news}rss.xml", f"{news}atom.xml", document.url]
    assert [one for one in found if not mirror.has(one)] == []
    assert mirror.path(document.url).read_bytes() == b"1,2"
    pictures = [one for one in mirror.files() if one.startswith("media/")]
    assert pictures
    assert any(f"/{one}" in mirror.text(address) for one in pictures)


@pytest.mark.parametrize("address", [
    "/robots.txt", "/sitemap.xml", "/sitemap-0.xml", "/news-sitemap.xml", "/colours.css",
    "/static/newsroom/site.css", "/static/newsroom/icon.svg", "/static/newsroom/fonts/public-sans.woff2",
])  # fmt: skip
def test_what_belongs_to_all_pages_is_there_once(mirror: Mirror, address: str) -> None:
    factories.release()
    mirror.run()
    assert mirror.has(address)


def test_a_list_goes_on_in_folders_that_are_called_as_its_queries(mirror: Mirror, client: Client) -> None:
    for number in range(5):
        page = factories.release(public_slug_en=f"page-{number}")
    news = page.get_parent().specific.address("en")
    with mock.patch.object(news_list, "PER_PAGE", 2):
        mirror.run()
        further = [one for one in mirror.asked if one.startswith(f"{news}?")]
        # Two further pages, and from each of them back.
        assert len(further) == 4
        for address in further:
            assert mirror.path(address).read_bytes() == client.get(address).content
    assert mirror.path(further[0]).parts[-2:] == (further[0].partition("?")[2], "index.html")


def test_there_is_no_search_no_form_and_no_narrowed_list(mirror: Mirror) -> None:
    factories.release()
    mirror.run()
    ours = {file_of(address) for address in of_pages()}
    assert {one for one in mirror.files() if one.endswith(".html")} == ours


def test_a_file_behind_a_password_is_not_there_and_neither_is_the_form_that_asks_for_it(
    mirror: Mirror,
) -> None:
    from wagtail.models import CollectionViewRestriction

    _page, document = illustrated_release()
    CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="password", password="x"
    )
    mirror.run()
    assert document.url in mirror.asked
    assert not mirror.has(document.url)


def test_where_the_mirror_has_nothing_it_is_said_in_each_language(mirror: Mirror) -> None:
    mirror.run()
    told = {path.stem: path.read_text() for path in (mirror.folder / "unavailable").iterdir()}
    assert set(told) == {*codes(), "all"}
    for code in codes():
        assert f'<html lang="{code}">' in told[code]
        assert f'<section lang="{code}"' in told["all"]


@pytest.mark.parametrize(
    "address",
    [
        "/../x",
        "/documents/..%2F..%2Fx",
        "/en/%2e%2e/x/",
        "/en/?../../x",
        "/en//x/",
        "/en/%00/",
        "/a%5c..%5cx",
    ],
)
def test_no_address_leads_out_of_the_folder(address: str) -> None:
    with pytest.raises(ValueError):
        file_of(address)


@pytest.mark.parametrize(("address", "file"), [
    ("/en/", "en/index.html"),
    ("/en/news/?before=2026-01-01-7", "en/news/before=2026-01-01-7/index.html"),
    ("/en/news/rss.xml", "en/news/rss.xml"),
    ("/documents/a/informe%20%C3%B1.pdf", "documents/a/informe ñ.pdf"),
])  # fmt: skip
def test_an_address_has_one_file(address: str, file: str) -> None:
    assert file_of(address) == file


def test_links_are_found_wherever_they_stand() -> None:
    text = (
        '<a href="/en/a/rss.xml?kind=x">, <img srcset="/media/a.webp 1x, /media/b.webp 2x">, '
        '"image":["http://testserver/en/card.jpg?v=1"], <loc>http://testserver/sitemap-0.xml</loc>, '
        'url("fonts/x.woff2") <a href="/en/page/"> <a href="//example.org/y.js"> <a href="https://example.org/z.js">'
    )
    found = ["/en/a/rss.xml", "/media/a.webp", "/media/b.webp", "/en/card.jpg", "/sitemap-0.xml"]
    assert [*files_in(text, "/static/site.css")] == [*found, "/static/fonts/x.woff2"]


def test_what_is_not_readable_in_a_language_is_not_there_in_it(mirror: Mirror) -> None:
    page = factories.release(languages=("en",))
    mirror.run()
    assert mirror.has(page.address("en"))
    assert not mirror.has("/es/noticias/puente-abierto/")
    assert BasePage.objects.readable("es").filter(pk=page.pk).count() == 0
