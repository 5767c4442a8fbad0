"""Figures over all publications: how long translations take, and what went out month by month."""

import datetime
from itertools import pairwise
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from editions.board.chart import LABELS, NUMBERS, WIDTH, chart
from editions.board.figures import Figures, Series, figures, in_words, last_months
from editions.models import BasePage, Edition
from tests import factories

TODAY = datetime.date(2026, 5, 20)


def published(original: datetime.datetime, translation: datetime.datetime | None) -> None:
    """A release whose original and translation first went out then."""
    page = factories.release(languages=("en", "es") if translation else ("en",))
    BasePage.objects.filter(pk=page.pk).update(first_published_at=original)
    page.editions.filter(language="en").update(first_published_at=original)
    page.editions.filter(language="es").update(first_published_at=translation)


def at(month: int, day: int, hour: int = 12, year: int = 2026) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(year, month, day, hour))


@pytest.fixture
def nothing(db: None) -> None:
    """The home page and the index are not counted in these tests."""
    factories.news_index()
    Edition.objects.update(first_published_at=None)


@pytest.mark.usefixtures("nothing")
def test_the_median_is_of_the_translations_of_the_last_twelve_months() -> None:
    published(at(3, 1), at(3, 2))
    published(at(3, 1), at(3, 4))
    published(at(3, 1), at(3, 31))
    published(at(1, 1, year=2025), at(1, 2, year=2025))
    published(at(4, 1), None)
    english, spanish = figures(TODAY).delays
    assert (spanish.name, spanish.typical, spanish.publications) == ("Español", "3 days", 3)
    assert (english.typical, english.publications) == ("", 0)


@pytest.mark.usefixtures("nothing")
def test_a_translation_out_before_its_original_took_no_time() -> None:
    published(at(3, 4), at(3, 1))
    assert figures(TODAY).delays[1].typical == "less than an hour"


@pytest.mark.usefixtures("nothing")
def test_publications_are_counted_by_month_and_language() -> None:
    published(at(3, 1), at(4, 2))
    published(at(3, 9), None)
    published(at(6, 1, year=2025), None)
    published(at(5, 31, year=2025), None)
    english, spanish = figures(TODAY).series
    assert english.numbers == [1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0]
    assert spanish.numbers == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]


def test_the_last_twelve_months_end_with_this_one() -> None:
    months = last_months(datetime.date(2026, 1, 31))
    assert (months[0], months[-1], len(months)) == (datetime.date(2025, 2, 1), datetime.date(2026, 1, 1), 12)


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "less than an hour"), (1, "1 hour"), (47, "47 hours"), (48, "2 days"), (250, "10 days")],
)
def test_a_time_is_told_in_hours_and_then_in_days(hours: int, words: str) -> None:
    assert in_words(hours * 3600) == words


def test_the_longest_bar_takes_the_width_there_is_and_none_overlaps_another() -> None:
    months = last_months(TODAY)
    series = [Series("en", "English", [0] * 11 + [8]), Series("es", "Español", [4] * 12)]
    drawn = chart(Figures(months, [], series))
    assert drawn.rows[0].month == months[-1]
    assert [bar.width for bar in drawn.rows[0].bars] == [
        WIDTH - LABELS - NUMBERS,
        (WIDTH - LABELS - NUMBERS) / 2,
    ]
    tops = [bar.y for row in drawn.rows for bar in row.bars]
    assert all(after - before >= drawn.bar for before, after in pairwise(tops))
    assert tops[-1] + drawn.bar <= drawn.height


def test_the_chart_has_its_numbers_as_a_table_and_no_colour_alone_tells_languages_apart(
    admin: Client,
) -> None:
    factories.release()
    html = " ".join(admin.get(reverse("editions:board")).content.decode().split())
    assert 'fill="url(#board-pattern-1)"' in html
    assert 'fill="url(#board-pattern-2)"' in html
    assert html.count('id="board-pattern-') == 2
    assert "The numbers as a table" in html
    assert '<th scope="col" lang="es">Español</th>' in html
    assert html.count('<tr><th scope="row">') == 12


def test_geometry_is_written_with_points_whatever_the_language(admin: Client) -> None:
    for _number in range(3):
        factories.release(languages=("en",))
    profile = UserProfile.get_for_user(get_user_model().objects.get())
    profile.preferred_language = "es"
    profile.save()
    html = admin.get(reverse("editions:board")).content.decode()
    chart_html = html[
        html.index('class="board-chart"') : html.index("</svg>", html.index('class="board-chart"'))
    ]
    widths = [part.split('"')[0] for part in chart_html.split('width="')[1:]]
    assert widths
    assert not [width for width in widths if "," in width]


@pytest.mark.django_db
def test_figures_take_one_query(django_assert_num_queries: Any) -> None:
    factories.release()
    with django_assert_num_queries(1):
        figures()
