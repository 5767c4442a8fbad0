"""All corrections of a newsroom on one page, in one language, newest first."""

import re
from typing import Any

import pytest
from django.test import Client

from editions import actions
from newsroom import corrections_list
from newsroom.models import CorrectionsPage
from publications.models import NewsRelease
from tests import factories
from tests.editions.corrections.scene import EN, ES, fresh, pending, told
from tests.newsroom.feeds.test_rss_atom import read

pytestmark = pytest.mark.django_db
ENGLISH, SPANISH = "/en/corrections/", "/es/correcciones/"


@pytest.fixture(autouse=True)
def page() -> CorrectionsPage:
    made: CorrectionsPage = factories.add(
        factories.home(),
        CorrectionsPage(
            headline_en="Corrections",
            headline_es="Correcciones",
            body_en=factories.body("How it is done."),
            body_es=factories.body("Cómo se hace."),
        ),
    )
    return made


def releases(number: int) -> list[NewsRelease]:
    return [
        factories.release(
            headline_en=f"Release {one}",
            headline_es=f"Comunicado {one}",
            public_slug_en=f"release-{one}",
            public_slug_es=f"comunicado-{one}",
        )
        for one in range(number)
    ]


def headlines(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return re.findall(r"<h3><a href=\"[^\"]+\">([^<]+)</a></h3>", response.content.decode())


def test_it_tells_each_with_kind_headline_and_note_newest_first(client: Client) -> None:
    first, second = releases(2)
    told(second)
    told(first, "retraction", en="Wrong.", es="Erróneo.")
    assert headlines(client, ENGLISH) == ["Release 0", "Release 1"]
    html = client.get(SPANISH).content.decode()
    assert headlines(client, SPANISH) == ["Comunicado 0", "Comunicado 1"]
    assert f'href="{first.address("es")}"' in html
    assert ES in html
    assert EN not in html
    assert "How it is done." not in html


def test_it_tells_nothing_of_what_waits_or_is_not_readable_in_the_language(client: Client) -> None:
    one, other, waiting = releases(3)
    told(one)
    told(other)
    pending(waiting)
    actions.withdraw(one.edition("es"))
    assert headlines(client, SPANISH) == ["Comunicado 1"]
    assert headlines(client, ENGLISH) == ["Release 1", "Release 0"]
    fresh(other).unpublish()
    assert headlines(client, SPANISH) == []


def test_it_is_paged_by_key(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections_list, "PER_PAGE", 2)
    for one in releases(5):
        told(one)
    seen, address, pages = [], ENGLISH, []
    while address:
        pages.append(address)
        seen += headlines(client, address)
        found = re.search(r'rel="next" href="([^"]+)"', client.get(address).content.decode())
        address = ENGLISH + found[1] if found else ""
    assert seen == [f"Release {number}" for number in (4, 3, 2, 1, 0)]
    assert len(pages) == 3
    html = client.get(pages[-1]).content.decode()
    assert "noindex, follow" in html
    back = re.search(r'rel="prev" href="([^"]+)"', html)
    assert back
    assert headlines(client, ENGLISH + back[1]) == ["Release 2", "Release 1"]
    first = re.search(r'rel="prev" href="([^"]+)"', client.get(ENGLISH + back[1]).content.decode())
    assert first
    assert headlines(client, ENGLISH + first[1]) == ["Release 4", "Release 3"]


@pytest.mark.parametrize("place", ["x", "-1", "", "9" * 30, "٣", "123456"])
def test_a_place_that_is_none_answers_404(client: Client, place: str) -> None:
    assert client.get(ENGLISH, {"before": place}).status_code == 404
    assert client.get(ENGLISH, {"after": place}).status_code == 404


@pytest.mark.parametrize("number", [1, 6])
def test_it_costs_the_same_whatever_it_tells(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for one in releases(number):
        told(one)
    client.get(ENGLISH)
    for address in (ENGLISH, f"{ENGLISH}rss.xml"):
        with django_assert_max_num_queries(7):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("file", ["rss.xml", "atom.xml"])
def test_it_has_a_feed_in_which_each_note_is_an_entry_of_its_own(client: Client, file: str) -> None:
    (one,) = releases(1)
    told(one)
    told(one, "update", en="More.", es="Más.")
    entries = read(client, f"{SPANISH}{file}").entries
    assert [entry.title for entry in entries] == ["Comunicado 0"] * 2
    assert "Más." in entries[0].summary
    assert ES in entries[1].summary
    assert len({entry.id for entry in entries}) == 2
    assert read(client, f"/es/{file}").entries[0].id not in {entry.id for entry in entries}
