"""The records a release names are shown in its form at the cost of a query a list, however many they are."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publications.models import CountryData, NewsRelease, RelatedRelease, ReleaseCountry, Theme
from tests import editing, factories
from tests.newsroom.feeds import scenes

pytestmark = pytest.mark.django_db


def release_with(number: int) -> NewsRelease:
    """It names so many countries and so many other releases."""
    release = factories.release()
    release.release_countries = [
        ReleaseCountry(country=country) for country in CountryData.objects.order_by("pk")[:number]
    ]
    release.related_releases = [RelatedRelease(related=factories.release()) for _each in range(number)]
    release.save_revision().publish()
    return NewsRelease.objects.get(pk=release.pk)


def form_of(client: Client, page: NewsRelease) -> tuple[Any, int]:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    return response, len(queries)


def test_more_of_them_cost_no_more_queries(admin: Client) -> None:
    few, many = release_with(1), release_with(6)
    assert form_of(admin, many)[1] == form_of(admin, few)[1]


def test_each_is_told_by_its_name_and_leads_to_its_own_form(admin: Client) -> None:
    page = release_with(3)
    text = form_of(admin, page)[0].content.decode()
    for row in page.release_countries.all():
        assert str(row.country) in text
    for related in page.related_releases.all():
        assert related.related.get_admin_display_title() in text
        assert reverse("wagtailadmin_pages:edit", args=[related.related_id]) in text


def test_one_that_is_gone_leaves_the_form_as_it_is(admin: Client) -> None:
    page = release_with(2)
    gone = page.related_releases.first().related
    gone_key = gone.pk
    gone.delete()
    response, _queries = form_of(admin, NewsRelease.objects.get(pk=page.pk))
    assert response.status_code == 200
    assert reverse("wagtailadmin_pages:edit", args=[gone_key]) not in response.content.decode()


def test_what_was_chosen_is_still_there_when_the_form_is_refused(admin: Client) -> None:
    page = release_with(2)
    response = editing.post_page(admin, page, date="never")
    assert response.status_code == 200
    text = response.content.decode()
    for row in page.release_countries.all():
        assert str(row.country) in text


def test_what_is_chosen_is_saved(admin: Client) -> None:
    page = release_with(2)
    theme, mechanism = Theme.objects.create(name_en="Roads", name_es="Caminos"), scenes.mechanism()
    editing.post_page(admin, page, themes=theme.pk, mechanisms=mechanism.pk)
    draft = NewsRelease.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [list(draft.themes.all()), list(draft.mechanisms.all())] == [[theme], [mechanism]]
    text = form_of(admin, page)[0].content.decode()
    assert "Roads" in text
    assert mechanism.title in text
