"""The map of the Americas: whom it shows, as what, under which name, at what cost."""

import csv
import datetime
import gzip
import itertools
import math
import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from editions.languages import codes
from publications.country_table import TABLE
from publications.pictures import Place, map_of
from publications.pictures.geometry import FILE, Outline, Window, americas
from publications.pictures.labels import in_lines
from tests.publications.pictures import scene

AMERICAN = [
    "AG",
    "AR",
    "BB",
    "BO",
    "BR",
    "BS",
    "BZ",
    "CA",
    "CL",
    "CO",
    "CR",
    "CU",
    "DM",
    "DO",
    "EC",
    "GD",
    "GT",
    "GY",
    "HN",
    "HT",
    "JM",
    "KN",
    "LC",
    "MX",
    "NI",
    "PA",
    "PE",
    "PY",
    "SR",
    "SV",
    "TT",
    "US",
    "UY",
    "VC",
    "VE",
]
ROLES = {"presidency": "presidency", "member": "member", "associate": "associate", "observer": "observer"}

with TABLE.open(encoding="utf-8", newline="") as table:
    STATES = [row for row in csv.DictReader(table) if row["iso2"] in AMERICAN]


def places(language: str, **values: Any) -> list[Place]:
    return [Place(row["iso3"], row[f"name_{language}"], **values) for row in STATES]


def distance(box: Window, outline: Outline) -> float:
    """From the point to the nearest edge of the box."""
    across = max(box.left - outline.x, 0, outline.x - box.right)
    down = max(box.top - outline.y, 0, outline.y - box.bottom)
    return math.hypot(across, down)


def figure(client: Client, address: str | None) -> str:
    found = re.search(r'<figure class="map.*?</figure>', client.get(address).content.decode(), re.DOTALL)
    assert found
    return found.group()


def test_every_american_state_has_an_outline_and_nobody_else_has() -> None:
    assert len(STATES) == 35
    assert set(americas().states) == {row["iso3"] for row in STATES}
    assert all(outline.path for outline in americas().states.values())


def test_names_stand_within_the_map() -> None:
    for outline in americas().states.values():
        assert americas().whole.contains(outline.x, outline.y), outline.iso3


def test_the_smallest_states_are_dots_and_the_largest_are_not() -> None:
    dots = {outline.iso3 for outline in americas().states.values() if outline.is_dot}
    assert {"ATG", "BRB", "DMA", "GRD", "KNA", "LCA", "VCT"} <= dots
    assert not dots & {"BRA", "JAM", "SLV", "BLZ", "URY"}


def test_the_outlines_weigh_little(capsys: pytest.CaptureFixture[str]) -> None:
    size = len(gzip.compress(FILE.read_bytes()))
    with capsys.disabled():
        print(f"\n  outlines: {size / 1000:.1f} kB compressed")  # noqa: T201
    assert size < 6_000


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_states_at_once_are_named_and_no_name_is_over_another(language: str) -> None:
    drawn = map_of(places(language))
    assert drawn
    assert drawn.detail
    labelled = set()
    for panel, dot in ((drawn.whole, 8.0), (drawn.detail, 5.0)):
        labels = {mark.place.iso3: mark.label for mark in panel.marks if mark.label}
        for one, other in itertools.combinations(labels.values(), 2):
            assert not one.box.overlaps(other.box), (one.lines, other.lines)
        for label in labels.values():
            assert label.box.is_within(panel.window)
        for mark in panel.marks:
            if mark.dot:
                assert mark.dot == dot
                for code, label in labels.items():
                    assert code == mark.place.iso3 or not label.box.contains(mark.outline.x, mark.outline.y)
        labelled |= set(labels)
    assert labelled == {row["iso3"] for row in STATES}


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_name_without_a_line_stands_by_its_own_dot(language: str) -> None:
    drawn = map_of(places(language))
    assert drawn
    assert drawn.detail
    dots = [mark for mark in drawn.detail.marks if mark.dot]
    for mark in dots:
        assert mark.label
        if not mark.label.leader:
            own, *others = (
                distance(mark.label.box, dot.outline) for dot in sorted(dots, key=lambda dot: dot is not mark)
            )
            # Those of Saint Lucia and Saint Vincent touch one another.
            assert own <= min(others) + mark.dot, mark.place.name


@pytest.mark.parametrize("code", [row["iso3"] for row in STATES])
def test_a_state_alone_is_named(code: str) -> None:
    drawn = map_of([place for place in places("es") if place.iso3 == code])
    assert drawn
    panels = [panel for panel in (drawn.whole, drawn.detail) if panel]
    assert sum(mark.label is not None for panel in panels for mark in panel.marks) == 1


def test_long_names_take_two_lines_and_leave_parentheses_to_the_list() -> None:
    assert in_lines("Bolivia (Plurinational State of)") == ["Bolivia"]
    assert in_lines("Saint Vincent and the Grenadines") == ["Saint Vincent and", "the Grenadines"]
    assert in_lines("Peru") == ["Peru"]


def test_a_state_beyond_the_map_is_named_beside_it_and_breaks_nothing() -> None:
    drawn = map_of([Place("PER", "Peru"), Place("ESP", "Spain", "observer")], ROLES)
    assert drawn
    assert [place.name for place in drawn.elsewhere] == ["Spain"]
    assert [(line.role, line.number) for line in drawn.legend] == [("member", 1), ("observer", 1)]
    assert map_of([Place("ESP", "Spain")]) is None
    assert map_of([]) is None


def test_a_state_named_twice_is_shown_in_its_first_role() -> None:
    drawn = map_of([Place("PER", "Peru", "observer"), Place("PER", "Peru", "presidency")], ROLES)
    assert drawn
    assert [mark.place.role for mark in drawn.whole.marks] == ["presidency"]


def test_only_where_something_small_is_marked_there_is_a_detail() -> None:
    south = map_of([Place("PER", "Peru"), Place("VEN", "Venezuela"), Place("PAN", "Panama")])
    assert south
    assert south.detail is None
    island = map_of([Place("BRB", "Barbados")])
    assert island
    assert island.detail


@pytest.mark.django_db
def test_roles_differ_by_pattern_and_are_explained(client: Client) -> None:
    page = scene.mechanism(
        scene.member("PE"),
        scene.member("EC", role="presidency"),
        scene.member("CL", role="associate"),
        scene.member("MX", role="observer"),
    )
    picture = figure(client, page.address("en"))
    for role in ROLES:
        assert f'class="map__state map__state--{role}" fill="url(#map-{role})"' in picture
    assert '<pattern id="map-associate"' in picture
    assert '<pattern id="map-observer"' in picture
    assert "<title>Ecuador – presidency pro tempore</title>" in picture
    assert "Observer: 1" in picture


@pytest.mark.django_db
def test_only_present_members_are_marked(client: Client) -> None:
    page = scene.mechanism(
        scene.member("PE", since=1990),
        scene.member("CL", since=1990, until=2020),
        scene.member("UY", until=2026),
        scene.member("BR", since=2030),
    )
    with time_machine.travel(datetime.datetime(2026, 6, 1, 12)):
        picture = figure(client, page.address("en"))
    assert set(re.findall(r"<title>(\w+)", picture)) == {"Peru", "Uruguay"}


@pytest.mark.django_db
def test_names_are_in_the_language_of_the_page(client: Client) -> None:
    page = scene.mechanism(*(scene.member(code) for code in AMERICAN))
    pictures = {code: figure(client, page.address(code)) for code in codes()}
    for row in STATES:
        if row["name_en"] != row["name_es"]:
            assert f"<title>{row['name_es']} – " in pictures["es"]
            assert f"<title>{row['name_en']} – " not in pictures["es"]
            assert f"<title>{row['name_es']} – " not in pictures["en"]


@pytest.mark.django_db
def test_a_state_leads_to_its_page_only_where_that_can_be_read(client: Client) -> None:
    peru = scene.country("PE", languages=("es",))
    page = scene.mechanism(scene.member("PE"), scene.member("CL"))
    assert f'href="{peru.address("es")}"' in figure(client, page.address("es"))
    assert figure(client, page.address("es")).count("<title>Chile – miembro</title>") == 2
    assert "<a href=" not in figure(client, page.address("en")).replace('<a href="#states"', "")


@pytest.mark.django_db
def test_the_list_of_states_stands_behind_the_map(client: Client) -> None:
    html = client.get(scene.mechanism(scene.member("PE")).address("en")).content.decode()
    assert 'href="#states"' in html
    assert '<h2 id="states">' in html


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_largest_map_stays_within_its_budget(
    client: Client, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    html = client.get(
        scene.mechanism(*(scene.member(code) for code in AMERICAN)).address(language)
    ).content.decode()
    without = re.sub(r'<figure class="map.*?</figure>', "", html, flags=re.DOTALL)
    added = len(gzip.compress(html.encode())) - len(gzip.compress(without.encode()))
    with capsys.disabled():
        print(f"\n  map of 35 States ({language}): {added / 1000:.1f} kB compressed")  # noqa: T201
    assert added < 8_000


@pytest.mark.django_db
def test_the_list_of_countries_has_a_map_of_the_readable_ones(client: Client) -> None:
    peru, chile = scene.country("PE"), scene.country("CL", languages=("es",))
    index = peru.get_parent()
    spanish, english = (figure(client, index.address(code)) for code in ("es", "en"))
    assert peru.address("en") in english
    assert "Chile" not in english
    assert chile.address("es") in spanish
    assert "Perú" in spanish
