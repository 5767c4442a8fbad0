"""Several publications, all their languages: out in the same moment or not at all."""

import datetime
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry

from editions import actions
from editions.bundles import verbs
from editions.bundles.texts import problems_of, texts_of
from editions.models import Bundle, BundleMember, Edition, ScheduledRun
from editions.schedule import rounds
from tests import factories
from tests.editing import desk, post_page
from tests.editions.schedule.scheduling import edition, fresh, is_readable
from tests.people import person

pytestmark = pytest.mark.django_db


def approved_text(page: Any, language: str = "es") -> None:
    one = edition(page, language)
    Edition.objects.filter(pk=one.pk).update(approved_text=one.text_hash)


def unpublished() -> Any:
    page = factories.release()
    page.unpublish()
    Edition.objects.filter(page=page).update(first_published_at=None)
    approved_text(page)
    return fresh(page)


def bundle(*pages: Any, **values: Any) -> Bundle:
    made = Bundle.objects.create(name="Summit", **values)
    for position, page in enumerate(pages):
        BundleMember.objects.create(bundle=made, page=page, sort_order=position)
    return made


@pytest.fixture
def publisher(db: Any) -> Any:
    return person("publisher", "Publishers")


def test_everything_in_it_goes_out_in_both_languages(publisher: Any) -> None:
    pages = [unpublished() for _ in range(3)]
    made = bundle(*pages)
    assert problems_of(texts_of(made)) == []
    verbs.approve(made, user=publisher)
    assert not any(is_readable(page, code) for page in pages for code in ("en", "es"))
    assert verbs.publish(made, user=publisher)
    assert all(is_readable(page, code) for page in pages for code in ("en", "es"))
    assert not verbs.publish(made, user=publisher)


def test_the_people_concerned_are_told_of_one_published_by_hand(
    publisher: Any, django_capture_on_commit_callbacks: Any
) -> None:
    page = unpublished()
    Edition.objects.filter(page=page, language="es").update(translator=person("tina", "Translators: Spanish"))
    made = bundle(page)
    verbs.approve(made, user=publisher)
    with django_capture_on_commit_callbacks(execute=True):
        verbs.publish(made, user=publisher)
    assert ["tina@example.org"] in [letter.to for letter in mail.outbox]
    assert not ScheduledRun.objects.filter(settled_at=None).exists()


def test_it_says_what_is_not_ready_and_is_not_approved_before(publisher: Any) -> None:
    ready, unready = unpublished(), unpublished()
    working = unready.edition("es").get_latest_revision_as_object()
    working.content = working.content | {"headline_es": ""}
    working.save_revision()
    made = bundle(ready, unready)
    problems = problems_of(texts_of(made))
    assert all("Spanish" in problem for problem in problems)
    assert any("Headline" in problem for problem in problems)
    with pytest.raises(ValidationError, match="Headline"):
        verbs.approve(made, user=publisher)
    assert not fresh(made).is_approved


def test_at_its_instant_it_goes_out_and_its_lateness_is_recorded(publisher: Any) -> None:
    pages = [unpublished(), unpublished()]
    made = bundle(*pages, go_live_at=timezone.now() + datetime.timedelta(hours=1))
    verbs.approve(made, user=publisher)
    assert rounds.run().published == 0
    due = timezone.now() - datetime.timedelta(seconds=2)
    Bundle.objects.update(go_live_at=due)
    assert rounds.run().published == 1
    assert rounds.run().published == 0
    assert all(is_readable(page, code) for page in pages for code in ("en", "es"))
    assert ScheduledRun.objects.filter(due_at=due, done_at__isnull=False).count() == 4


def test_if_one_cannot_go_out_none_does_and_it_is_tried_again(publisher: Any) -> None:
    pages = [unpublished(), unpublished()]
    made = bundle(*pages, go_live_at=timezone.now() + datetime.timedelta(hours=1))
    verbs.approve(made, user=publisher)
    Bundle.objects.update(go_live_at=timezone.now())
    revision = edition(pages[1], "es").latest_revision
    content = revision.content["content"]
    revision.content["content"] = content | {"headline_es": ""}
    revision.save()
    outcome = rounds.run()
    assert outcome.published == 0
    assert "Headline" in outcome.problems[0]
    assert not any(is_readable(page, code) for page in pages for code in ("en", "es"))
    assert "Headline" in fresh(made).error
    revision.content["content"] = content
    revision.save()
    assert rounds.run().published == 1
    assert fresh(made).error == ""


def test_its_texts_are_locked_once_it_is_approved(admin: Client, publisher: Any) -> None:
    page = unpublished()
    made = bundle(page)
    before = desk(admin, page.edition("es"))
    verbs.approve(made, user=publisher)
    newest, newest_es = fresh(page).latest_revision_id, edition(page, "es").latest_revision_id
    response = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "approved bundle" in response.content.decode()
    post_page(admin, page, headline_en="Changed behind its back")
    admin.post(reverse(Edition.snippet_viewset.get_url_name("edit"), args=[edition(page, "es").pk]), before)
    assert fresh(page).latest_revision_id == newest
    assert edition(page, "es").latest_revision_id == newest_es
    verbs.reopen(fresh(made), user=publisher)
    post_page(admin, page, headline_en="Changed in the open")
    assert fresh(page).latest_revision_id != newest


def test_a_text_changed_in_spite_of_the_lock_keeps_all_of_it_back(publisher: Any) -> None:
    page = unpublished()
    made = bundle(page)
    verbs.approve(made, user=publisher)
    page.headline_en = "Changed by an import"
    page.save_revision()
    with pytest.raises(ValidationError, match="changed after"):
        verbs.publish(made, user=publisher)
    assert not is_readable(page, "en")


def test_no_route_lets_one_of_its_texts_out_before_it(publisher: Any) -> None:
    page = unpublished()
    made = bundle(page)
    verbs.approve(made, user=publisher)
    for publish in (
        lambda: fresh(page).get_latest_revision().publish(),
        lambda: edition(page, "es").get_latest_revision().publish(),
        lambda: actions.schedule(fresh(page), ["en"], timezone.now() + datetime.timedelta(hours=1)),
    ):
        with pytest.raises(ValidationError, match="bundle"):
            publish()
    assert not is_readable(page, "en")


def test_languages_that_go_out_together_go_out_once(publisher: Any) -> None:
    page = unpublished()
    type(page).objects.filter(pk=page.pk).update(release_policy="together")
    made = bundle(page)
    verbs.approve(made, user=publisher)
    verbs.publish(made, user=publisher)
    assert is_readable(page, "es")
    entries = registry.get_logs_for_instance(edition(page, "es")).filter(action="wagtail.publish")
    # Once when the scene was made, once now.
    assert entries.count() == 2


def test_a_member_of_an_approved_bundle_cannot_be_deleted(admin: Client, publisher: Any) -> None:
    page = unpublished()
    made = bundle(page)
    verbs.approve(made, user=publisher)
    response = admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
    assert "Reopen the bundle first" in response.content.decode()
    assert fresh(page)


def test_a_member_deleted_meanwhile_keeps_the_bundle_back_by_name(publisher: Any) -> None:
    page, other = unpublished(), unpublished()
    made = bundle(page, other)
    verbs.approve(made, user=publisher)
    title = page.title
    fresh(page).delete()
    with pytest.raises(ValidationError, match=title):
        verbs.publish(fresh(made), user=publisher)
    assert not is_readable(other, "en")


def test_only_who_may_publish_approves_publishes_or_reopens_it(client: Client) -> None:
    editor = person("editor", "Editors")
    made = bundle(unpublished())
    for verb in (verbs.approve, verbs.publish, verbs.reopen):
        if verb is verbs.publish:
            Bundle.objects.update(approved_at=timezone.now())
        with pytest.raises(PermissionDenied):
            verb(made, user=editor)
    client.force_login(editor)
    assert client.get(reverse("editions:bundle", args=[made.pk])).status_code == 200
    client.force_login(person("translator", "Translators: Spanish"))
    assert client.get(reverse("editions:bundle", args=[made.pk])).status_code == 302


def test_it_is_put_together_and_published_in_the_admin(admin: Client) -> None:
    pages = [unpublished(), unpublished()]
    add = reverse(Bundle.snippet_viewset.get_url_name("add"))
    data = {
        "name": "Summit",
        "go_live_at": "",
        "members-TOTAL_FORMS": 2,
        "members-INITIAL_FORMS": 0,
        "members-MIN_NUM_FORMS": 0,
        "members-MAX_NUM_FORMS": 1000,
    }
    for number, page in enumerate(pages):
        data |= {
            f"members-{number}-page": page.pk,
            f"members-{number}-language": "",
            f"members-{number}-ORDER": number,
            f"members-{number}-id": "",
        }
    assert admin.get(add).status_code == 200
    response = admin.post(add, data)
    made = Bundle.objects.get()
    address = reverse("editions:bundle", args=[made.pk])
    assert response.url == address
    assert "Everything is ready" in admin.get(address).content.decode()
    admin.post(address, {"verb": "approve"})
    assert "locked" in admin.get(address).content.decode()
    admin.post(address, {"verb": "publish"})
    assert "went out on" in admin.get(address).content.decode()
    assert all(is_readable(page, code) for page in pages for code in ("en", "es"))


def test_an_instant_that_has_passed_or_a_publication_twice_is_refused(admin: Client) -> None:
    page = unpublished()
    add = reverse(Bundle.snippet_viewset.get_url_name("add"))
    data = {
        "name": "Summit",
        "go_live_at": "2020-01-01 10:00",
        "members-TOTAL_FORMS": 2,
        "members-INITIAL_FORMS": 0,
        "members-MIN_NUM_FORMS": 0,
        "members-MAX_NUM_FORMS": 1000,
    }
    for number in range(2):
        data |= {f"members-{number}-page": page.pk, f"members-{number}-ORDER": number}
    page_of_errors = admin.post(add, data).content.decode()
    assert "has passed" in page_of_errors
    assert "twice" in page_of_errors
    assert not Bundle.objects.exists()
