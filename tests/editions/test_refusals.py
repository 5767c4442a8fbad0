"""What cannot go out is refused with a sentence by every route, and nothing is half-written."""

import datetime
from io import StringIO

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from editions.admin.addresses import edition_url
from editions.models import Edition
from newsroom.models import Section, StandardPage
from newsroom.roles import group_of
from publications.models import Mechanism, MechanismsIndex, NewsRelease
from tests import factories
from tests.editing import paragraphs, post_edition, post_new, post_page, publish_anyway
from tests.people import person

pytestmark = pytest.mark.django_db
TOMORROW = datetime.timedelta(days=1)


def schedule(edition: Edition, **content: str) -> Edition:
    edition.content = edition.content | content
    edition.go_live_at = timezone.now() + TOMORROW
    edition.save_revision().publish()
    return Edition.objects.get(pk=edition.pk)


def test_unpublishing_the_publication_takes_its_editions_off_the_schedule() -> None:
    page = factories.release()
    schedule(page.edition("es"), headline_es="Otro titular")
    NewsRelease.objects.get(pk=page.pk).unpublish()
    NewsRelease.objects.get(pk=page.pk).get_latest_revision().publish()
    with time_machine.travel(timezone.now() + 2 * TOMORROW):
        call_command("publish_scheduled")
    assert NewsRelease.objects.get(pk=page.pk).readable_languages == ["en"]


def test_what_cannot_go_out_keeps_its_schedule_and_holds_nothing_back() -> None:
    first = schedule(factories.release(languages=("en",)).edition("es"), public_slug_es="mismo")
    second = schedule(factories.release(languages=("en",)).edition("es"), public_slug_es="mismo")
    third = schedule(factories.release(languages=("en",)).edition("es"))
    with time_machine.travel(timezone.now() + 2 * TOMORROW):
        with pytest.raises(CommandError, match="mismo"):
            call_command("publish_scheduled", stdout=StringIO())
        assert [Edition.objects.get(pk=one.pk).live for one in (first, second, third)] == [True, False, True]
        assert Edition.objects.get(pk=second.pk).scheduled_revision


def test_an_expired_publication_is_taken_off_by_the_same_command() -> None:
    page = factories.release()
    NewsRelease.objects.filter(pk=page.pk).update(expire_at=timezone.now() - TOMORROW)
    call_command("publish_scheduled")
    assert NewsRelease.objects.get(pk=page.pk).expired
    assert NewsRelease.objects.get(pk=page.pk).readable_languages == []


def test_a_scheduled_language_keeps_its_address_too() -> None:
    section = factories.add(factories.home(), Section(headline_en="Both", headline_es="Ambas"))
    english_only = factories.add(
        factories.home(), Section(original_language="en", headline_en="English only"), languages=("en",)
    )
    page = StandardPage(
        headline_en="A", body_en=factories.body("a"), headline_es="B", body_es=factories.body("b")
    )
    page = factories.add(section, page, languages=("en",))
    schedule(page.edition("es"))
    with pytest.raises(Exception, match="English only"):
        page.move(english_only, pos="last-child")


@pytest.mark.parametrize("headline", ["🎉🎉", "新闻"])
def test_a_headline_without_a_letter_for_an_address_goes_out_all_the_same(
    admin: Client, client: Client, headline: str
) -> None:
    parent = factories.news_index()
    url = reverse("wagtailadmin_pages:add", args=["publications", "newsrelease", parent.pk])
    for number in (1, 2):
        post_new(
            admin,
            url + "?original_language=en",
            "publish",
            headline_en=headline,
            body_en=paragraphs("x"),
            date="2026-01-02",
        )
        page = NewsRelease.objects.order_by("-pk").first()
        publish_anyway(admin, page)
        page = NewsRelease.objects.get(pk=page.pk)
        assert client.get(page.address("en")).status_code == 200, number
        edition = page.edition("es")
        edition.content = {"headline_es": headline, "body_es": page.get_latest_revision().content["body_en"]}
        edition.save_revision(clean=False).publish()
        assert client.get(NewsRelease.objects.get(pk=page.pk).address("es")).status_code == 200


def test_a_tree_is_copied_whole_and_what_cannot_go_out_there_begins_as_a_draft(admin: Client) -> None:
    index = factories.add(factories.home(), MechanismsIndex(headline_en="M", headline_es="M"))
    forum = factories.add(
        index,
        Mechanism(
            headline_en="Forum",
            headline_es="Foro",
            kind="summit",
            body_en=factories.body("x"),
            body_es=factories.body("x"),
        ),
    )
    from publications.models import Meeting

    factories.add(
        forum,
        Meeting(
            original_language="es",
            headline_es="Reunión",
            headline_en="Meeting",
            date=datetime.date(2026, 1, 1),
        ),
        languages=("es", "en"),
    )
    copy = Mechanism.objects.get(pk=forum.pk).copy(
        recursive=True, keep_live=True, update_attrs={"slug": "copy", "title": "Copied forum"}
    )
    meeting = Meeting.objects.descendant_of(copy).get()
    assert Mechanism.objects.get(pk=copy.pk).readable_languages == ["en"]
    assert not meeting.live
    assert meeting.edition("en").content["headline_en"] == "Meeting"


def test_a_country_page_is_copied_and_aliased_as_a_draft() -> None:
    from tests.publications.test_content_types import country_page

    page = country_page()
    for copy in (
        page.copy(keep_live=True, update_attrs={"slug": "copy"}),
        page.create_alias(update_slug="alias"),
    ):
        fresh = type(page).objects.get(pk=copy.pk)
        assert fresh.data is None
        assert not fresh.live


def test_an_approval_that_cannot_publish_gives_the_reason_and_can_be_repeated(admin: Client) -> None:
    workflow = Workflow.objects.get(name="Language review")
    factories.release()
    edition = factories.release(languages=("en",), headline_en="Other").edition("es")
    edition.content = edition.content | {"public_slug_es": "puente-abierto"}
    edition.save_revision(clean=False)
    workflow.start(edition, person("translator", group_of("Translators", "Spanish")))
    state = Edition.objects.get(pk=edition.pk).current_workflow_task_state
    url = reverse(
        Edition.snippet_viewset.get_url_name("workflow_action"), args=[edition.pk, "approve", state.pk]
    )
    response = admin.post(url, follow=True)
    assert "puente-abierto" in response.content.decode()
    edition = Edition.objects.get(pk=edition.pk)
    assert not edition.live
    assert edition.current_workflow_task_state.status == "in_progress"


def test_submitting_checks_what_publishing_checks(admin: Client) -> None:
    factories.news_index(languages=("en",))
    edition = factories.release(languages=("en",)).edition("es")
    html = post_edition(admin, edition, "publish").content.decode()
    assert html.count("no Spanish edition yet") == 1


def test_publishing_anyway_needs_the_text_that_was_asked_about(admin: Client) -> None:
    page = factories.release(languages=("en",))
    url = reverse("editions:publish_anyway", args=[page.pk])
    before = page.latest_revision_id
    page.headline_en = "A colleague's draft"
    page.save_revision()
    response = admin.post(url, {"revision": before}, follow=True)
    assert "changed meanwhile" in response.content.decode()
    assert NewsRelease.objects.get(pk=page.pk).headline_en == "Bridge opened"


def test_publishing_anyway_respects_a_lock(client: Client) -> None:
    page = factories.release()
    edition = page.edition("es")
    owner = factories.superuser()
    Edition.objects.filter(pk=edition.pk).update(locked=True, locked_by=owner, locked_at=timezone.now())
    other = get_user_model().objects.create_superuser("other", "o@example.org", "x")
    client.force_login(other)
    edition = Edition.objects.get(pk=edition.pk)
    edition.content = edition.content | {"headline_es": "Otro"}
    edition.save_revision(clean=False)
    publish_anyway(client, edition)
    assert NewsRelease.objects.get(pk=page.pk).headline_es == "Puente abierto"


def test_publishing_anyway_what_was_never_begun_is_refused(admin: Client) -> None:
    page = factories.release(languages=("en",), headline_es="")
    assert publish_anyway(admin, page.edition("es")).status_code == 302
    assert publish_anyway(admin, page.edition("en")).status_code == 302


def test_a_chosen_address_that_is_taken_is_refused_when_creating(admin: Client) -> None:
    factories.release()
    parent = factories.news_index()
    url = reverse("wagtailadmin_pages:add", args=["publications", "newsrelease", parent.pk])
    response = post_new(
        admin, url + "?original_language=en", headline_en="New", public_slug_en="bridge-opened"
    )
    assert "public_slug_en" in response.context["form"].errors


def test_a_taken_long_address_is_shortened_before_it_is_numbered() -> None:
    long = "a" * 120
    factories.release(public_slug_en=long)
    assert len(factories.release(public_slug_en=long).public_slug_en) == 120


def test_a_move_to_where_the_address_is_taken_is_refused_with_the_reason(admin: Client) -> None:
    here = factories.add(factories.home(), Section(headline_en="Here", headline_es="Aquí"))
    there = factories.add(factories.home(), Section(headline_en="There", headline_es="Allí"))
    pages = [
        factories.add(
            section,
            StandardPage(
                headline_en="A", body_en=factories.body("a"), headline_es="B", body_es=factories.body("b")
            ),
        )
        for section in (here, there)
    ]
    StandardPage.objects.filter(pk=pages[0].pk).update(slug="other")
    url = reverse("wagtailadmin_pages:move_confirm", args=[pages[0].pk, there.pk])
    response = admin.post(url, follow=True)
    assert response.status_code == 200
    assert StandardPage.objects.get(pk=pages[0].pk).get_parent().pk == here.pk


def test_versions_of_an_edition_are_compared_field_by_field(admin: Client) -> None:
    edition = factories.release().edition("es")
    edition.content = edition.content | {"headline_es": "Puente cerrado"}
    edition.save_revision(clean=False)
    view = Edition.snippet_viewset.get_url_name("revisions_compare")
    html = admin.get(reverse(view, args=[edition.pk, "earliest", "latest"])).content.decode()
    assert "no differences" not in html
    assert "cerrado" in html
    assert admin.get(edition_url(edition)).status_code == 200


def test_publishing_an_emptied_headline_names_field_and_language(admin: Client) -> None:
    page = factories.release()
    response = post_page(admin, page, "publish", headline_en="")
    assert "Headline: missing in English." in response.content.decode()
    assert NewsRelease.objects.get(pk=page.pk).headline_en == "Bridge opened"
