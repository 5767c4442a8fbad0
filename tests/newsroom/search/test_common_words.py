"""A question that more answer than are ranked: which of them readers see. CI runs this on both databases."""

import datetime
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from newsroom.models import SearchEntry
from newsroom.search import results
from newsroom.search.candidates import YEARS_BEFORE, _years_from
from newsroom.search.filing import facet_token
from newsroom.search.question import read
from newsroom.search.results import FACETS, Results
from publications import models
from publications.facets import Selection
from publications.facets.releases import YEAR
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def four_are_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST", 3)
    monkeypatch.setattr(results, "SLACK", 1)


def titles(text: str, *, newest_first: bool = False, **choices: str) -> list[str]:
    selection = Selection.of(choices, "en", FACETS)
    return [
        "".join(piece.text for piece in hit.title)
        for hit in Results(read(text, "en"), selection, newest_first=newest_first).hits
    ]


def release(headline: str, year: int = 1999, day: int = 1, iso2: str = "", **values: Any) -> str:
    """Has “bridge” in its summary, as all here have; its title."""
    country = models.CountryData.objects.filter(iso2=iso2).first()
    if country:
        values["release_countries"] = [models.ReleaseCountry(country=country)]
    factories.release(headline_en=headline, date=datetime.date(year, 1, day), **values)
    return headline


def releases(number: int, headline: str = "Release", year: int = 2020, **values: Any) -> list[str]:
    """Each a day after the one before; their titles."""
    return [release(f"{headline} {day} of {year}", year, day, **values) for day in range(1, number + 1)]


def test_the_newest_are_shown() -> None:
    written = releases(6)
    assert titles("bridge") == written[:-4:-1]
    assert titles("bridge", newest_first=True) == written[:-4:-1]


def test_an_old_one_with_the_word_in_its_title_comes_before_the_newest() -> None:
    old = release("A bridge of old")
    written = releases(6)
    assert titles("bridge") == [old, *written[:-3:-1]]
    assert titles("bridge", newest_first=True) == written[:-4:-1]


def test_an_old_title_of_just_these_words_comes_before_all_newer_titles_that_have_them() -> None:
    old = release("The bridge")
    written = releases(6, "Bridge")
    assert titles("bridge") == [old, *written[:-3:-1]]


def test_what_was_withdrawn_takes_no_readable_ones_place() -> None:
    written = releases(2, year=2019)
    releases(6)
    for page in models.NewsRelease.objects.filter(date__year=2020):
        page.unpublish()
    assert titles("bridge") == titles("bridge", newest_first=True) == written[::-1]


def test_a_text_of_another_language_takes_no_place() -> None:
    written = releases(2, year=2019, languages=("en",))
    releases(6, languages=("es",), headline_es="A bridge")
    assert titles("bridge") == written[::-1]


def test_the_newest_of_what_is_chosen_are_shown() -> None:
    old = release("Bridge", iso2="PE")
    written = releases(5, year=2019, iso2="PE")
    releases(6)
    release("Bridges")
    assert titles("bridge", country="peru") == [old, *written[:-3:-1]]


def test_those_of_the_last_years_and_of_years_to_come_are_shown_before_all_older_ones() -> None:
    year = datetime.date.today().year
    old = release("The bridge")
    releases(6, "Bridge", year=year - YEARS_BEFORE - 1)
    written = [release(f"Bridge {each}", each) for each in (year - YEARS_BEFORE, year, year + 11, 9999)]
    assert titles("bridge") == [old, *written[:-3:-1]]
    assert titles("bridge", newest_first=True) == written[:-4:-1]


def test_where_the_last_years_have_too_few_older_ones_are_shown_after_them() -> None:
    old = releases(6, year=2001)
    new = releases(2, year=datetime.date.today().year)
    assert titles("bridge") == titles("bridge", newest_first=True) == [*new[::-1], old[-1]]


@pytest.mark.parametrize("first", [1000, 1999, 2024, 2029, 9998, 9999])
def test_the_tokens_of_years_are_those_from_one_on(first: int) -> None:
    asked = list(_years_from(first))
    exact = {token for token in asked if not token.endswith(":*")}
    beginnings = tuple(token.removesuffix(":*") for token in asked if token.endswith(":*"))
    found = [
        year
        for year in range(1000, 10_000)
        if facet_token(YEAR, year) in exact or facet_token(YEAR, year).startswith(beginnings)
    ]
    assert found == list(range(first, 10_000))


def test_a_page_without_a_date_is_the_last_among_equals() -> None:
    index = factories.news_index()
    index.headline_en, index.search_description_en = "Bridge", "A bridge."
    index.save_revision().publish()
    written = releases(2, "Bridge")
    assert titles("bridge") == ["Bridge", *written[::-1]]
    assert titles("bridge", newest_first=True) == [*written[::-1], "Bridge"]


def test_the_migration_takes_the_rows_there_are_back_and_forth() -> None:
    written = releases(2)
    # PostgreSQL changes no table with checks of references pending.
    connection.check_constraints()
    migration = import_module("newsroom.migrations.0015_search_by_date")
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        migration.unmake(None, editor)
        if connection.vendor == "sqlite":
            cursor.execute("SELECT rowid FROM newsroom_searchindex WHERE newsroom_searchindex MATCH 'bridge'")
            found = SearchEntry.objects.filter(pk__in=[key for (key,) in cursor])
            assert sorted(found.values_list("title", flat=True)) == written
        connection.check_constraints()
        migration.make(None, editor)
    assert titles("bridge") == written[::-1]
