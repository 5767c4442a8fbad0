"""A published correction can be neither changed nor deleted, by whatever way."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from editions import actions
from editions.models import BasePage, Correction, CorrectionNote
from publications.models import NewsRelease
from tests import factories
from tests.editions.gate.routes_of_originals import as_bearer

from .scene import EN, corrected, fresh, notes_of, pending, told

pytestmark = pytest.mark.django_db
AMENDED = "neither changed nor deleted"


def test_neither_a_row_nor_a_queryset_changes_it() -> None:
    correction = told(factories.release())
    note = correction.notes.get(language="en")
    note.text, correction.kind = "Another", "update"
    for refused in (
        note.save,
        note.delete,
        correction.save,
        correction.delete,
        lambda: CorrectionNote.objects.filter(pk=note.pk).update(text="Another"),
        lambda: CorrectionNote.objects.all().delete(),
        lambda: Correction.objects.all().update(kind="update"),
        lambda: Correction.objects.all().delete(),
        lambda: CorrectionNote.objects.bulk_update([note], ["text"]),
    ):
        with pytest.raises(ValidationError, match=AMENDED), transaction.atomic():
            refused()
    assert CorrectionNote.objects.get(pk=note.pk).text == EN
    assert Correction.objects.get().kind == "correction"


def test_an_instance_from_before_the_publish_cannot_overwrite_it() -> None:
    page = factories.release()
    note = pending(page).notes.get(language="en")
    actions.publish_correction(page)
    note.text = "Late"
    with pytest.raises(ValidationError, match=AMENDED):
        note.save()


def test_writing_again_is_refused_and_another_note_amends_it() -> None:
    page = factories.release()
    correction = told(page)
    with pytest.raises(ValidationError, match=AMENDED):
        actions.write_correction(page, {"en": ("Another", True)}, correction=correction)
    told(page, en="It was 121.", es="Eran 121.")
    assert [note.text for note in notes_of(page, "en")] == ["It was 121.", EN]


def test_what_is_being_written_can_be_changed_and_discarded() -> None:
    page = factories.release()
    first = pending(page, en="One")
    again = pending(page, "retraction", en="Two")
    assert again.pk == first.pk
    assert [note.text for note in again.notes.all()] == ["Two"]
    assert Correction.objects.get().kind == "retraction"
    actions.discard_correction(again)
    assert not CorrectionNote.objects.exists()


@pytest.mark.parametrize("by_parent", [False, True])
def test_its_publication_is_not_deleted_by_the_orm(by_parent: bool) -> None:
    page = factories.release()
    told(page)
    what = BasePage.objects.get(pk=page.get_parent().pk) if by_parent else fresh(page)
    with pytest.raises(ValidationError, match="Withdraw it instead"):
        what.delete()
    with pytest.raises(ValidationError, match="Withdraw it instead"):
        BasePage.objects.filter(pk=what.pk).delete()
    assert NewsRelease.objects.filter(pk=page.pk).exists()
    assert page.get_parent().numchild == 1


def test_its_publication_is_deleted_by_no_route_of_the_admin(admin: Client) -> None:
    page = factories.release()
    told(page)
    parent = page.get_parent()
    bulk = reverse("wagtail_bulk_action", args=["editions", "basepage", "delete"])
    for url in (
        reverse("wagtailadmin_pages:delete", args=[page.pk]),
        reverse("wagtailadmin_pages:delete", args=[parent.pk]),
        f"{bulk}?id={page.pk}",
        f"{bulk}?id={parent.pk}",
    ):
        html = admin.post(url, follow=True).content.decode()
        assert "has a published correction" in html, url
        assert "Withdraw it instead" in html, url
        assert NewsRelease.objects.filter(pk=page.pk, live=True).exists()
        assert BasePage.objects.get(pk=parent.pk).numchild == 1


@pytest.mark.urls("tests.editions.gate.api_urls")
def test_its_publication_is_not_deleted_by_the_api(admin: Client) -> None:
    page = factories.release()
    told(page)
    response = admin.delete(reverse("wagtailapi_v3:delete_page", args=[page.pk]), headers=as_bearer())
    assert response.status_code in (400, 409, 422), response.content
    assert "Withdraw it instead" in response.content.decode()
    assert NewsRelease.objects.filter(pk=page.pk).exists()


def test_a_publication_whose_correction_was_never_published_is_deleted_with_it(admin: Client) -> None:
    page = factories.release()
    pending(page)
    admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not NewsRelease.objects.filter(pk=page.pk).exists()
    assert not Correction.objects.exists()


def test_it_outlives_the_account_that_wrote_it() -> None:
    page = factories.release()
    user = factories.superuser()
    actions.write_correction(page, {"en": ("a", True), "es": ("b", True)}, user=user)
    actions.publish_correction(page, user=user)
    get_user_model().objects.get(pk=user.pk).delete()
    assert Correction.objects.get().created_by is None


def test_a_purge_leaves_every_version_readers_had() -> None:
    page = fresh(factories.release())
    had = {page.live_revision_id, page.edition("es").live_revision_id}
    draft = fresh(page)
    draft.headline_en = "A draft"
    unread = draft.save_revision().pk
    for headline in ("Second", "Third"):
        page = corrected(page, headline_en=headline)
        had.add(page.live_revision_id)
    edition = page.edition("es")
    edition.content = edition.content | {"headline_es": "Segundo"}
    edition.save_revision().publish()
    call_command("purge_revisions")
    kept = set(Revision.objects.values_list("pk", flat=True))
    assert had <= kept
    assert unread not in kept
