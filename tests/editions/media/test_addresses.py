"""Addresses cannot be guessed, and stay where they are when a file takes another's place."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from publications.models import File, Picture
from tests import factories
from tests.files import picture

from .scene import CONTENT, attached, content_of, file, size_of, status, with_link

pytestmark = pytest.mark.django_db

RANDOM = re.compile(r"/[0-9a-f]{32}/")


def test_each_address_has_128_random_bits_of_its_own() -> None:
    shown = picture("bridge")
    sizes = [shown.get_rendition(spec).url for spec in ("width-100", "width-50", "width-100|format-webp")]
    addresses = [shown.file.url, *sizes, file().url, file().url, *map(size_of, [picture("bridge")])]
    keys = [RANDOM.findall(address) for address in addresses]
    assert [len(found) for found in keys] == [1] * len(addresses)
    assert len({found[0] for found in keys}) == len(addresses)


def test_a_file_has_one_key_in_its_address_and_another_on_the_disk() -> None:
    made = file()
    assert RANDOM.findall(f"/{made.file.name}")
    assert RANDOM.findall(f"/{made.file.name}") != RANDOM.findall(made.url)


@pytest.mark.parametrize("name", ["x" * 240, "año 2026, informe final", "a.b.c"])
def test_long_and_odd_names_fit(name: str) -> None:
    made = File.objects.create(title="T", file=SimpleUploadedFile(f"{name}.csv", b"a"))
    assert made.filename.endswith(".csv")
    shown = picture(name)
    for stored in (made.file, shown.file, shown.get_rendition("max-1000x1000|format-webp").file):
        assert len(stored.name) <= 100
        assert Path(stored.path).exists()


def replace(admin: Client, media: Any, view: str, content: Any) -> None:
    form = {"title": media.title, "collection": media.collection_id, "file": content, "tags": ""}
    response = admin.post(reverse(view, args=[media.pk]), form)
    assert response.status_code == 302, response.context["form"].errors


def test_a_replaced_file_keeps_its_address_and_the_old_one_is_gone(admin: Client) -> None:
    made = file()
    factories.release(attachments_en=attached(made))
    before, old = made.url, made.file
    replace(admin, made, "wagtaildocs:edit", SimpleUploadedFile("corrected.pdf", b"%PDF-1.4 right"))
    after = File.objects.get(pk=made.pk)
    assert after.key == made.key
    for address in (before, after.url):
        assert content_of(Client().get(address)) == b"%PDF-1.4 right"
    assert not old.storage.exists(old.name)


def test_a_replaced_picture_leaves_none_of_its_sizes_behind(admin: Client) -> None:
    shown = picture("bridge")
    factories.release(image=shown)
    reader = Client()
    before = size_of(shown)
    assert status(reader, before) == 200
    other = get_test_image_file(size=(320, 200)).file.getvalue()
    replace(admin, shown, "wagtailimages:edit", SimpleUploadedFile("bridge.png", other))
    assert status(reader, before) == 404
    assert status(reader, size_of(Picture.objects.get(pk=shown.pk))) == 200


def test_the_old_address_leads_on_where_the_file_is_public(client: Client) -> None:
    made = file()
    old = f"/documents/{made.pk}/forecast.pdf"
    assert status(client, old) == 404
    page = factories.release(attachments_en=attached(made))
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, made.url)
    page.unpublish()
    assert status(client, old) == 404


def test_links_in_texts_lead_to_the_key(client: Client) -> None:
    made = file()
    page = factories.release(body_en=with_link(made), attachments_en=attached(made))
    html = client.get(page.address("en")).content.decode()
    assert html.count(f'href="{made.url}"') == 2
    assert f"/documents/{made.pk}/" not in html


def test_every_picture_of_a_page_can_be_read_with_it(client: Client) -> None:
    page = factories.release(image=picture("bridge"))
    html = client.get(page.address("en")).content.decode()
    addresses = set(re.findall(r"/media/[^\s\",]+", html))
    assert len(addresses) > 2
    assert {status(client, address) for address in addresses} == {200}


def test_a_file_from_before_is_served_at_its_key_alone(client: Client) -> None:
    made = file()
    name = made.file.storage.save("documents/plain.pdf", SimpleUploadedFile("plain.pdf", CONTENT))
    File.objects.filter(pk=made.pk).update(file=name)
    factories.release(attachments_en=attached(made))
    assert status(client, File.objects.get(pk=made.pk).url) == 200
    assert status(client, f"/media/{name}") == 404
