"""Corrections and published versions in the admin, each for those whose they are."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision
from wagtail.test.utils.form_data import querydict_from_html

from editions import actions
from editions.admin.addresses import edition_url
from editions.corrections.versions import published_versions
from editions.models import Correction, Edition
from newsroom.roles import group_of
from tests import factories
from tests.people import person

from .scene import EN, ES, corrected, fresh, notes_of, pending, told

pytestmark = pytest.mark.django_db


def address(page: Any) -> str:
    return reverse("editions:corrections", args=[page.pk])


def sent(kind: str = "correction", correction: Any = "", **texts: str) -> dict[str, Any]:
    fields = {f"text_{code}": text for code, text in texts.items()}
    public = {f"public_{code}": "on" for code in texts}
    return {"correction": correction, "kind": kind} | fields | public


def as_one(client: Client, name: str, *groups: str) -> Client:
    client.force_login(person(name, *groups))
    return client


def test_an_editor_writes_it_and_a_publisher_lets_it_out(client: Client) -> None:
    page = factories.release()
    as_one(client, "editor", "Editors")
    html = client.get(address(page)).content.decode()
    assert "Publish the note now" not in html
    client.post(address(page), sent("clarification", en=EN, es=ES))
    correction = Correction.objects.get()
    assert (correction.kind, correction.published_at) == ("clarification", None)
    assert correction.created_by.username == "editor"
    response = client.post(
        address(page), sent("clarification", correction.pk, en=EN, es=ES) | {"publish": "1"}
    )
    assert not notes_of(page, "en"), response.status_code
    as_one(client, "publisher", "Publishers")
    assert "Publish the note now" in client.get(address(page)).content.decode()
    client.post(address(page), sent("clarification", correction.pk, en=EN, es=ES) | {"publish": "1"})
    assert [note.text for note in notes_of(page, "es")] == [ES]
    html = client.get(address(page)).content.decode()
    assert f'name="correction" value="{correction.pk}"' in html
    assert f">{EN}<" not in html.split("<textarea")[1] if "<textarea" in html else True


def test_a_translator_writes_the_note_of_their_language_and_no_other(client: Client) -> None:
    page = factories.release()
    pending(page, en=EN)
    as_one(client, "translator", group_of("Translators", "Spanish"))
    html = client.get(address(page)).content.decode()
    assert 'name="text_es"' in html
    assert 'name="text_en"' not in html
    assert 'name="kind"' not in html
    assert EN in html
    correction = Correction.objects.get()
    client.post(address(page), sent("retraction", correction.pk, en="Changed", es=ES))
    texts = {note.language: note.text for note in correction.notes.all()}
    assert texts == {"en": EN, "es": ES}
    assert Correction.objects.get().kind == "correction"
    client.post(address(page), {"correction": correction.pk, "discard": "1"})
    assert Correction.objects.exists()


def test_who_has_nothing_to_do_with_it_sees_nothing(client: Client) -> None:
    page = factories.release()
    other = page.edition("es")
    actions.assign(other, translator=person("hers", group_of("Translators", "Spanish")))
    pending(page, en=EN)
    as_one(client, "other", group_of("Translators", "Spanish"))
    versions = reverse("editions:versions", args=[page.pk, "en"])
    one = reverse("editions:version", args=[page.pk, "en", fresh(page).live_revision_id])
    for closed in (address(page), versions, one):
        response = client.get(closed)
        assert response.status_code in (302, 403)
        assert EN not in response.content.decode()
    client.post(address(page), sent(correction=Correction.objects.get().pk, es="Intruso"))
    assert Correction.objects.get().notes.count() == 1


def test_a_note_that_cannot_go_out_is_kept_and_the_reason_told(admin: Client) -> None:
    page = factories.release()
    response = admin.post(address(page), sent(en=EN, es="") | {"publish": "1"}, follow=True)
    html = response.content.decode()
    assert "note is still missing in: Spanish" in html
    assert Correction.objects.get().notes.get().text == EN


def test_an_empty_one_is_not_begun(admin: Client) -> None:
    page = factories.release()
    response = admin.post(address(page), sent(en=" ", es=""))
    assert "Write the note in at least one language." in response.content.decode()
    assert not Correction.objects.exists()


def test_it_is_discarded_while_it_waits(admin: Client) -> None:
    page = factories.release()
    correction = pending(page)
    admin.post(address(page), {"correction": correction.pk, "discard": "1"})
    assert not Correction.objects.exists()


def test_a_form_from_before_the_publish_changes_nothing(admin: Client) -> None:
    page = factories.release()
    correction = pending(page)
    actions.publish_correction(page)
    admin.post(address(page), sent("update", correction.pk, en="Changed", es="Cambiado"))
    admin.post(address(page), {"correction": correction.pk, "discard": "1"})
    assert [note.text for note in notes_of(page, "en")] == [EN]
    assert Correction.objects.get().kind == "correction"


def test_nobodys_note_is_written_over_unseen(admin: Client) -> None:
    page = factories.release()
    correction = pending(page)
    opened = {"seen_en": EN, "seen_es": ES}
    actions.write_correction(page, {"es": ("Mejor dicho.", True)})
    # Another language, as it was when the form was opened, is left alone.
    admin.post(address(page), sent("update", correction.pk, en="Better said.", es=ES) | opened)
    texts = {note.language: note.text for note in correction.notes.all()}
    assert texts == {"en": "Better said.", "es": "Mejor dicho."}
    stale = sent("update", correction.pk, en="Better said.", es="Otra cosa.") | opened
    response = admin.post(address(page), stale)
    assert "It now says: “Mejor dicho.”" in response.content.decode()
    assert correction.notes.get(language="es").text == "Mejor dicho."
    again = querydict_from_html(response.content.decode(), form_index=form_index(response, correction)).dict()
    admin.post(address(page), again)
    assert correction.notes.get(language="es").text == "Otra cosa."


def form_index(response: Any, correction: Correction) -> int:
    """Which of the page's forms is the correction's."""
    forms = response.content.decode().split("<form")[1:]
    (index,) = [at for at, form in enumerate(forms) if f'name="correction" value="{correction.pk}"' in form]
    return index


def test_the_form_and_the_desk_lead_to_it(admin: Client) -> None:
    page = factories.release()
    form = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    desk = admin.get(edition_url(page.edition("es"))).content.decode()
    for html in (form, desk):
        assert address(page) in html
        assert reverse("editions:versions", args=[page.pk, "es"]) in html


def test_every_published_version_is_listed_and_read_and_no_draft(admin: Client) -> None:
    page = fresh(factories.release())
    first = page.live_revision_id
    page = corrected(page, headline_en="Second headline")
    second = page.live_revision_id
    page.headline_en = "Never published"
    draft = page.save_revision().pk
    assert [one.revision_id for one in published_versions(fresh(page), "en")] == [second, first]
    assert [one.is_live for one in published_versions(fresh(page), "en")] == [True, False]
    listing = admin.get(reverse("editions:versions", args=[page.pk, "en"])).content.decode()
    for revision, headline in ((first, "Bridge opened"), (second, "Second headline")):
        url = reverse("editions:version", args=[page.pk, "en", revision])
        assert url in listing
        html = admin.get(url).content.decode()
        assert f"<h1>{headline}</h1>" in html
        assert 'content="noindex"' in html
    assert admin.get(reverse("editions:version", args=[page.pk, "en", draft])).status_code == 404
    assert fresh(page).headline_en == "Second headline"


def test_versions_of_a_translation_too_each_in_its_language(admin: Client) -> None:
    page = factories.release()
    edition = page.edition("es")
    first = edition.live_revision_id
    edition.content = edition.content | {"headline_es": "Segundo"}
    edition.save_revision().publish()
    second = Edition.objects.get(pk=edition.pk).live_revision_id
    assert [one.revision_id for one in published_versions(fresh(page), "es")] == [second, first]
    html = admin.get(reverse("editions:version", args=[page.pk, "es", first])).content.decode()
    assert "<h1>Puente abierto</h1>" in html
    assert '<html lang="es"' in html
    assert admin.get(reverse("editions:version", args=[page.pk, "en", first])).status_code == 404


def test_an_autosave_never_writes_over_what_readers_had() -> None:
    page = fresh(factories.release())
    live = page.live_revision
    page.headline_en = "Typed later"
    made = page.save_revision(overwrite_revision=live)
    assert made.pk != live.pk
    assert Revision.objects.get(pk=live.pk).content["headline_en"] == "Bridge opened"
    edition = page.edition("es")
    live = edition.live_revision
    edition.content = edition.content | {"headline_es": "Luego"}
    assert edition.save_revision(overwrite_revision=live).pk != live.pk
    fresh(page).unpublish()
    edition = Edition.objects.get(pk=edition.pk)
    last = edition.latest_revision
    edition.content = edition.content | {"headline_es": "Después"}
    assert edition.save_revision(overwrite_revision=last).pk == last.pk


def test_a_published_correction_shows_no_field_to_change_it(admin: Client) -> None:
    page = factories.release()
    told(page)
    html = admin.get(address(page)).content.decode()
    (published,) = [part for part in html.split("<section") if EN in part]
    assert "<textarea" not in published
    assert 'type="submit"' not in published
