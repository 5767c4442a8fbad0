"""The grid of the Sustainable Development Goals."""

import pytest
from django.test import Client

from newsroom.models import Section
from publications import models
from publications.sustainable_development import all_goals
from tests import factories
from tests.publications.pictures import scene


def test_all_seventeen_are_there_and_the_aligned_ones_marked() -> None:
    everything = all_goals("17, 8")
    assert [goal.number for goal in everything] == list(range(1, 18))
    assert [goal.number for goal in everything if goal.is_aligned] == [8, 17]
    assert not any(goal.is_aligned for goal in all_goals(""))


@pytest.mark.django_db
def test_each_square_says_its_name_and_whether_it_is_aligned(client: Client) -> None:
    section = factories.add(factories.home(), Section(**scene.texts("Work", "Trabajo", body=False)))
    page = factories.add(section, models.Strategy(**scene.texts("Strategy", "Estrategia"), sdgs="10, 17"))
    html = client.get(page.address("en")).content.decode()
    assert "Goal 10, Reduced inequalities: aligned" in html
    assert "Goal 1, No poverty: not aligned" in html
    assert html.count('class="goals__aligned"') == 2
    assert html.count(": not aligned") == 15
    assert "Reduced inequalities" not in client.get(page.address("es")).content.decode()
