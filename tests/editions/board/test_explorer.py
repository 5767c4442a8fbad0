"""Languages' states in Wagtail's list of pages: shown, and to be filtered by."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from editions.board.language_state import CHOICES
from editions.models import Edition
from tests import factories

from . import people_and_states as states

pytestmark = pytest.mark.django_db


def explorer(client: Client, *wanted: str) -> Any:
    url = reverse("wagtailadmin_explore", args=[factories.news_index().pk])
    response = client.get(url, {"language_state": wanted})
    assert response.status_code == 200
    return response


def titles(client: Client, *wanted: str) -> set[str]:
    return {page.draft_title for page in explorer(client, *wanted).context["pages"]}


def test_the_list_says_how_many_passages_are_stale(admin: Client) -> None:
    states.stale(states.live())
    html = explorer(admin).content.decode()
    assert '<span lang="es">Español</span> · live · <strong>stale: 1</strong>' in html
    assert '<span lang="en">English</span> · live</a>' in html


def test_publications_are_filtered_by_the_state_of_a_language(admin: Client) -> None:
    states.untranslated(headline_en="Untranslated")
    states.in_review(states.drafted(headline_en="Reviewed"))
    states.stale(states.live(headline_en="Old"), "Stale")
    states.changed(states.live(headline_en="Changed"))
    assert titles(admin, "es:missing") == {"Untranslated"}
    assert titles(admin, "es:review") == {"Reviewed"}
    assert titles(admin, "es:stale") == {"Stale"}
    assert titles(admin, "es:live") == {"Stale", "Changed"}
    assert titles(admin, "en:missing") == set()
    assert titles(admin, "en:live") == {"Untranslated", "Reviewed", "Stale", "Changed"}


def test_several_states_widen_the_list(admin: Client) -> None:
    states.untranslated(headline_en="Untranslated")
    states.drafted(headline_en="Draft")
    states.live(headline_en="Live")
    assert titles(admin, "es:missing", "es:draft") == {"Untranslated", "Draft"}


def test_every_state_is_found_by_a_choice(admin: Client) -> None:
    pages = {state: edition.page_id for state, edition in states.in_every_state().items()}
    for state, page in pages.items():
        found = [
            choice
            for choice in CHOICES
            if page in {row.pk for row in explorer(admin, f"es:{choice}").context["pages"]}
        ]
        assert found, state
    assert set(pages) == set(Edition.State)


def test_a_state_that_means_nothing_filters_nothing(admin: Client) -> None:
    states.drafted(headline_en="Draft")
    assert titles(admin, "xx:yy") == {"Draft"}


def test_the_filter_shows_the_language_in_itself_and_what_is_chosen_as_text(admin: Client) -> None:
    states.drafted()
    html = explorer(admin, "es:draft").content.decode()
    assert '<span lang="es">Español</span>: draft' in html
    assert "&lt;span" not in html
    assert "Language state" in html


def test_a_search_can_be_filtered_by_state(admin: Client) -> None:
    states.untranslated(headline_en="Bridge one")
    states.live(headline_en="Bridge two")
    url = reverse("wagtailadmin_explore", args=[factories.news_index().pk])
    response = admin.get(url, {"q": "Bridge", "language_state": "es:missing"})
    assert {page.draft_title for page in response.context["pages"]} == {"Bridge one"}
