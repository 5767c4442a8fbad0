"""A correction goes out with a publish of any language, told to all readers, or nothing goes out."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from editions import actions
from editions.models import BasePage, Correction, CorrectionNote, Edition
from publications.models import NewsRelease
from tests import factories
from tests.editing import post_edition, post_page
from tests.editions.gate.routes_of_originals import as_bearer

from .scene import EN, ES, corrected, fresh, notes_of, pending

pytestmark = pytest.mark.django_db


def test_it_goes_out_with_the_next_publish_of_the_original_in_every_language_at_once() -> None:
    page = factories.release()
    pending(page)
    assert not notes_of(page, "en")
    assert not notes_of(page, "es")
    corrected(page, headline_en="Bridge opened at last")
    (english,), (spanish,) = notes_of(page, "en"), notes_of(page, "es")
    assert (english.text, spanish.text) == (EN, ES)
    assert english.published_at == spanish.published_at == english.correction.published_at


def test_it_goes_out_with_the_next_publish_of_a_translation_too() -> None:
    page = factories.release()
    pending(page)
    edition = page.edition("es")
    edition.content = edition.content | {"headline_es": "Puente abierto por fin"}
    edition.save_revision().publish()
    assert len(notes_of(page, "en")) == len(notes_of(page, "es")) == 1


def test_it_is_news_in_a_language_whose_text_did_not_change() -> None:
    page = factories.release()
    Edition.objects.filter(page=page).update(last_published_at=timezone.now() - datetime.timedelta(days=3))
    pending(page)
    corrected(page, headline_en="Bridge opened at last")
    (note,) = notes_of(page, "es")
    assert Edition.objects.get(page=page, language="es").last_published_at == note.published_at
    assert Edition.objects.get(page=page, language="en").last_published_at >= note.published_at


def test_it_keeps_the_version_readers_had_in_each_language() -> None:
    page = fresh(factories.release())
    spanish = Edition.objects.get(page=page, language="es")
    pending(page)
    corrected(page, headline_en="Bridge opened at last")
    assert notes_of(page, "en")[0].version_id == page.live_revision_id
    assert notes_of(page, "es")[0].version_id == spanish.live_revision_id


@pytest.mark.parametrize(("written", "missing"), [("en", "Spanish"), ("es", "English")])
def test_a_publish_is_refused_where_a_language_lacks_its_note(written: str, missing: str) -> None:
    page = factories.release()
    pending(page, **{written: "Only here."})
    with pytest.raises(ValidationError, match=f"missing in: {missing}"):
        corrected(page, headline_en="Bridge opened at last")
    assert fresh(page).headline_en == "Bridge opened"
    edition = page.edition("es")
    edition.content = edition.content | {"headline_es": "Otro"}
    revision = edition.save_revision()
    with pytest.raises(ValidationError, match=f"missing in: {missing}"):
        revision.publish()
    assert fresh(page).headline_es == "Puente abierto"
    assert not CorrectionNote.objects.published().exists()


def test_a_language_readers_do_not_have_needs_no_note_until_it_goes_out() -> None:
    page = factories.release(languages=("en",))
    pending(page, en=EN)
    corrected(page, headline_en="Bridge opened at last")
    assert len(notes_of(page, "en")) == 1
    edition = page.edition("es")
    with pytest.raises(ValidationError, match="missing in: Spanish"):
        edition.get_latest_revision().publish()
    actions.write_correction(page, {"es": (ES, True)}, correction=page.corrections.get())
    assert not notes_of(page, "es")
    Edition.objects.get(pk=edition.pk).get_latest_revision().publish()
    (note,) = notes_of(page, "es")
    assert note.text == ES
    assert not note.has_earlier_version


def test_it_waits_where_nobody_reads_the_publication() -> None:
    page = factories.release()
    fresh(page).unpublish()
    pending(page)
    edition = page.edition("es")
    edition.get_latest_revision().publish()
    assert not CorrectionNote.objects.published().exists()
    with pytest.raises(ValidationError, match="not live"):
        actions.publish_correction(page)
    fresh(page).get_latest_revision().publish()
    assert len(notes_of(page, "en")) == len(notes_of(page, "es")) == 1


def test_a_note_goes_out_by_itself_without_a_change_of_the_text() -> None:
    page = factories.release()
    pending(page, kind="clarification")
    actions.publish_correction(page)
    assert len(notes_of(page, "en")) == len(notes_of(page, "es")) == 1
    with pytest.raises(ValidationError, match="No correction waits"):
        actions.publish_correction(page)


def test_a_note_alone_is_refused_too_where_a_language_lacks_its_own() -> None:
    page = factories.release()
    pending(page, en=EN)
    with pytest.raises(ValidationError, match="missing in: Spanish"):
        actions.publish_correction(page)
    assert not CorrectionNote.objects.published().exists()


def test_the_history_tells_of_it() -> None:
    page = factories.release()
    pending(page)
    actions.publish_correction(page)
    entry = PageLogEntry.objects.get(page=page.pk, action="editions.correct")
    assert entry.message == "Told readers: correction (English, Spanish)"


def test_a_form_says_why_and_keeps_the_draft(admin: Client) -> None:
    page = factories.release()
    pending(page, en=EN)
    response = post_page(admin, page, "publish", headline_en="Bridge opened at last")
    html = admin.get(response["Location"]).content.decode()
    assert "note is still missing in: Spanish" in html
    assert fresh(page).headline_en == "Bridge opened"
    assert fresh(page).get_latest_revision_as_object().headline_en == "Bridge opened at last"


def test_the_desk_says_why_and_keeps_the_draft(admin: Client) -> None:
    page = factories.release()
    pending(page, en=EN)
    edition = page.edition("es")
    response = post_edition(admin, edition, "publish", headline_es="Otro titular")
    html = admin.get(response["Location"]).content.decode()
    assert "note is still missing in: Spanish" in html
    edition = Edition.objects.get(pk=edition.pk)
    assert edition.get_latest_revision_as_object().content["headline_es"] == "Otro titular"
    assert fresh(page).headline_es == "Puente abierto"


def test_a_bulk_publish_says_why(admin: Client) -> None:
    page = factories.release()
    pending(page, en=EN)
    draft(page)
    url = reverse("wagtail_bulk_action", args=["editions", "basepage", "publish"])
    response = admin.post(f"{url}?id={page.pk}", follow=True)
    assert "note is still missing in: Spanish" in response.content.decode()
    assert fresh(page).headline_en == "Bridge opened"


def test_the_scheduler_says_why_and_tries_again() -> None:
    page = factories.release()
    pending(page, en=EN)
    later = timezone.now() + datetime.timedelta(hours=1)
    draft(page, go_live_at=later).publish()
    with time_machine.travel(later + datetime.timedelta(hours=1)):
        with pytest.raises(CommandError, match="missing in: Spanish"):
            call_command("publish_scheduled")
        assert fresh(page).headline_en == "Bridge opened"
        actions.write_correction(page, {"es": (ES, True)})
        call_command("publish_scheduled")
    assert fresh(page).headline_en == "Draft"
    assert len(notes_of(page, "es")) == 1


@pytest.mark.urls("tests.editions.gate.api_urls")
def test_the_api_says_why(admin: Client) -> None:
    page = factories.release()
    pending(page, en=EN)
    draft(page)
    url = reverse("wagtailapi_v3:pages_actions_publish", args=[page.pk])
    response = admin.post(url, headers=as_bearer())
    assert response.status_code in (400, 422)
    assert "missing in: Spanish" in response.content.decode()
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])
    response = admin.post(url, headers={"accept": "application/json"})
    assert response.status_code == 400
    assert "missing in: Spanish" in response.content.decode()


def test_a_publish_without_corrections_asks_nothing_more() -> None:
    page = factories.release()
    revision = draft(page)
    with CaptureQueriesContext(connection) as queries:
        revision.publish()
    tables = (Correction._meta.db_table, CorrectionNote._meta.db_table)
    about = [query["sql"] for query in queries if any(table in query["sql"] for table in tables)]
    assert len(about) == 1
    assert BasePage._meta.db_table in about[0]


def draft(page: NewsRelease, **values: Any) -> Any:
    page = fresh(page)
    page.headline_en = "Draft"
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision()
