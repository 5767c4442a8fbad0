"""Who hands out preview links in the admin, and what they see of them."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry

from editions import actions
from editions.admin.addresses import edition_url
from editions.models import Edition, PreviewLink
from editions.previews.state import State
from newsroom.roles import group_of
from publications.models import NewsRelease
from tests import factories
from tests.people import person

from .scene import draft, edition_of, link, opened

pytestmark = pytest.mark.django_db

TRANSLATORS, REVIEWERS = group_of("Translators", "Spanish"), group_of("Reviewers", "Spanish")


def address(page: NewsRelease, language: str) -> str:
    return reverse("editions:preview_links", args=[edition_of(page, language).pk])


def assigned(page: NewsRelease, user: object) -> None:
    Edition.objects.filter(page=page, language="es").update(translator=user, reviewer=user)


@pytest.mark.parametrize(
    ("group", "language", "may"),
    [
        ("Publishers", "en", True),
        ("Publishers", "es", True),
        ("Editors", "en", True),
        ("Editors", "es", True),
        (REVIEWERS, "es", True),
        (REVIEWERS, "en", False),
        (TRANSLATORS, "es", False),
        (TRANSLATORS, "en", False),
        ("Authors", "en", False),
        ("Authors", "es", False),
    ],
)
def test_who_may(client: Client, group: str, language: str, may: bool) -> None:
    page = draft()
    user = person("somebody", group)
    assigned(page, user)
    NewsRelease.objects.filter(pk=page.pk).update(owner=user)
    client.force_login(user)
    there = address(page, language)
    shown = link(page, language)
    assert (client.get(there).status_code == 200) == may
    client.post(there, {"days": 3, "for_whom": "Desk"})
    assert PreviewLink.objects.filter(for_whom="Desk").exists() == may
    client.post(reverse("editions:revoke_preview_link", args=[shown.pk]))
    assert (PreviewLink.objects.get(pk=shown.pk).state == State.REVOKED) == may
    if not may:
        with pytest.raises(PermissionDenied):
            actions.hand_out(edition_of(page, language), user=user)
        with pytest.raises(PermissionDenied):
            actions.revoke(shown, user=user)


def test_a_reviewer_hands_out_no_edition_of_somebody_elses(client: Client) -> None:
    page = draft()
    assigned(page, person("other", REVIEWERS))
    client.force_login(person("somebody", REVIEWERS))
    client.post(address(page, "es"), {"days": 3})
    assert not PreviewLink.objects.exists()


def test_nobody_without_an_account_gets_in(client: Client) -> None:
    page = draft()
    shown = link(page, "en")
    assert client.get(address(page, "en")).status_code == 302
    assert client.post(reverse("editions:revoke_preview_link", args=[shown.pk])).status_code == 302
    assert opened(shown).status_code == 200


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_link_is_made_copied_counted_and_revoked(admin: Client, language: str) -> None:
    page = draft()
    there = address(page, language)
    assert admin.post(there, {"days": 3, "for_whom": "Agency desk"}).status_code == 302
    made = PreviewLink.objects.get()
    opened(made)
    opened(made)
    html = admin.get(there).content.decode()
    assert f'value="http://testserver{made.address}"' in html
    assert "Agency desk" in html
    assert "2 times" in html
    admin.post(reverse("editions:revoke_preview_link", args=[made.pk]))
    html = admin.get(there).content.decode()
    assert made.address not in html
    assert "revoked" in html
    assert PreviewLink.objects.get().revoked_by.username == "chief"


@pytest.mark.parametrize(
    "form", [{"days": 0}, {"days": 61}, {"days": ""}, {"days": 3, "for_whom": "x" * 121}]
)
def test_bad_input_is_answered_with_a_sentence(admin: Client, form: dict[str, object]) -> None:
    response = admin.post(address(draft(), "en"), form)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not PreviewLink.objects.exists()


def test_what_is_public_is_refused_with_a_sentence(admin: Client) -> None:
    page = factories.release()
    response = admin.post(address(page, "en"), {"days": 3})
    assert "The public has this text already" in response.content.decode()


def test_revoking_takes_a_post(admin: Client) -> None:
    shown = link(draft(), "en")
    assert admin.get(reverse("editions:revoke_preview_link", args=[shown.pk])).status_code == 405


def test_the_form_of_the_original_and_the_desk_list_their_links(admin: Client) -> None:
    page = draft()
    english, spanish = link(page, "en", for_whom="Desk"), link(page, "es", for_whom="Mesa")
    form = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    desk = admin.get(edition_url(edition_of(page, "es"))).content.decode()
    assert english.address in form
    assert spanish.address not in form
    assert spanish.address in desk
    assert english.address not in desk


def test_a_translators_desk_shows_no_address(client: Client) -> None:
    page = draft()
    user = person("translator", TRANSLATORS)
    assigned(page, user)
    shown = link(page, "es")
    client.force_login(user)
    html = client.get(edition_url(edition_of(page, "es"))).content.decode()
    assert "desk__own" in html
    assert shown.address not in html


def test_history_tells_of_both(admin: Client) -> None:
    page = draft()
    user = person("publisher", "Publishers")
    for language in ("en", "es"):
        actions.revoke(link(page, language, user=user, for_whom="Desk"), user=user)
    found = [
        (entry.action, entry.data["for_whom"], entry.user)
        for model in (PageLogEntry, ModelLogEntry)
        for entry in model.objects.filter(action__in=["editions.hand_out", "editions.revoke"])
    ]
    assert sorted(action for action, *_rest in found) == [
        "editions.hand_out",
        "editions.hand_out",
        "editions.revoke",
        "editions.revoke",
    ]
    assert {(whom, who) for _action, whom, who in found} == {("Desk", user)}
    html = admin.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "Made a preview link of English for “Desk”" in html


def test_groups_made_by_an_office_count_as_their_permissions_do() -> None:
    user = person("somebody", "Authors")
    page = draft()
    user.groups.set(Group.objects.none())
    with pytest.raises(PermissionDenied):
        actions.hand_out(edition_of(page, "en"), user=user)
