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


def footer_section(**values) -> MenuSection:
    found = MenuSection(label_en="About", label_es="Sobre el sitio", in_footer=True, **values)
    found.entries = [
        MenuEntry(label_en="All news", label_es="Las noticias", page=factories.news_index(), sort_order=1),
        MenuEntry(label_en="English only", url_en="https://example.org/", sort_order=2),
    ]
    found.save()
    return found


def test_a_section_at_the_foot_is_not_in_the_menu_and_costs_no_query_more(django_assert_num_queries) -> None:
    from newsroom.navigation import frame

    section(label_en="Top", url_en="https://example.org/", label_es="Arriba", url_es="https://example.org/")
    footer_section()
    Branding.load()
    with django_assert_num_queries(2):
        found = frame("en")
    assert [part.line.label for part in found.menu] == ["Top"]
    assert [part.line.label for part in found.footer] == ["About"]


@pytest.mark.parametrize(
    ("language", "shown", "hidden"),
    [
        ("en", ["<h2>About</h2>", 'href="/en/news/"', "English only", "Back to the top"], ["Las noticias"]),
        ("es", ["<h2>Sobre el sitio</h2>", 'href="/es/noticias/"'], ["English only", "About"]),
    ],
)
def test_every_page_has_its_foot_in_its_language(
    client: Client, language: str, shown: list[str], hidden: list[str]
) -> None:
    footer_section()
    for address in (f"/{language}/", f"/{language}/nothing/"):
        foot = client.get(address).content.decode().partition("<footer")[2]
        assert '<nav class="footer__menu" aria-label=' in foot
        for words in shown:
            assert words in foot
        for words in hidden:
            assert words not in foot


def test_a_logo_is_shown_in_its_own_size_and_its_foot_only_where_there_is_one(client: Client) -> None:
    from tests.files import picture

    assert "footer__menu" not in client.get("/en/").content.decode()
    branding = Branding.load()
    branding.logo = picture("Logo")
    branding.save()
    assert 'alt="" class="masthead__logo"' in client.get("/en/").content.decode()


@pytest.mark.parametrize(("language", "action"), [("en", "/en/search/"), ("es", None)])
def test_the_masthead_asks_what_to_look_for(client: Client, language: str, action: str | None) -> None:
    from django.urls import reverse
    from django.utils import translation

    with translation.override(language):
        action = action or reverse("search")
    head = client.get(f"/{language}/").content.decode().partition("<main")[0]
    assert f'<form action="{action}" method="get" role="search"' in head
    assert '<input type="search" id="masthead-q" name="q" value="" maxlength="120"' in head
