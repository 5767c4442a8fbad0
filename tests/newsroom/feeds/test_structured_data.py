"""JSON-LD: what schema.org and Google's documentation ask of each type, in one language."""

import json
import re
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from django.utils.dateparse import parse_datetime
from wagtail.images.tests.utils import get_test_image_file

from publications import models
from tests import factories

from . import scenes

pytestmark = pytest.mark.django_db

DOCUMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def documents(client: Client, address: str) -> dict[str, dict[str, Any]]:
    """By type; each a document of its own."""
    found = [json.loads(text) for text in DOCUMENT.findall(scenes.body_of(client, address))]
    assert all(document["@context"] == "https://schema.org" for document in found)
    by_type = {document["@type"]: document for document in found}
    assert len(by_type) == len(found)
    return by_type


def assert_nothing_is_empty(data: Any) -> None:
    if isinstance(data, dict):
        assert "@type" in data
        for value in data.values():
            assert value not in (None, "", [], {})
            assert_nothing_is_empty(value)
    elif isinstance(data, list):
        for item in data:
            assert_nothing_is_empty(item)


def about_release(**values: Any) -> models.NewsRelease:
    scenes.branded()
    country = models.CountryData.objects.get(iso2="PE")
    return factories.release(
        themes=[scenes.theme()],
        mechanisms=[scenes.mechanism(acronym_en="FL")],
        release_countries=[models.ReleaseCountry(country=country)],
        release_institutions=[models.ReleaseInstitution(institution=scenes.institution())],
        place_en="Geneva / Lima",
        **values,
    )


def test_a_release_is_a_news_article(client: Client) -> None:
    page = about_release()
    scenes.published(page, "en", scenes.moment(2), scenes.moment(5))
    article = documents(client, page.address("en"))["NewsArticle"]
    assert_nothing_is_empty(article)
    url = f"http://testserver{page.address('en')}"
    assert article["@id"] == article["url"] == article["mainEntityOfPage"] == url
    assert article["headline"] == "Bridge opened"
    assert article["description"] == "A bridge."
    assert article["inLanguage"] == "en"
    for name, moment in (("datePublished", 2), ("dateModified", 5)):
        assert re.search(r"[+-]\d\d:\d\d$", article[name])
        assert parse_datetime(article[name]) == scenes.moment(moment)
    assert article["dateline"] == "Geneva / Lima, 1 March 2026"
    assert [place["name"] for place in article["locationCreated"]] == ["Geneva", "Lima"]
    assert article["contentLocation"] == [{"@type": "Country", "name": "Peru"}]
    about = {"@type": "Thing", "name": "Theme 1", "url": "http://testserver/en/news/?theme=t1"}
    assert article["about"] == [about]
    assert article["mentions"][0]["alternateName"] == "FL"
    assert article["author"][0]["name"] == "Migration Organization"
    assert article["publisher"]["name"] == "The Office"
    assert article["isAccessibleForFree"] is True
    assert article["image"][0].startswith(f"{url}card.jpg?v=")


def test_the_editions_of_a_release_refer_to_each_other(client: Client) -> None:
    page = about_release()
    original = documents(client, page.address("en"))["NewsArticle"]
    translation = documents(client, page.address("es"))["NewsArticle"]
    reference = {
        "@type": "NewsArticle",
        "@id": translation["@id"],
        "url": translation["url"],
        "inLanguage": "es",
    }
    assert original["workTranslation"] == [reference]
    assert "translationOfWork" not in original
    assert translation["translationOfWork"]["@id"] == original["@id"]
    assert "workTranslation" not in translation
    page.edition("es").unpublish()
    assert "workTranslation" not in documents(client, page.address("en"))["NewsArticle"]


def test_no_word_of_another_language_is_in_it(client: Client) -> None:
    page = about_release()
    text = json.dumps(documents(client, page.address("es")), ensure_ascii=False)
    for word in (
        "Bridge",
        "Theme",
        "Forum",
        "Migration Organization",
        "The Office",
        "News",
        "Home",
        "Geneva",
    ):
        assert f'"{word}' not in text.replace("NewsArticle", ""), word
    assert "Organización de Migraciones" in text


def test_the_office_signs_what_no_institution_issued(client: Client) -> None:
    scenes.branded()
    article = documents(client, factories.release().address("en"))["NewsArticle"]
    assert article["author"]["name"] == "The Office"


def test_the_publishers_logo_is_an_image_of_the_site(client: Client) -> None:
    branding = scenes.branded()
    file = ImageFile(get_test_image_file(size=(700, 300)).file, name="logo.png")
    branding.logo = models.Picture.objects.create(title="Logo", file=file)
    branding.save()
    logo = documents(client, factories.release().address("en"))["NewsArticle"]["publisher"]["logo"]
    assert logo["@type"] == "ImageObject"
    assert (logo["width"], logo["height"]) == (600, 257)
    sent = client.get(logo["url"].removeprefix("http://testserver"))
    sent.close()
    assert sent.status_code == 200


def test_a_text_cannot_end_the_element_it_stands_in(client: Client) -> None:
    headline = "</script><script>alert(1)</script><!-- & \u2028"
    page = factories.release(headline_en=headline)
    html = scenes.body_of(client, page.address("en"))
    assert "<script>alert" not in html
    assert documents(client, page.address("en"))["NewsArticle"]["headline"] == headline


def test_breadcrumbs_lead_from_the_front_page_to_the_page(client: Client) -> None:
    page = factories.release()
    for address, names in (
        (page.address("en"), ["Home", "News", "Bridge opened"]),
        (page.address("es"), ["Inicio", "Noticias", "Puente abierto"]),
    ):
        items = documents(client, address)["BreadcrumbList"]["itemListElement"]
        assert [item["position"] for item in items] == [1, 2, 3]
        assert [item["name"] for item in items] == names
        assert [client.get(item["item"].removeprefix("http://testserver")).status_code for item in items] == [
            200
        ] * 3
    assert "BreadcrumbList" not in documents(client, "/en/")


def test_the_front_page_is_the_offices(client: Client) -> None:
    scenes.branded()
    organization = documents(client, "/es/")["Organization"]
    assert organization["name"] == "La Oficina"
    assert organization["url"] == "http://testserver/es/"
    assert organization["description"] == "Noticias de la migración"


def test_a_meeting_is_an_event_somewhere(client: Client) -> None:
    page = scenes.meeting(scenes.mechanism())
    event = documents(client, page.address("es"))["Event"]
    assert_nothing_is_empty(event)
    assert event["name"] == "Tercera reunión, en Lima; y más"
    assert (event["startDate"], event["endDate"]) == ("2026-11-04", "2026-11-04")
    assert event["location"]["@type"] == "Place"
    assert event["location"]["name"] == "Lima, Perú"
    assert event["location"]["address"]["addressCountry"] == "PE"
    assert event["organizer"]["name"] == "Foro de Lima"
    assert event["inLanguage"] == "es"
    nowhere = scenes.meeting(scenes.mechanism(), place_en="", place_es="", host=None)
    assert "Event" not in documents(client, nowhere.address("es"))


def test_a_data_set_can_be_found_and_downloaded(client: Client) -> None:
    file = ("file", {"document": scenes.file(), "title": "Counts"})
    page = scenes.resource(kind="data_set", files_en=[file])
    found = documents(client, page.address("en"))["Dataset"]
    assert_nothing_is_empty(found)
    assert (found["name"], found["description"]) == ("Border counts", "Counts.")
    (download,) = found["distribution"]
    assert download["@type"] == "DataDownload"
    assert download["contentUrl"].startswith("http://testserver/documents/")
    sent = client.get(download["contentUrl"].removeprefix("http://testserver"))
    sent.close()
    assert sent.status_code == 200


@pytest.mark.parametrize(("kind", "type_"), [("report", "Report"), ("guide", "CreativeWork")])
def test_other_resources_are_what_schema_org_has_for_them(client: Client, kind: str, type_: str) -> None:
    page = scenes.resource(kind=kind)
    assert documents(client, page.address("en"))[type_]["headline"] == "Border counts"


def test_an_institutions_report_names_it(client: Client) -> None:
    page = scenes.report(scenes.mechanism())
    found = documents(client, page.address("es"))["Report"]
    assert found["author"]["name"] == "Organización de Migraciones"


def test_machines_cost_a_page_no_query(client: Client, django_assert_max_num_queries: Any) -> None:
    page = about_release()
    client.get(page.address("en"))
    with django_assert_max_num_queries(9):
        client.get(page.address("en"))
