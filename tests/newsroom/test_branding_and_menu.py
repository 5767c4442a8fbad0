"""Another office changes names, colours and menu without touching code."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from newsroom.colours import contrast
from newsroom.models import Branding, MenuEntry, MenuSection
from newsroom.navigation import sections
from tests import factories

pytestmark = pytest.mark.django_db


def section(**values) -> MenuSection:
    page = MenuSection(**values)
    page.save()
    return page


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize(("name", "colour"), [("accent", "#ffff00"), ("accent_dark", "#222222")])
def test_a_colour_nobody_can_read_is_refused(name: str, colour: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Branding(**{name: colour}).full_clean()
    assert name in refusal.value.message_dict


def test_something_that_is_no_colour_is_refused() -> None:
    with pytest.raises(ValidationError, match="hexadecimal"):
        Branding(accent="red; }").clean_fields()


def test_branding_reaches_every_page(client: Client) -> None:
    branding = Branding.load()
    branding.name_en, branding.name_es = "The Office", "La Oficina"
    branding.accent = "#7a1f1f"
    branding.save()
    assert "The Office" in client.get("/en/").content.decode()
    assert "La Oficina" in client.get("/es/").content.decode()
    assert "--accent: #7a1f1f" in client.get("/colours.css").content.decode()


def test_a_menu_never_mixes_languages() -> None:
    index = factories.news_index(languages=("en",))
    section(label_en="News", label_es="Noticias", page=index)
    section(label_en="Only English", url_en="https://www.example.org/")
    english = [(part.line.label, part.line.address, part.line.is_elsewhere) for part in sections("en")]
    assert english == [("News", "/en/news/", False), ("Only English", "https://www.example.org/", True)]
    assert sections("es") == []


def test_entries_follow_their_section_in_order_and_only_where_readable() -> None:
    release = factories.release()
    parent = MenuSection(label_en="News", label_es="Noticias", page=factories.news_index())
    parent.entries = [
        MenuEntry(label_en="Second", label_es="Segunda", url_en="https://example.org/", sort_order=2),
        MenuEntry(label_en="First", label_es="Primera", page=release, sort_order=1),
    ]
    parent.save()
    assert [line.label for line in sections("en")[0].entries] == ["First", "Second"]
    assert [line.label for line in sections("es")[0].entries] == ["Primera"]
    release.edition("es").unpublish()
    assert sections("es")[0].entries == []


def test_another_site_is_marked_as_such(client: Client) -> None:
    section(
        label_en="Global",
        url_en="https://www.example.org/",
        label_es="Global",
        url_es="https://www.example.org/es/",
    )
    html = client.get("/en/").content.decode()
    assert 'rel="external"' in html
    assert "another site" in html


def test_a_target_is_a_page_or_another_site_and_has_a_label() -> None:
    with pytest.raises(ValidationError, match="not both"):
        MenuSection(label_en="A", page=factories.news_index(), url_en="https://example.org/").clean()
    with pytest.raises(ValidationError, match="label"):
        MenuSection(url_en="https://example.org/").clean()


def test_the_frame_costs_two_queries(django_assert_num_queries) -> None:
    from newsroom.navigation import frame

    for number in range(5):
        section(label_en=f"S{number}", url_en="https://example.org/")
    Branding.load()
    with django_assert_num_queries(2):
        frame("en")


@pytest.mark.parametrize("colour", ["red", "#fff", ""])
def test_a_colour_that_is_none_is_refused_by_its_field_alone(colour: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Branding(accent=colour).full_clean()
    assert "accent" in refusal.value.message_dict
