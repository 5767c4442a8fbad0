"""In the admin everybody sees the pictures and files of what they work on, and no others."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from editions import actions
from editions.models import Edition
from newsroom.roles import group_of
from publications.models import NewsRelease
from tests import factories
from tests.files import picture
from tests.people import person

from .scene import attached, file, size_of, status, with_picture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("group", ["Authors", "Editors", "Publishers"])
def test_who_writes_for_all_languages_sees_what_is_private(client: Client, group: str) -> None:
    shown, linked = picture("bridge"), file()
    client.force_login(person("writer", group))
    for address in (size_of(shown), shown.file.url, linked.url):
        assert status(client, address) == 200


def test_an_account_that_may_not_enter_the_admin_sees_no_more_than_the_public(client: Client) -> None:
    shown, linked = picture("bridge"), file()
    client.force_login(person("nobody"))
    for address in (size_of(shown), shown.file.url, linked.url, f"/documents/{linked.pk}/x"):
        assert status(client, address) == 404


def test_who_is_no_longer_active_sees_nothing(client: Client) -> None:
    shown = picture("bridge")
    writer = person("writer", "Publishers")
    client.force_login(writer)
    writer.is_active = False
    writer.save()
    assert status(client, size_of(shown)) == 404


def test_a_translator_sees_those_of_their_own_edition_alone(client: Client) -> None:
    shown, linked, strange = picture("bridge"), file(), picture("other")
    page = NewsRelease(
        original_language="en",
        headline_en="Draft",
        body_en=with_picture(shown),
        attachments_en=attached(linked),
        headline_es="Borrador",
        body_es=with_picture(shown),
    )
    page = actions.create(page, factories.news_index())
    translator = person("translator", group_of("Translators", "Spanish"))
    client.force_login(translator)
    addresses = (size_of(shown), linked.url)
    assert {status(client, address) for address in addresses} == {404}
    Edition.objects.filter(page=page, language="es").update(translator=translator)
    assert {status(client, address) for address in addresses} == {200}
    assert status(client, size_of(strange)) == 404


def test_the_list_and_the_chooser_of_pictures_show_them(admin: Client) -> None:
    picture("bridge")
    for view in ("wagtailimages:index", "wagtailimages_chooser:choose"):
        html = admin.get(reverse(view)).content.decode()
        addresses = set(re.findall(r'/media/images/[^\s"\\]+', html))
        assert addresses
        assert {status(admin, address) for address in addresses} == {200}
        assert {status(Client(), address) for address in addresses} == {404}
