"""One publication with language tabs: what editors see, and what their forms cannot touch."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow
from wagtail.users.models import UserProfile

from editions.admin.addresses import edition_url
from editions.models import Edition
from newsroom.models import Section, StandardPage
from publications.models import NewsRelease
from tests import factories
from tests.editing import paragraphs, post_edition, post_new, post_page, publish_anyway

pytestmark = pytest.mark.django_db


def add_url(query: str = "") -> str:
    parent = factories.news_index()
    return reverse("wagtailadmin_pages:add", args=["publications", "newsrelease", parent.pk]) + query


def test_the_page_form_has_the_original_language_and_the_shared_fields_only(admin: Client) -> None:
    page = factories.release()
    form = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    assert "headline_en" in form.fields
    assert "date" in form.fields
    assert not [name for name in form.fields if name.endswith("_es")]


def test_what_is_posted_for_another_language_touches_nothing(admin: Client) -> None:
    page = factories.release()
    post_page(admin, page, headline_en="New", headline_es="Robado", body_es=paragraphs("Robado"))
    page = NewsRelease.objects.get(pk=page.pk)
    assert page.headline_es == "Puente abierto"
    assert "Robado" not in str(page.get_latest_revision().content)
    assert "Robado" not in str(page.edition("es").content)


def test_the_original_language_is_chosen_when_a_page_is_created(admin: Client) -> None:
    url = add_url("?original_language=es")
    form = admin.get(url).context["form"]
    assert "headline_es" in form.fields
    assert "headline_en" not in form.fields
    post_new(admin, url, headline_es="Nuevo", body_es=paragraphs("x"), date="2026-01-02")
    page = NewsRelease.objects.get()
    assert page.original_language == "es"
    assert page.title == "Nuevo"


def test_a_new_page_is_written_in_the_language_its_author_works_in(admin: Client) -> None:
    profile = UserProfile.get_for_user(get_user_model().objects.get())
    profile.preferred_language = "es"
    profile.save()
    assert "headline_es" in admin.get(add_url()).context["form"].fields


def test_a_draft_may_be_saved_with_nothing_filled_in(admin: Client) -> None:
    post_new(admin, add_url("?original_language=en"))
    page = NewsRelease.objects.get()
    assert not page.live
    assert page.title == "Without a headline"
    assert not page.headline_en


def test_publishing_names_what_is_missing_and_saves_nothing(admin: Client) -> None:
    response = post_new(admin, add_url("?original_language=en"), "publish")
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert {"headline_en", "body_en", "date"} <= set(errors)
    assert not NewsRelease.objects.exists()


def test_what_it_should_not_go_out_without_is_asked_and_may_be_passed(admin: Client, client: Client) -> None:
    url = add_url("?original_language=en")
    response = post_new(admin, url, "publish", headline_en="New", body_en=paragraphs("x"), date="2026-01-02")
    html = response.content.decode()
    assert "The dateline names no place." in html
    assert "There is no media contact." in html
    page = NewsRelease.objects.get()
    assert not page.live
    assert client.get("/en/news/new/").status_code == 404
    told = admin.get(publish_anyway(admin, page)["Location"]).content.decode()
    assert 'href="/en/news/new/"' in told
    assert client.get("/en/news/new/").status_code == 200


def test_both_forms_carry_the_same_tabs_with_each_languages_state(admin: Client) -> None:
    page = factories.release(languages=("en",))
    for url in (reverse("wagtailadmin_pages:edit", args=[page.pk]), edition_url(page.edition("es"))):
        html = " ".join(admin.get(url).content.decode().split())
        assert '<span lang="en">English</span> · <span class="edition-tabs__state">live</span>' in html
        assert '<span lang="es">Español</span> · <span class="edition-tabs__state">draft</span>' in html


def test_tabs_lead_to_where_each_language_is_edited(admin: Client) -> None:
    page = factories.release()
    original = admin.get(reverse("editions:edit", args=[page.pk, "en"]))
    assert original["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert admin.get(reverse("editions:edit", args=[page.pk, "es"]))["Location"] == edition_url(
        page.edition("es")
    )
    assert admin.get(reverse("editions:edit", args=[page.pk, "xx"])).status_code == 404


def test_the_form_of_the_originals_edition_is_the_publications(admin: Client) -> None:
    page = factories.release()
    response = admin.get(edition_url(page.edition("en")))
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_the_edition_form_shows_the_original_beside_its_own_fields(admin: Client) -> None:
    page = factories.release()
    response = admin.get(edition_url(page.edition("es")))
    html = response.content.decode()
    assert "The bridge is open." in html
    assert set(response.context["form"].fields) >= {"segment-headline", "segment-place", "segment-notes"}
    assert not [name for name in response.context["form"].fields if name.endswith(("_en", "_es"))]


def test_a_translation_is_drafted_and_published_from_its_form(admin: Client, client: Client) -> None:
    page = factories.release(languages=("en",))
    edition = page.edition("es")
    post_edition(admin, edition, headline_es="Borrador", body_es=paragraphs("Texto."))
    assert client.get("/es/noticias/borrador/").status_code == 404
    post_edition(admin, edition, "publish", headline_es="Puente", body_es=paragraphs("Texto."))
    publish_anyway(admin, edition)
    assert "Texto." in client.get("/es/noticias/puente/").content.decode()


def test_an_edition_is_not_published_without_its_headline(admin: Client) -> None:
    edition = factories.release(languages=("en",)).edition("es")
    response = post_edition(admin, edition, "publish", headline_es="")
    assert response.status_code == 200
    assert "segment-headline" in response.context["form"].errors
    assert not Edition.objects.get(pk=edition.pk).live


def test_publishing_under_a_page_without_the_language_gives_the_reason(admin: Client) -> None:
    factories.news_index(languages=("en",))
    edition = factories.release(languages=("en",)).edition("es")
    response = post_edition(admin, edition, "publish")
    assert response.status_code == 200
    assert "no Spanish edition yet" in response.content.decode()


def test_a_language_is_taken_off_the_site_alone(admin: Client, client: Client) -> None:
    page = factories.release()
    confirm = admin.get(reverse("wagtailadmin_pages:unpublish", args=[page.pk])).content.decode()
    assert "Take only Spanish off the site" in confirm
    url = reverse(Edition.snippet_viewset.get_url_name("unpublish"), args=[page.edition("es").pk])
    assert url in confirm
    admin.post(url)
    assert client.get(page.address("es")).status_code == 410
    assert client.get(page.address("en")).status_code == 200


def test_listings_show_every_languages_state(admin: Client) -> None:
    page = factories.release(languages=("en",))
    html = admin.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).content.decode()
    assert '<span lang="en">English</span> · live' in html
    assert '<span lang="es">Español</span> · draft' in html
    listing = admin.get(reverse(Edition.snippet_viewset.get_url_name("list"))).content.decode()
    assert "Puente abierto (Español)" in listing


def more_queries(admin: Client, route: str, rows: int) -> int:
    """How many more a list of releases asks when it has so many more rows."""
    url = reverse(route, args=[factories.release(languages=("en",)).get_parent().pk])
    admin.get(url)
    with CaptureQueriesContext(connection) as few:
        admin.get(url)
    for _number in range(rows):
        factories.release(languages=("en",))
    with CaptureQueriesContext(connection) as many:
        admin.get(url)
    return len(many) - len(few)


def test_the_explorers_queries_do_not_grow_with_the_list(admin: Client) -> None:
    assert more_queries(admin, "wagtailadmin_explore", 4) <= 0


def test_the_page_chooser_asks_of_each_row_for_no_more_than_its_parent(admin: Client) -> None:
    assert more_queries(admin, "wagtailadmin_choose_page_child", 4) <= 4


def test_states_tell_of_schedule_and_moderation(admin: Client) -> None:
    page = factories.release(languages=("en",))
    page.unpublish()
    edition = page.edition("es")
    edition.go_live_at = timezone.now() + datetime.timedelta(days=1)
    edition.save_revision().publish()
    Workflow.objects.first().start(NewsRelease.objects.get(pk=page.pk), get_user_model().objects.get())
    html = admin.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).content.decode()
    assert '<span lang="es">Español</span> · scheduled' in html
    assert '<span lang="en">English</span> · in review' in html
    for language, state in (("es", Edition.State.SCHEDULED), ("en", Edition.State.REVIEW)):
        assert Edition.objects.get(page=page, language=language).state == state


def test_a_live_language_tells_of_its_scheduled_change(admin: Client) -> None:
    page = factories.release()
    edition = page.edition("es")
    edition.go_live_at = timezone.now() + datetime.timedelta(days=1)
    edition.save_revision().publish()
    html = admin.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).content.decode()
    assert '<span lang="es">Español</span> · live, change scheduled' in html


def test_the_translator_sees_the_original_as_it_is_being_written(admin: Client) -> None:
    page = factories.release(languages=("en",))
    page.headline_en = "The newest wording"
    page.save_revision()
    assert "The newest wording" in admin.get(edition_url(page.edition("es"))).content.decode()


@pytest.mark.parametrize(("language", "text"), [("en", "Bridge opened"), ("es", "Puente abierto")])
def test_each_language_is_previewed_in_itself(admin: Client, language: str, text: str) -> None:
    page = factories.release()
    if language == "en":
        url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    else:
        edition = page.edition("es")
        view = Edition.snippet_viewset.get_url_name("revisions_view")
        url = reverse(view, args=[edition.pk, edition.latest_revision_id])
    html = admin.get(url).content.decode()
    assert f'<html lang="{language}">' in html
    assert f"<h1>{text}</h1>" in html


def test_the_admin_additions_speak_the_persons_language(admin: Client) -> None:
    page = factories.release(languages=("en",))
    profile = UserProfile.get_for_user(get_user_model().objects.get())
    profile.preferred_language = "es"
    profile.save()
    html = " ".join(admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode().split())
    assert '<span lang="es">Español</span> · <span class="edition-tabs__state">borrador</span>' in html
    assert "Idiomas de esta publicación" in html


def test_nobody_adds_or_deletes_an_edition_by_itself(admin: Client) -> None:
    edition = factories.release().edition("es")
    viewset = Edition.snippet_viewset
    assert admin.get(reverse(viewset.get_url_name("add"))).status_code in (302, 403)
    admin.post(reverse(viewset.get_url_name("delete"), args=[edition.pk]))
    assert Edition.objects.filter(pk=edition.pk).exists()


def test_a_bulk_publish_says_what_is_missing_where_and_publishes_nothing(admin: Client) -> None:
    good = factories.release()
    good.headline_en = "Changed"
    good.save_revision()
    bad = factories.release(headline_en="Second bridge")
    bad.date = None
    bad.save_revision(clean=False)
    url = reverse("wagtail_bulk_action", args=["editions", "basepage", "publish"])
    response = admin.post(f"{url}?id={good.pk}&id={bad.pk}", follow=True)
    assert "Second bridge: Date: missing." in response.content.decode()
    assert NewsRelease.objects.get(pk=good.pk).headline_en == "Bridge opened"


def test_a_move_that_would_lose_an_address_is_refused_with_the_reason(admin: Client) -> None:
    english_only = factories.add(
        factories.home(), Section(original_language="en", headline_en="English only"), languages=("en",)
    )
    section = factories.add(factories.home(), Section(headline_en="Both", headline_es="Ambas"))
    moving = factories.add(
        section,
        StandardPage(
            headline_en="A", body_en=factories.body("a"), headline_es="B", body_es=factories.body("b")
        ),
    )
    url = reverse("wagtailadmin_pages:move_confirm", args=[moving.pk, english_only.pk])
    response = admin.post(url, follow=True)
    assert "no Spanish edition yet" in response.content.decode()
    assert StandardPage.objects.get(pk=moving.pk).public_path_es == "/ambas/b/"
