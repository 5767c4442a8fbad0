"""Making another language the original."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from editions import actions
from editions.models import Edition
from publications.models import NewsRelease
from tests import factories
from tests.editing import post_page, publish_anyway

pytestmark = pytest.mark.django_db


def fresh(page: NewsRelease) -> NewsRelease:
    return NewsRelease.objects.get(pk=page.pk)


def columns(page: NewsRelease) -> dict[str, str]:
    row = fresh(page)
    names = [
        field.attname
        for field in row._meta.concrete_fields
        if field.attname.endswith(("_en", "_es")) or field.attname == "live"
    ]
    return {name: str(getattr(row, name)) for name in names}


def test_readers_notice_nothing() -> None:
    page = factories.release()
    before = columns(page)
    actions.make_original(page, "es")
    assert fresh(page).original_language == "es"
    assert columns(page) == before
    assert fresh(page).readable_languages == ["en", "es"]


def test_both_languages_are_written_where_they_now_belong(admin: Client) -> None:
    page = actions.make_original(factories.release(), "es")
    post_page(admin, page, "publish", headline_es="Puente reabierto")
    publish_anyway(admin, page)
    actions.translate(page.edition("en"), {"headline": "Bridge reopened"})
    row = fresh(page)
    assert (row.headline_es, row.headline_en) == ("Puente reabierto", "Bridge opened")
    assert row.title == "Puente reabierto"
    actions.publish(page.edition("en"))
    assert fresh(page).headline_en == "Bridge reopened"


def test_the_former_original_is_up_to_date_and_goes_stale_with_the_next_change() -> None:
    page = actions.make_original(factories.release(), "es")
    assert page.edition("en").progress.done == page.edition("en").progress.total > 0
    draft = page.get_latest_revision_as_object()
    draft.headline_es = "Puente reabierto"
    draft.save_revision()
    assert page.edition("en").segments_stale == 1


def test_drafts_of_both_languages_are_kept() -> None:
    page = factories.release()
    draft = page.get_latest_revision_as_object()
    draft.headline_en = "Draft in English"
    draft.save_revision()
    edition = page.edition("es")
    actions.translate(edition, {"headline": "Borrador"}, confirmed=["headline"])
    page = actions.make_original(page, "es")
    assert page.get_latest_revision_as_object().headline_es == "Borrador"
    assert fresh(page).headline_es == "Puente abierto"
    english = page.edition("en")
    assert english.get_latest_revision_as_object().content["headline_en"] == "Draft in English"
    assert english.state == Edition.State.CHANGED
    assert english.live_revision.content["content"]["headline_en"] == "Bridge opened"


def test_an_older_revision_from_before_takes_nothing_back() -> None:
    page = factories.release()
    older = page.get_latest_revision()
    page = actions.make_original(page, "es")
    page.headline_es = "Puente reabierto"
    page.save_revision().publish()
    older.publish()
    row = fresh(page)
    assert (row.headline_es, row.headline_en) == ("Puente reabierto", "Bridge opened")
    assert row.original_language == "es"


def test_there_and_back_again_changes_nothing() -> None:
    page = factories.release()
    before = columns(page)
    actions.make_original(actions.make_original(page, "es"), "en")
    assert columns(page) == before
    assert page.edition("es").progress.done == page.edition("es").progress.total


def test_an_unfinished_or_stale_translation_cannot_become_the_original(admin: Client) -> None:
    page = factories.release()
    draft = page.get_latest_revision_as_object()
    draft.headline_en = "Changed"
    draft.save_revision()
    with pytest.raises(ValidationError, match="up to date"):
        actions.make_original(page, "es")
    response = admin.post(reverse("editions:make_original", args=[page.pk, "es"]), follow=True)
    assert "up to date before it can be the original" in response.content.decode()
    assert fresh(page).original_language == "en"


def test_it_is_one_click_and_a_question_in_the_admin(admin: Client) -> None:
    page = factories.release()
    url = reverse("editions:make_original", args=[page.pk, "es"])
    assert "Make Spanish the original" in admin.get(url).content.decode()
    admin.post(url)
    assert fresh(page).original_language == "es"
