"""A picture or file is public while the live text of a readable edition uses it, and at no other time."""

import datetime
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, ReferenceIndex

from editions.media.addresses import KEY
from editions.media.public import is_public
from newsroom.models import Branding
from publications.models import NewsRelease
from tests import factories
from tests.files import picture

from .scene import USES, Use, attached, file, link_in_the_text, live, picture_in_the_text, size_of, status

pytestmark = pytest.mark.django_db

each_use = pytest.mark.parametrize("use", USES, ids=lambda use: use.__name__)
each_language = pytest.mark.parametrize(("original", "other"), [("en", "es"), ("es", "en")])


@each_use
@each_language
def test_what_nothing_uses_or_only_a_draft_does_is_private(
    client: Client, use: Use, original: str, other: str
) -> None:
    values, address = use(original)
    assert status(client, address) == 404
    page = NewsRelease(
        original_language=original,
        date=datetime.date(2026, 3, 1),
        live=False,
        **{f"headline_{original}": "X"},
    )
    for name, value in values.items():
        setattr(page, name, value)
    factories.news_index().add_child(instance=page)
    page.save_revision()
    assert status(client, address) == 404


@each_use
@each_language
def test_what_a_readable_edition_uses_is_public_until_that_is_withdrawn(
    client: Client, use: Use, original: str, other: str
) -> None:
    values, address = use(original)
    page = factories.release(original=original, **values)
    assert status(client, address) == 200
    page.unpublish()
    assert status(client, address) == 404
    live(page).get_latest_revision().publish()
    assert status(client, address) == 200


@each_use
@each_language
def test_a_translations_own_is_public_while_the_translation_is(
    client: Client, use: Use, original: str, other: str
) -> None:
    values, address = use(other)
    page = factories.release(languages=(original,), original=original, **values)
    assert status(client, address) == 404
    page.edition(other).get_latest_revision().publish()
    assert status(client, address) == 200
    live(page).edition(other).unpublish()
    assert status(client, address) == 404


@each_use
@each_language
def test_it_is_private_before_the_hour(client: Client, use: Use, original: str, other: str) -> None:
    values, address = use(other)
    page = factories.release(languages=(original,), original=original, **values)
    edition = page.edition(other).get_latest_revision_as_object()
    edition.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    edition.save_revision().publish()
    assert live(page).edition(other).scheduled_revision
    assert status(client, address) == 404


def test_a_scheduled_originals_is_private_before_the_hour(client: Client) -> None:
    values, address = link_in_the_text("en")
    page = factories.release(**values)
    page.unpublish()
    page = live(page)
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision().publish()
    assert status(client, address) == 404


@each_use
def test_what_a_newer_text_no_longer_uses_is_private_again(client: Client, use: Use) -> None:
    values, address = use("en")
    page = factories.release(**values)
    page.body_en = factories.body("Without.")
    page.attachments_en = []
    revision = page.save_revision()
    assert status(client, address) == 200
    revision.publish()
    assert status(client, address) == 404


@each_use
def test_what_a_translations_newer_text_no_longer_uses_is_private_again(client: Client, use: Use) -> None:
    values, address = use("es")
    page = factories.release(**values)
    assert status(client, address) == 200
    edition = page.edition("es").get_latest_revision_as_object()
    empty = NewsRelease(body_es=factories.body("Sin."))
    body = json.dumps(list(empty.body_es.raw_data))
    edition.content = edition.content | {"body_es": body, "attachments_es": "[]"}
    edition.save_revision()
    assert status(client, address) == 200
    live(page).edition("es").get_latest_revision().publish()
    assert status(client, address) == 404


def test_what_a_draft_of_a_live_page_adds_is_private(client: Client) -> None:
    values, address = link_in_the_text("en")
    page = factories.release()
    page.body_en = values["body_en"]
    page.save_revision()
    assert status(client, address) == 404


def test_the_picture_of_all_languages_is_public_while_any_is_readable(client: Client) -> None:
    shown = picture("shared")
    page = factories.release(image=shown)
    address = size_of(shown)
    assert status(client, address) == 200
    page.edition("es").unpublish()
    assert status(client, address) == 200
    live(page).unpublish()
    assert status(client, address) == 404


def test_a_page_with_a_view_restriction_makes_nothing_public(client: Client) -> None:
    values, address = picture_in_the_text("en")
    page = factories.release(**values)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert status(client, address) == 404


def test_the_index_made_anew_in_another_language_makes_nothing_public(client: Client) -> None:
    """Wagtail also files what the bare columns hold, under whatever language is active then."""
    values, address = picture_in_the_text("es")
    page = factories.release(**values)
    page.edition("es").unpublish()
    with translation.override("es"):
        ReferenceIndex.create_or_update_for_object(live(page))
    assert ReferenceIndex.objects.filter(model_path="body.picture.image").exists()
    assert status(client, address) == 404


def test_deleting_the_page_makes_its_media_private(client: Client) -> None:
    values, address = link_in_the_text("en")
    page = factories.release(**values)
    page.delete()
    assert status(client, address) == 404


def test_the_logo_is_public_by_itself(client: Client) -> None:
    logo = picture("logo")
    address = size_of(logo)
    assert status(client, address) == 404
    branding = Branding.load()
    branding.logo = logo
    branding.save()
    assert status(client, address) == 200


def test_the_original_of_a_public_picture_is_for_those_who_work_with_it(
    client: Client, admin: Client
) -> None:
    shown = picture("bridge")
    factories.release(image=shown)
    reader = Client()
    for address in (shown.file.url, shown.get_rendition("original").url):
        assert status(reader, address) == 404
        assert status(admin, address) == 200
    assert status(reader, size_of(shown)) == 200


def test_a_private_collection_keeps_its_own_rules(client: Client) -> None:
    private = Collection.get_first_root_node().add_child(name="Partners")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    shown, linked = picture("bridge"), file()
    for media in (shown, linked):
        media.collection = private
        media.save()
    factories.release(image=shown, attachments_en=attached(linked))
    assert is_public(shown)
    assert status(client, size_of(shown)) == 404
    assert client.get(linked.url).url.startswith("/documents/login/?next=")
    assert client.get("/documents/login/?next=/x/").url == "/admin/login/?next=/x/"


def test_private_and_absent_look_alike(client: Client) -> None:
    shown, linked = picture("bridge"), file()
    number = f"/documents/{linked.pk}/forecast.pdf"
    for private in (size_of(shown), linked.url, number):
        absent = (
            re.sub(KEY, "0" * 32, private)
            if private != number
            else f"/documents/{linked.pk + 1}/forecast.pdf"
        )
        answers: list[Any] = [client.get(address) for address in (private, absent)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].headers == answers[1].headers
        texts = [re.sub(rf"{KEY}|\d+", "", answer.content.decode()) for answer in answers]
        assert texts[0] == texts[1]


@pytest.mark.parametrize("pages", [1, 6])
def test_a_request_costs_three_queries(
    client: Client, pages: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    shown, linked = picture("bridge"), file()
    for _one in range(pages):
        factories.release(image=shown, attachments_en=attached(linked))
    address = size_of(shown)
    for one in (address, linked.url):
        assert status(client, one) == 200
        with django_assert_max_num_queries(3):
            assert status(client, one) == 200


@pytest.mark.parametrize(
    "path", ["", "../secret", "images/%00", "images/" + "x" * 500, "documents/forecast.pdf"]
)
def test_odd_paths_are_not_found(client: Client, path: str) -> None:
    file()
    assert status(client, f"/media/{path}") == 404
