"""What the gate lets out, and what it refuses; every route and race stands in the folder gate."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from editions.models import Edition
from publications.models import NewsIndex, NewsRelease
from tests import factories

pytestmark = pytest.mark.django_db


def fresh(page: NewsRelease) -> NewsRelease:
    return NewsRelease.objects.get(pk=page.pk)


def test_publishing_the_original_again_after_it_was_taken_off_makes_it_readable() -> None:
    page = factories.release()
    page.edition("en").unpublish()
    fresh(page).get_latest_revision().publish()
    assert fresh(page).readable_languages == ["en", "es"]


def test_a_translation_published_first_waits_for_the_original() -> None:
    index = factories.news_index()
    page = NewsRelease(
        original_language="en",
        headline_en="A",
        headline_es="B",
        body_es=factories.body("B"),
        date=datetime.date(2026, 1, 1),
        live=False,
    )
    index.add_child(instance=page)
    page.edition("es").get_latest_revision().publish()
    assert fresh(page).readable_languages == []
    assert page.edition("es").state == Edition.State.WAITING


# Creation, copy, alias


def test_a_copy_begins_with_draft_editions_and_an_address_of_its_own() -> None:
    page = factories.release()
    copy = page.copy(update_attrs={"title": "Another bridge", "slug": "another-bridge"}, keep_live=True)
    copy = NewsRelease.objects.get(pk=copy.pk)
    assert copy.headline_en == "Another bridge"
    assert copy.readable_languages == ["en"]
    assert copy.public_path_en != page.public_path_en
    assert copy.edition("es").content["headline_es"] == "Puente abierto"


def test_an_alias_has_an_address_of_its_own_and_follows_the_original_only() -> None:
    page = factories.release()
    alias = page.create_alias(update_slug="alias")
    page.headline_en = "Bridge opened again"
    page.save_revision().publish()
    alias = NewsRelease.objects.get(pk=alias.pk)
    assert alias.headline_en == "Bridge opened again"
    assert alias.public_path_en not in (None, fresh(page).public_path_en)
    assert alias.readable_languages == ["en"]


# What is refused


def test_a_translation_cannot_go_out_under_a_page_without_that_language() -> None:
    index = factories.news_index(languages=("en",))
    page = NewsRelease(
        original_language="en",
        headline_en="A",
        body_en=factories.body("A"),
        headline_es="B",
        body_es=factories.body("B"),
        date=datetime.date(2026, 1, 1),
    )
    index.add_child(instance=page)
    with pytest.raises(ValidationError, match="News"):
        page.edition("es").get_latest_revision().publish()
    assert fresh(page).readable_languages == ["en"]


def test_an_original_cannot_go_out_under_a_page_without_its_language() -> None:
    index = factories.news_index(languages=("en",))
    page = NewsRelease(
        original_language="es", headline_es="B", body_es=factories.body("B"), date=datetime.date(2026, 1, 1)
    )
    with pytest.raises(ValidationError, match="News"):
        index.add_child(instance=page)


def test_a_text_without_headline_does_not_go_out_and_the_error_names_field_and_language() -> None:
    page = factories.release(languages=("en",))
    edition = page.edition("es")
    edition.content = edition.content | {"headline_es": ""}
    with pytest.raises(ValidationError, match="Headline: missing in Spanish"):
        edition.save_revision(clean=False).publish()
    edition.refresh_from_db()
    assert not edition.live


def test_two_siblings_cannot_have_one_address_in_a_language() -> None:
    factories.release()
    other = factories.release(languages=("en",), headline_en="Another")
    edition = other.edition("es")
    edition.content = edition.content | {"public_slug_es": "puente-abierto"}
    with pytest.raises(ValidationError, match="puente-abierto"):
        edition.save_revision(clean=False).publish()


def test_a_slug_made_from_the_headline_avoids_those_taken() -> None:
    factories.release()
    other = factories.release()
    assert other.public_path_en == "/news/bridge-opened-2/"
    assert other.public_path_es == "/noticias/puente-abierto-2/"


def test_a_news_list_has_one_edition_row_per_language_from_the_start() -> None:
    index = factories.news_index(languages=("en",))
    rows = dict(NewsIndex.objects.get(pk=index.pk).editions.values_list("language", "live"))
    assert rows == {"en": True, "es": False}
