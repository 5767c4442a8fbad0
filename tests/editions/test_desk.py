"""The translator's desk, over HTTP."""

import datetime
import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from editions import actions
from editions.admin.addresses import edition_url
from editions.desk.fields import field_name
from editions.models import Edition
from editions.segments import State
from editions.staleness import segments
from newsroom.roles import group_of
from publications.models import NewsRelease, Picture
from tests import factories
from tests.editing import desk, post_edition, rich
from tests.files import picture
from tests.people import person

pytestmark = pytest.mark.django_db


def release_of(*texts: str, **values: Any) -> NewsRelease:
    body = [("paragraph", f"<p>{text}</p>") for text in texts]
    page = NewsRelease(
        original_language="en", headline_en="Bridge opened", body_en=body, date=datetime.date(2026, 3, 1)
    )
    for name, value in values.items():
        setattr(page, name, value)
    return actions.create(page, factories.news_index())


def working(edition: Edition) -> Edition:
    return Edition.objects.get(pk=edition.pk).get_latest_revision_as_object()


def states(edition: Edition) -> dict[str, State]:
    edition = working(edition)
    page = edition.page.specific.get_latest_revision_as_object()
    return {str(part.original): part.state for part in segments(edition, page) if part.is_text}


def paragraph_names(edition: Edition) -> list[str]:
    page = edition.page.specific.get_latest_revision_as_object()
    return [field_name(part.key) for part in segments(edition, page) if part.leaf.field == "body"]


def change_original(page: NewsRelease, *texts: str | None) -> None:
    """Gives the original's paragraphs new texts, in order; None takes a paragraph out."""
    draft = page.get_latest_revision_as_object()
    raw = [dict(block) for block in draft.body_en.get_prep_value()]
    kept = []
    for block, text in zip(raw, texts, strict=False):
        if text is not None:
            kept.append(block | {"value": f"<p>{text}</p>"})
    draft.body_en = json.dumps(kept)
    draft.save_revision()


def test_the_desk_shows_every_segment_beside_its_original(admin: Client) -> None:
    edition = release_of("One.", "Two.").edition("es")
    html = admin.get(edition_url(edition)).content.decode()
    assert html.index("Bridge opened") < html.index("<p>One.</p>") < html.index("<p>Two.</p>")
    assert all(f'name="{name}"' in html for name in paragraph_names(edition))


def test_translated_segments_are_saved_with_the_structure_of_the_original(admin: Client) -> None:
    page = release_of("One.", "Two.")
    edition = page.edition("es")
    first, second = paragraph_names(edition)
    post_edition(
        admin, edition, headline_es="Puente", **{first: rich("<p>Uno.</p>"), second: rich("<p>Dos.</p>")}
    )
    saved = working(edition)
    blocks = json.loads(saved.content["body_es"])
    original = page.get_latest_revision_as_object().body_en.get_prep_value()
    assert [block["id"] for block in blocks] == [block["id"] for block in original]
    assert saved.content["headline_es"] == "Puente"
    assert saved.progress.done == saved.progress.total == 3


def test_saving_without_a_change_makes_no_draft_and_nothing_stale(admin: Client) -> None:
    edition = release_of("One.").edition("es")
    (name,) = paragraph_names(edition)
    post_edition(admin, edition, **{name: rich("<p>Uno.</p>")})
    before = working(edition).latest_revision_id
    post_edition(admin, edition, **{name: rich("<p>Uno.</p>")})
    assert working(edition).latest_revision_id == before
    assert states(edition)["<p>One.</p>"] is State.TRANSLATED


def test_a_change_of_one_paragraph_makes_that_one_stale_and_shows_what_changed(admin: Client) -> None:
    page = release_of("The old bridge.", "Two.")
    edition = page.edition("es")
    first, second = paragraph_names(edition)
    post_edition(admin, edition, **{first: rich("<p>Uno.</p>"), second: rich("<p>Dos.</p>")})
    change_original(page, "The new bridge.", "Two.")
    assert Edition.objects.get(pk=edition.pk).segments_stale == 1
    html = admin.get(edition_url(edition)).content.decode()
    assert "<del>old</del><ins>new</ins>" in html
    assert html.count('data-state="stale"') == 1


def test_a_stale_segment_stays_stale_while_others_are_saved_and_ends_when_confirmed(admin: Client) -> None:
    page = release_of("The old bridge.")
    edition = page.edition("es")
    (name,) = paragraph_names(edition)
    post_edition(admin, edition, **{name: rich("<p>Uno.</p>")})
    change_original(page, "The new bridge.")
    post_edition(admin, edition, headline_es="Puente", **{name: rich("<p>Uno.</p>")})
    assert working(edition).segments_stale == 1
    post_edition(admin, edition, headline_es="Puente", **{name: rich("<p>Uno.</p>"), f"right-{name}": "on"})
    assert working(edition).segments_stale == 0


def test_what_is_translated_from_an_older_wording_is_stale_at_once(admin: Client) -> None:
    page = release_of("The old bridge.")
    edition = page.edition("es")
    (name,) = paragraph_names(edition)
    form = desk(admin, edition)
    change_original(page, "The new bridge.")
    admin.post(edition_url(edition), form | {name: rich("<p>Uno.</p>")})
    assert states(edition)["<p>The new bridge.</p>"] is State.STALE


def test_a_segment_that_vanished_while_it_was_translated_is_kept_and_can_be_discarded(admin: Client) -> None:
    page = release_of("One.", "Two.")
    edition = page.edition("es")
    first, second = paragraph_names(edition)
    form = desk(admin, edition)
    change_original(page, "One.", None)
    admin.post(
        edition_url(edition), form | {first: rich("<p>Uno.</p>"), second: rich("<p>Dos trabajado.</p>")}
    )
    html = admin.get(edition_url(edition)).content.decode()
    assert "No longer in the original" in html
    assert "Dos trabajado." in html
    key = working(edition).set_aside[0]["key"]
    post_edition(admin, edition, discarded=key, **{first: rich("<p>Uno.</p>")})
    assert working(edition).set_aside == []


def test_moving_paragraphs_about_makes_nothing_stale(admin: Client) -> None:
    page = release_of("One.", "Two.")
    edition = page.edition("es")
    first, second = paragraph_names(edition)
    post_edition(admin, edition, headline_es="P", **{first: rich("<p>Uno.</p>"), second: rich("<p>Dos.</p>")})
    draft = page.get_latest_revision_as_object()
    draft.body_en = json.dumps(list(reversed(draft.body_en.get_prep_value())))
    draft.save_revision()
    assert working(edition).progress.done == 3
    post_edition(admin, edition, headline_es="P", **{first: rich("<p>Uno.</p>"), second: rich("<p>Dos.</p>")})
    assert "Dos" in json.loads(working(edition).content["body_es"])[0]["value"]


def test_a_minor_change_leaves_translations_up_to_date() -> None:
    page = release_of("The bridge is opne.")
    edition = page.edition("es")
    texts = {
        part.key: "Sí" for part in segments(edition, page.get_latest_revision_as_object()) if part.is_text
    }
    actions.translate(edition, texts)
    draft = page.get_latest_revision_as_object()
    raw = [block | {"value": "<p>The bridge is open.</p>"} for block in draft.body_en.get_prep_value()]
    draft.body_en = json.dumps(raw)
    draft.is_minor_edit = True
    draft.save_revision()
    assert Edition.objects.get(pk=edition.pk).segments_stale == 0
    assert working(edition).segments_stale == 0


def test_the_same_on_purpose_is_remembered(admin: Client) -> None:
    edition = release_of("One.", place_en="Lima").edition("es")
    post_edition(admin, edition, place_es="Lima", **{"kept-segment-place": "on"})
    assert working(edition).kept == ["place"]
    assert states(edition)["Lima"] is State.SAME


def test_a_line_break_pasted_into_a_headline_becomes_a_space(admin: Client) -> None:
    edition = release_of("One.").edition("es")
    post_edition(admin, edition, headline_es="Puente\nabierto")
    assert working(edition).content["headline_es"] == "Puente abierto"


def test_a_text_over_its_limit_is_refused_beside_its_field_and_kept_in_the_form(admin: Client) -> None:
    edition = release_of("One.").edition("es")
    response = post_edition(admin, edition, headline_es="P" * 300)
    html = response.content.decode()
    assert response.status_code == 200
    assert "P" * 300 in html
    assert "at most 255 characters" in html


def test_a_form_that_was_tampered_with_is_refused_with_a_sentence(admin: Client) -> None:
    edition = release_of("One.").edition("es")
    response = post_edition(admin, edition, seen="{nonsense", headline_es="Puente")
    assert response.status_code == 200
    assert "did not arrive complete" in response.content.decode()
    assert working(edition).latest_revision is None


def test_a_picture_deleted_meanwhile_is_told_and_nothing_is_lost(admin: Client) -> None:
    chosen, other = picture("one"), picture("two")
    page = release_of("One.")
    draft = page.get_latest_revision_as_object()
    draft.body_en = [("picture", {"image": chosen, "alt": "A bridge", "caption": "", "credit": ""})]
    draft.save_revision()
    edition = page.edition("es")
    key = next(part.key for part in segments(edition, draft) if part.kind == "image")
    post_edition(admin, edition, headline_es="Puente", **{field_name(key): str(other.pk)})
    assert str(other.pk) in working(edition).content["body_es"]
    Picture.objects.get(pk=other.pk).delete()
    html = admin.get(edition_url(edition)).content.decode()
    assert "has been deleted" in html
    post_edition(admin, edition, headline_es="Puente nuevo")
    assert json.loads(working(edition).content["body_es"])[0]["value"]["image"] == chosen.pk


def test_an_edition_changed_meanwhile_is_not_approved_or_published(admin: Client) -> None:
    page = factories.release(languages=("en",))
    edition = page.edition("es")
    form = desk(admin, edition)
    colleague = get_user_model().objects.create_superuser("colleague", "c@example.org", "secret")
    actions.translate(edition, {"headline": "Puente de un colega"}, user=colleague)
    response = admin.post(edition_url(edition), form | {"action-publish": "1"})
    assert response.status_code == 200
    assert "changed meanwhile" in response.content.decode()
    assert not Edition.objects.get(pk=edition.pk).live
    assert working(edition).content["headline_es"] == "Puente de un colega"


@pytest.mark.parametrize("has_draft", [True, False])
def test_a_draft_of_a_colleague_is_not_overwritten_unnoticed(admin: Client, has_draft: bool) -> None:
    edition = release_of("One.").edition("es")
    if has_draft:
        actions.translate(edition, {"headline": "Puente"})
    form = desk(admin, edition) | {"segment-headline": "Mi titular"}
    colleague = get_user_model().objects.create_superuser("colleague", "c@example.org", "secret")
    actions.translate(edition, {"headline": "Titular de un colega"}, user=colleague)
    html = admin.post(edition_url(edition), form).content.decode()
    assert "colleague saved this edition after you opened it" in html
    assert "Mi titular" in html
    assert working(edition).content["headline_es"] == "Titular de un colega"
    answer = admin.post(edition_url(edition), form, headers={"accept": "application/json"})
    assert answer.status_code == 400


def test_the_preview_shows_the_text_as_it_stands_in_the_form(admin: Client) -> None:
    page = factories.release()
    edition = page.edition("es")
    url = reverse(Edition.snippet_viewset.get_url_name("preview_on_edit"), args=[edition.pk])
    form = desk(admin, edition)
    answer = admin.post(url, form | {"segment-headline": "Puente de prueba"})
    assert answer.json() == {"is_valid": True, "is_available": True}
    html = admin.get(url, {"mode": "es"}).content.decode()
    assert "Puente de prueba" in html
    assert "Bridge opened" not in html
    assert working(edition).content["headline_es"] == "Puente abierto"


@pytest.mark.parametrize("number", [6, 60])
@pytest.mark.parametrize("group", ["Publishers", group_of("Translators", "Spanish")])
def test_the_desk_of_sixty_segments_costs_at_most_25_queries(client: Client, number: int, group: str) -> None:
    client.force_login(person("somebody", group))
    target = factories.release(headline_en="Elsewhere", headline_es="Otra parte")
    link = f'<a linktype="page" id="{target.pk}">see</a>'
    page = release_of(*(f"Paragraph {position}, {link}." for position in range(number)))
    edition = page.edition("es")
    draft = page.get_latest_revision_as_object()
    texts = {part.key: f"<p>{link}</p>" for part in segments(edition, draft) if part.kind == "rich"}
    actions.assign(edition)
    actions.translate(edition, texts | {"headline": "Puente"})
    change_original(page, *(f"Changed {position}, {link}." for position in range(number)))
    client.get(edition_url(edition))
    with CaptureQueriesContext(connection) as captured:
        response = client.get(edition_url(edition))
    assert response.content.decode().count("data-segment ") >= number
    queries = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert len(queries) <= 25, "\n".join(query[:150] for query in queries)
