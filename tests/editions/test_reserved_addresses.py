"""What the site itself answers at is no publication's address, in each language."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from editions.models import BasePage
from newsroom.models import StandardPage
from tests import factories
from tests.editing import paragraphs, post_edition, post_new, post_page

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.editions.reserved_urls")]

BODY = {"body_en": factories.body("Text"), "body_es": factories.body("Texto")}


def page(parent: BasePage | None = None, **values: str) -> StandardPage:
    texts = {"headline_en": "Paths", "headline_es": "Caminos", **values}
    return factories.add(parent or factories.home(), StandardPage(**texts, **BODY))


def fresh(publication: BasePage) -> StandardPage:
    return StandardPage.objects.get(pk=publication.pk)


@pytest.mark.parametrize(("language", "slug"), [("en", "find"), ("es", "hallar")])
def test_the_sites_own_address_answers_as_the_site(client: Client, language: str, slug: str) -> None:
    assert client.get(f"/{language}/{slug}/").content == b"the site's own"


def test_an_editor_is_told_that_the_site_uses_an_address(admin: Client) -> None:
    publication = page()
    response = post_page(admin, publication, "publish", public_slug_en="find")
    assert "The site itself uses the address “find” here" in response.content.decode()
    assert fresh(publication).public_path_en == "/paths/"


def test_an_editor_is_told_so_at_the_first_save_too(admin: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=("newsroom", "standardpage", factories.home().pk))
    response = post_new(
        admin, url, "publish", headline_en="New", public_slug_en="find", body_en=paragraphs("Text")
    )
    assert "The site itself uses the address “find” here" in response.content.decode()
    assert not StandardPage.objects.exists()


def test_a_translator_is_told_so_in_the_language_of_the_edition(admin: Client) -> None:
    publication = page()
    response = post_edition(admin, publication.edition("es"), "publish", public_slug_es="hallar")
    assert "The site itself uses the address “hallar” here" in response.content.decode()
    assert fresh(publication).public_path_es == "/caminos/"


def test_a_publish_by_whatever_route_is_refused() -> None:
    publication = page()
    publication.public_slug_en = "find"
    with pytest.raises(ValidationError) as refusal:
        publication.save_revision().publish()
    assert "public_slug_en" in refusal.value.message_dict
    edition = publication.edition("es")
    edition.content = edition.content | {"public_slug_es": "hallar"}
    with pytest.raises(ValidationError) as refusal:
        edition.save_revision().publish()
    assert "public_slug_es" in refusal.value.message_dict


def test_an_address_one_language_uses_is_free_in_the_other() -> None:
    publication = page(public_slug_en="hallar", public_slug_es="find")
    assert publication.public_path_en == "/hallar/"
    assert publication.public_path_es == "/find/"


def test_an_address_made_of_the_headline_goes_out_of_the_sites_way() -> None:
    publication = page(headline_en="Find", headline_es="Hallar")
    assert publication.public_path_en == "/find-2/"
    assert publication.public_path_es == "/hallar-2/"


def test_deeper_in_the_tree_the_word_is_free() -> None:
    assert page(page(), headline_en="Find").public_path_en == "/paths/find/"


def test_a_page_is_not_moved_to_where_the_site_answers_but_a_copy_finds_another_place() -> None:
    publication = page(page(), headline_en="Find")
    with pytest.raises(ValidationError, match="uses the address “find”"):
        publication.move(factories.home(), pos="last-child")
    assert fresh(publication).public_path_en == "/paths/find/"
    copy = publication.copy(to=factories.home())
    assert copy.public_slug_en == "find-2"
