"""What stands on every page is purged with the whole of a language."""

from collections.abc import Callable
from typing import Any

import pytest

from newsroom.models import Branding, MenuEntry, MenuSection
from publications.models import Picture, Theme
from tests import factories

from .recording import sitemaps, with_files

Told = Callable[[Callable[[], Any]], list[Any]]
ALL = [["en", "es"]]


def menu() -> MenuSection:
    return MenuSection.objects.create(label_en="News", label_es="Noticias")


@pytest.mark.parametrize(
    "make", [Branding.load, menu, lambda: Theme.objects.create(name_en="A", name_es="A")]
)
def test_a_record_that_is_changed_drops_every_language(make: Callable[[], Any], told_by: Told) -> None:
    record = make()
    assert told_by(record.save) == ALL
    assert told_by(record.delete) == ALL


def test_a_picture_is_shown_by_nobody_when_it_is_new(told_by: Told) -> None:
    picture = Picture(title="A bridge", file="bridge.jpg", width=8, height=8)
    assert told_by(picture.save) == []
    picture.focal_point_x = 3
    assert told_by(picture.save) == ALL


def test_a_page_in_the_menu_that_comes_or_goes_changes_every_page_of_its_language(told_by: Told) -> None:
    page = factories.release()
    MenuEntry.objects.create(section=menu(), page=page, label_en="Bridge", label_es="Puente")
    section = MenuSection.objects.get()
    section.save()
    page.headline_en = "Bridge closed"
    english = with_files("/en/news/bridge-opened/", "/en/news/", "/en/") | sitemaps()
    assert told_by(lambda: page.save_revision().publish()) == [english]
    addresses, languages = told_by(lambda: page.edition("es").unpublish())
    assert with_files("/es/noticias/puente-abierto/") < addresses
    assert languages == ["es"]
