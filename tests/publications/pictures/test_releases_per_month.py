"""Releases per month: all of them, in their month, in words and in bars."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils.translation import override

from publications.models import NewsRelease
from publications.models.news import ReleaseCountry
from publications.pictures import releases_per_month
from tests import factories
from tests.publications.pictures import scene

pytestmark = pytest.mark.django_db

NOW = time_machine.travel(datetime.datetime(2026, 6, 15, 12), tick=False)


@pytest.fixture
def releases() -> None:
    """Of 24 months to June 2026: one in the first, two in May, one in June; one before and one after."""
    for date in ("2024-06-30", "2024-07-01", "2026-05-01", "2026-05-31", "2026-06-15", "2026-07-01"):
        factories.release(date=datetime.date.fromisoformat(date))


@NOW
def test_every_month_of_two_years_is_there_and_its_releases_counted(releases: None) -> None:
    monthly = releases_per_month("en")
    assert monthly
    assert [month.first for month in monthly.months][:2] == [
        datetime.date(2024, 7, 1),
        datetime.date(2024, 8, 1),
    ]
    assert len(monthly.months) == 24
    assert {month.first: month.number for month in monthly.months if month.number} == {
        datetime.date(2024, 7, 1): 1,
        datetime.date(2026, 5, 1): 2,
        datetime.date(2026, 6, 1): 1,
    }
    assert monthly.total == 4


@NOW
def test_bars_are_as_high_as_their_numbers(releases: None) -> None:
    monthly = releases_per_month("en")
    assert monthly
    heights = {month.number: month.height for month in monthly.months}
    assert heights[2] == monthly.height
    assert heights[1] == monthly.height / 2
    assert 0 < heights[0] < heights[1]
    assert all(month.y + month.height == monthly.height for month in monthly.months)


@NOW
def test_the_summary_names_the_busiest_month(releases: None) -> None:
    monthly = releases_per_month("en")
    assert monthly
    assert monthly.summary == "4 releases in the last 24 months; most in May 2026: 2"
    with override("es"):
        assert monthly.most.name == "mayo de 2026"


@NOW
def test_unreadable_releases_are_not_counted() -> None:
    factories.release(languages=("es",), date=datetime.date(2026, 6, 1))
    assert releases_per_month("en") is None
    monthly = releases_per_month("es", months=3)
    assert monthly
    assert (monthly.total, len(monthly.months)) == (1, 3)


@NOW
def test_home_news_and_country_show_it_with_the_numbers_behind(releases: None, client: Client) -> None:
    page = scene.country("PE")
    release = NewsRelease.objects.order_by("-date")[1]
    ReleaseCountry.objects.create(release=release, country=page.data)
    for address in ("/en/", "/en/news/", page.address("en")):
        html = client.get(address).content.decode()
        assert 'role="img" aria-label="' in html, address
        assert "<td>1</td>" in html, address
    assert "1 release in the last 24 months; most in June 2026: 1" in html


@NOW
@pytest.mark.parametrize("number", [1, 8])
def test_home_costs_as_many_queries_however_much_is_released(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for day in range(number):
        factories.release(date=datetime.date(2026, 5, day + 1))
    cache.clear()
    with django_assert_max_num_queries(15):
        client.get("/en/")
