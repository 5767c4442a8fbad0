"""The picture of a publication where it is shared."""

from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file

from newsroom.feeds import card, card_drawing
from newsroom.models import Branding
from publications.models import Picture
from tests import factories

from . import scenes

pytestmark = pytest.mark.django_db

LONG = "Veinticuatro organizaciones de la sociedad civil y once instituciones públicas " * 3
ENDLESS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2


def pixels(client: Client, address: str, **parameters: Any) -> Image.Image:
    response = client.get(address, parameters)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    # WhatsApp leaves out pictures above 300 KB or so.
    assert len(response.content) < 300_000
    image = Image.open(BytesIO(response.content))
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    return image


def version(page: Any) -> str:
    return card.Card.of(page, Branding.load()).version


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


def test_a_card_has_the_size_and_colours_of_the_house(client: Client) -> None:
    branding = scenes.branded()
    branding.accent = "#7a1f1f"
    branding.save()
    page = factories.release()
    image = pixels(client, f"{page.address('en')}card.jpg")
    assert is_near(image.getpixel((600, 5)), (0x7A, 0x1F, 0x1F))
    assert is_near(image.getpixel((1190, 600)), (255, 255, 255))
    dark = sum(
        1 for x in range(0, 1200, 2) for y in range(180, 520, 2) if image.getpixel((x, y)) < (60, 60, 60)
    )
    assert dark > 500, "the headline is not drawn"


def test_the_releases_picture_stands_beside_the_text(client: Client) -> None:
    file = get_test_image_file(filename="red.png", colour="red", size=(900, 900))
    picture = Picture.objects.create(title="Red", file=ImageFile(file.file, name="red.png"))
    page = factories.release(image=picture)
    image = pixels(client, f"{page.address('en')}card.jpg")
    assert is_near(image.getpixel((1190, 400)), (255, 0, 0))
    assert is_near(image.getpixel((30, 400)), (255, 255, 255))


def test_a_lost_picture_costs_no_card(client: Client) -> None:
    picture = scenes_picture()
    page = factories.release(image=picture)
    picture.file.storage.delete(picture.file.name)
    pixels(client, f"{page.address('en')}card.jpg")


def scenes_picture() -> Picture:
    file = ImageFile(get_test_image_file().file, name="lost.png")
    made: Picture = Picture.objects.create(title="Lost", file=file)
    return made


@pytest.mark.parametrize("headline", [LONG, ENDLESS, "Sí"])
def test_a_headline_of_any_length_fits(headline: str) -> None:
    width, height = 700, 300
    size, lines = card_drawing.fitted(headline[:255], width, height)
    face = card_drawing.font(card_drawing.SERIF, size, 600)
    assert len(lines) * size * card_drawing.LEADING <= height
    assert all(face.getlength(line) <= width for line in lines)


def test_the_shorter_the_headline_the_larger_it_is_set() -> None:
    sizes = [card_drawing.fitted("Palabra " * number, 1000, 300)[0] for number in (2, 12, 30)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


def test_a_correction_changes_the_card(client: Client) -> None:
    page = factories.release()
    before = version(page)
    assert f"card.jpg?v={before}" in scenes.body_of(client, page.address("en"))
    page.headline_en = "Bridge closed"
    page.save_revision().publish()
    html = scenes.body_of(client, page.address("en"))
    assert f"?v={before}" not in html
    assert f"card.jpg?v={version(page)}" in html


def test_a_card_is_asked_about_each_time_and_sent_once(client: Client) -> None:
    page = factories.release()
    address = f"{page.address('en')}card.jpg"
    for asked in ({}, {"v": version(page)}, {"v": "of-before"}):
        response = client.get(address, asked)
        assert "no-cache" in response["Cache-Control"]
        again = client.get(address, asked, headers={"if-none-match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_card_is_drawn_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []
    draw = card_drawing.drawn
    monkeypatch.setattr(card, "drawn", lambda *of: drawn.append(of) or draw(*of))
    address = f"{factories.release().address('en')}card.jpg"
    for version_asked in ("", "1", "2"):
        client.get(address, {"v": version_asked})
    assert len(drawn) == 1
    cache.clear()
    client.get(address)
    assert len(drawn) == 2


def test_a_card_costs_three_queries_once_it_is_drawn(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    address = f"{factories.release().address('en')}card.jpg"
    client.get(address)
    with django_assert_max_num_queries(3):
        client.get(address)


def test_each_language_has_its_own_card(client: Client) -> None:
    page = factories.release()
    english, spanish = (client.get(f"{page.address(code)}card.jpg") for code in scenes.BOTH)
    assert english.content != spanish.content


def test_every_publication_has_a_card(client: Client) -> None:
    scenes.branded()
    forum = scenes.mechanism()
    pages = [factories.home(), forum, scenes.meeting(forum), scenes.report(forum), scenes.resource()]
    for page in [*pages, scenes.country(), scenes.mechanisms()]:
        pixels(client, f"{page.address('es')}card.jpg")
        assert f"http://testserver{page.address('es')}card.jpg?v=" in scenes.body_of(
            client, page.address("es")
        )
    assert client.post("/en/card.jpg").status_code == 405
