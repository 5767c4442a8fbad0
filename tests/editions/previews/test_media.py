"""The private pictures and files of a previewed text are read with it, and end with it."""

import re
from typing import Any

import pytest
from django.test import Client

from editions import actions
from editions.models import PreviewLink
from newsroom.models import Branding
from tests.editions.media.scene import attached, content_of, file, status, with_link, with_picture
from tests.files import picture

from .scene import draft, html_of, link, publish

pytestmark = pytest.mark.django_db


def with_media(**values: Any) -> Any:
    shown, linked = picture("bridge"), file()
    return draft(
        image=shown,
        body_en=[*with_picture(shown), *with_link(linked)],
        attachments_en=attached(linked),
        body_es=with_picture(shown),
        **values,
    )


def addresses(shown: PreviewLink) -> set[str]:
    html = html_of(shown)
    return set(re.findall(r'/[^\s",]*(?:media|documents)/[^\s",]+', html))


def test_they_are_read_below_the_previews_own_address() -> None:
    shown = link(with_media(), "en")
    found = addresses(shown)
    assert len(found) > 3
    for address in found:
        assert address.startswith(shown.address)
        response = Client().get(address)
        assert content_of(response)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Robots-Tag"].startswith("noindex")
        assert not response.cookies
        assert status(Client(), "/" + address.removeprefix(shown.address)) == 404
    assert shown.visits.count() == 1


@pytest.mark.parametrize("end", ["revoke", "publish", "delete"])
def test_they_end_with_the_link(end: str) -> None:
    page = with_media()
    shown = link(page, "en")
    found = addresses(shown)
    if end == "revoke":
        actions.revoke(shown)
    elif end == "publish":
        publish(page, "en")
    else:
        page.delete()
    assert {status(Client(), address) for address in found} == {404}


def test_what_the_text_does_not_show_is_not_given_out() -> None:
    shown = link(with_media(), "en")
    strange, other = picture("strange"), file("other.pdf")
    assert status(Client(), f"{shown.address}media/{strange.get_rendition('width-100').file.name}") == 404
    assert status(Client(), f"{shown.address}{other.url[1:]}") == 404


def test_nor_is_what_only_the_other_language_shows() -> None:
    linked, other = file(), file("otro.pdf")
    page = draft(attachments_en=attached(linked), attachments_es=attached(other))
    english, spanish = link(page, "en"), link(page, "es")
    assert status(Client(), f"{english.address}{linked.url[1:]}") == 200
    assert status(Client(), f"{english.address}{other.url[1:]}") == 404
    assert status(Client(), f"{spanish.address}{other.url[1:]}") == 200
    assert status(Client(), f"{spanish.address}{linked.url[1:]}") == 404


def test_nor_the_original_of_a_picture() -> None:
    page = with_media()
    shown = link(page, "en")
    assert status(Client(), f"{shown.address}media/{page.image.file.name}") == 404


def test_a_wrong_token_gives_nothing_out() -> None:
    shown = link(with_media(), "en")
    token = shown.address.rstrip("/").rpartition("/")[2]
    wrong = token[:-1] + ("0" if token[-1] != "0" else "1")
    assert {status(Client(), address.replace(token, wrong)) for address in addresses(shown)} == {404}


def test_pictures_that_are_not_of_the_text_stay_where_they_are() -> None:
    branding = Branding.load()
    branding.logo = picture("logo")
    branding.save()
    shown = link(draft(), "en")
    logos = [address for address in addresses(shown) if "logo" in address]
    assert logos
    assert all(address.startswith("/media/") and status(Client(), address) == 200 for address in logos)
