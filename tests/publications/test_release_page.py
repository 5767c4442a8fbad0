"""A release as readers meet it, and what it costs."""

import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.images.tests.utils import get_test_image_file

from publications import models
from publications.contacts import grouped
from publications.dateline import Dateline
from tests import factories

pytestmark = pytest.mark.django_db


def institution(acronym: str = "IOM") -> models.Institution:
    return models.Institution.objects.create(
        name_en="International Organization for Migration",
        name_es="Organización Internacional para las Migraciones",
        acronym_en=acronym,
        acronym_es="OIM",
        about_en="<p>About it.</p>",
        about_es="<p>Sobre ella.</p>",
    )


def contact(place: str = "Panama", **values: Any) -> models.Contact:
    return models.Contact.objects.create(
        name_en="Press desk",
        name_es="Oficina de prensa",
        place_en=place,
        place_es=place,
        email="press@example.org",
        **values,
    )


def full_release(number: int = 1) -> models.NewsRelease:
    """A release that uses everything a release can."""
    issuers = [institution() for _one in range(number)]
    mechanisms = (
        factories.add(
            factories.home(), models.MechanismsIndex(headline_en="Mechanisms", headline_es="Mecanismos")
        )
        if not models.MechanismsIndex.objects.exists()
        else models.MechanismsIndex.objects.get()
    )
    forums = [
        factories.add(
            mechanisms,
            models.Mechanism(
                headline_en=f"Forum {one}",
                headline_es=f"Foro {one}",
                kind="summit",
                body_en=factories.body("x"),
                body_es=factories.body("x"),
            ),
        )
        for one in range(number)
    ]
    file = models.File.objects.create(title="Annex", file=get_test_image_file(filename="annex.pdf"))
    picture = models.Picture.objects.create(
        title="Bridge", file=ImageFile(get_test_image_file().file, name="b.png")
    )
    others = [factories.release(headline_en=f"Other {one}") for one in range(number)]
    countries = list(models.CountryData.objects.all()[: number + 1])
    return factories.release(
        image=picture,
        image_alt_en="A bridge",
        image_alt_es="Un puente",
        notes_en="<p>Note</p>",
        attachments_en=[("file", {"document": file, "title": "Annex"})],
        mechanisms=forums,
        themes=[
            models.Theme.objects.create(name_en=f"T{one}", name_es=f"T{one}", slug_en=f"t{one}")
            for one in range(number)
        ],
        release_contacts=[models.ReleaseContact(contact=contact(institution=one)) for one in issuers],
        release_institutions=[models.ReleaseInstitution(institution=one) for one in issuers],
        release_countries=[models.ReleaseCountry(country=country) for country in countries],
        related_releases=[models.RelatedRelease(related=other) for other in others],
    )


@pytest.mark.parametrize("number", [1, 4])
def test_a_release_that_uses_everything_costs_at_most_eight_queries(
    client: Client, django_assert_max_num_queries: Any, number: int
) -> None:
    page = full_release(number)
    client.get(page.address("en"))  # makes the picture's renditions, once in the life of a picture
    cache.clear()
    with django_assert_max_num_queries(8):
        response = client.get(page.address("en"))
    html = response.content.decode()
    for part in ("A bridge", "Forum 0", "About it.", "Press desk", "Other 0", "Annex", "Note", "T0"):
        assert part in html


@pytest.mark.parametrize("number", [1, 5])
def test_pictures_in_a_text_cost_the_same_however_many(
    client: Client, django_assert_max_num_queries: Any, number: int
) -> None:
    pictures = [
        models.Picture.objects.create(
            title="B", file=ImageFile(get_test_image_file().file, name=f"b{one}.png")
        )
        for one in range(number)
    ]
    page = factories.release(
        image=pictures[0],
        body_en=[
            ("picture", {"image": picture, "alt": "A bridge", "caption": "", "credit": ""})
            for picture in pictures
        ],
    )
    client.get(page.address("en"))
    cache.clear()
    with django_assert_max_num_queries(8):
        html = client.get(page.address("en")).content.decode()
    assert html.count("<figure") == number + 1


@pytest.mark.parametrize("number", [1, 6])
def test_links_in_many_paragraphs_cost_one_query_together(
    client: Client, django_assert_num_queries: Any, number: int
) -> None:
    others = [factories.release(headline_en=f"Other {one}") for one in range(number)]
    plain = factories.release(headline_en="Plain")
    linked = factories.release(
        headline_en="Linked",
        body_en=[("paragraph", f'<p><a linktype="page" id="{one.pk}">it</a></p>') for one in others],
    )
    client.get(plain.address("en"))
    cache.clear()
    with CaptureQueriesContext(connection) as without:
        client.get(plain.address("en"))
    cache.clear()
    with django_assert_num_queries(len(without) + 1):
        html = client.get(linked.address("en")).content.decode()
    for one in others:
        assert f'<a href="{one.address("en")}">it</a>' in html


def test_the_news_list_costs_at_most_twelve_queries_whatever_it_lists(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(22):
        file = ImageFile(get_test_image_file().file, name=f"b{number}.png")
        picture = models.Picture.objects.create(title="B", file=file)
        factories.release(headline_en=f"Release {number}", image=picture)
    client.get("/en/news/")
    cache.clear()
    with django_assert_max_num_queries(12):
        response = client.get("/en/news/")
    assert response.content.decode().count("<article") == 20


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Lima, 1 March 2026"), ("es", "Lima, 1 de marzo de 2026")],
)
def test_the_dateline_follows_each_languages_convention(client: Client, language: str, line: str) -> None:
    page = factories.release()
    assert f"{line} –" in client.get(page.address(language)).content.decode()


def test_a_dateline_may_have_several_places_or_none() -> None:
    date = datetime.date(2017, 8, 10)
    assert str(Dateline.of("Geneva/San Salvador", date)) == "Geneva / San Salvador, 10 August 2017"
    assert str(Dateline.of("", date)) == "10 August 2017"
    assert str(Dateline.of("Lima", None)) == "Lima"
    assert not Dateline.of(None, None)
    with translation.override("es"):
        assert str(Dateline.of("Ciudad de Panamá", date)) == "Ciudad de Panamá, 10 de agosto de 2017"


def test_contacts_are_grouped_by_place_and_within_it_by_institution() -> None:
    one, other = institution("IOM"), institution("UNHCR")
    contacts = [
        contact("Panama", institution=one),
        contact("Panama", institution=other),
        contact("Lima", institution=one),
        contact("Panama", institution=one),
    ]
    groups = grouped(contacts)
    assert [group.place for group in groups] == ["Panama", "Lima"]
    assert [person.institution_id for person in groups[0].contacts] == [one.pk, one.pk, other.pk]


def test_a_contact_needs_a_way_to_be_reached() -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="e-mail address or a phone number"):
        models.Contact(name_en="Desk", name_es="Oficina", place_en="Lima").full_clean()


def test_nothing_of_the_other_language_stands_on_a_release(client: Client) -> None:
    page = full_release()
    html = client.get(page.address("es")).content.decode()
    assert "OIM" in html
    assert "Sobre ella." in html
    assert "About it." not in html
    assert "Forum 0" not in html
    assert "Media contacts" not in html


def test_what_is_not_readable_is_not_listed_beside_a_release(client: Client) -> None:
    page = full_release()
    models.NewsRelease.objects.get(headline_en="Other 0").edition("en").unpublish()
    models.Mechanism.objects.get().unpublish()
    html = client.get(page.address("en")).content.decode()
    assert "Other 0" not in html
    assert "Forum 0" not in html


def test_an_empty_news_list_says_so_in_its_language(client: Client) -> None:
    factories.news_index()
    assert "Nothing has been released here" in client.get("/en/news/").content.decode()
    assert "Nothing" not in client.get("/es/noticias/").content.decode()


def test_a_page_number_beyond_the_list_gives_its_last_page(client: Client) -> None:
    factories.release()
    for page in ("999", "0", "x", "-1"):
        assert client.get("/en/news/", {"page": page}).status_code == 200


def test_no_list_costs_more_when_it_lists_more(client: Client) -> None:
    """Home, news list and the release itself: the same queries for two releases as for eight."""

    def queries(address: str) -> int:
        client.get(address)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    factories.release()
    page = factories.release()
    addresses = ["/en/", "/en/news/", page.address("en")]
    few = [queries(address) for address in addresses]
    for _one in range(6):
        factories.release()
    assert [queries(address) for address in addresses] == few
