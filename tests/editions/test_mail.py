"""Who gets which mail about a language, in which language, and who gets none."""

import datetime
import smtplib
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.admin import signal_handlers
from wagtail.log_actions import LogContext
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowContentType, WorkflowTask
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.users.models import UserProfile

from editions import actions
from editions.mail import signals
from editions.models import BasePage, Edition, LanguageReviewTask, MailPreference
from publications.models import NewsRelease
from tests import factories
from tests.editing import post_page, publish_anyway

pytestmark = pytest.mark.django_db

Mails = list[EmailMessage]
Sent = Callable[[Callable[[], Any]], Mails]


@pytest.fixture
def sent(django_capture_on_commit_callbacks: Any) -> Sent:
    """Does something; gives the mails that go out when its transaction is over, by address."""

    def after(do: Callable[[], Any]) -> Mails:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return sorted(mail.outbox, key=lambda message: message.to)

    return after


def person(name: str, *permissions: str, language: str = "", **values: Any) -> Any:
    """Somebody whose permissions come from a group, as everybody's do."""
    user = get_user_model().objects.create_user(name, f"{name}@example.org", first_name=name, **values)
    group = Group.objects.create(name=name)
    codenames = ["access_admin", *permissions]
    group.permissions.set(Permission.objects.filter(codename__in=codenames))
    assert group.permissions.count() == len(codenames)
    user.groups.add(group)
    if language:
        UserProfile.objects.create(user=user, preferred_language=language)
    return user


def translator(name: str = "Tina", **values: Any) -> Any:
    return person(name, "translate_es", **values)


def reviewer(name: str = "Rita", **values: Any) -> Any:
    return person(name, "review_es", "publish_edition", **values)


def draft(**people: Any) -> Edition:
    """A Spanish edition that waits to go out, of a release that is live in English."""
    edition = factories.release(languages=("en",)).edition("es")
    Edition.objects.filter(pk=edition.pk).update(**people)
    return Edition.objects.get(pk=edition.pk)


def under_workflow(task: Any, model: Any) -> Workflow:
    workflow = Workflow.objects.create(name=task.name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.update_or_create(
        content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
    )
    return workflow


def reviewed() -> Workflow:
    return under_workflow(LanguageReviewTask.objects.create(name="Language"), Edition)


def publish(what: Any, user: Any = None) -> None:
    what.get_latest_revision().publish(user=user, skip_permission_checks=True)


def correct(page: Any, user: Any = None, **texts: Any) -> None:
    """Changes the original and lets it out."""
    page = NewsRelease.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, text in texts.items():
        setattr(page, name, text)
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)


def refuse(event: str, *people: Any) -> None:
    for user in people:
        MailPreference.objects.create(user=user, **{event: False})


def addresses(mails: Mails) -> list[str]:
    return [address for message in mails for address in message.to]


# Assigned


def test_a_translator_is_told_what_is_theirs_until_when_and_where(sent: Sent) -> None:
    edition, tina, chief = draft(), translator(), factories.superuser(first_name="Carla")
    due = timezone.localdate() + datetime.timedelta(days=9)
    [message] = sent(lambda: actions.assign(edition, translator=tina, due_date=due, user=chief))
    assert message.to == ["Tina@example.org"]
    assert message.subject == "Translation into Spanish: Bridge opened"
    assert "Hello Tina," in message.body
    assert "“Bridge opened” is yours to translate into Spanish." in message.body
    assert "Asked for by: Carla" in message.body
    assert str(due.year) in message.body
    desk = reverse("editions:edit", args=[edition.page_id, "es"])
    assert f"http://testserver{desk}" in message.body
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_reviewer_is_told_it_is_theirs_to_review(sent: Sent) -> None:
    edition, rita = draft(), reviewer()
    [message] = sent(lambda: actions.assign(edition, reviewer=rita))
    assert message.subject == "Review in Spanish: Bridge opened"
    assert "yours to review in Spanish" in message.body
    assert "Due" not in message.body
    assert "Asked for by" not in message.body


def test_who_translates_and_reviews_gets_one_mail_of_both(sent: Sent) -> None:
    edition, both = draft(), person("Both", "translate_es", "review_es")
    [message] = sent(lambda: actions.assign(edition, translator=both, reviewer=both))
    assert "to translate into Spanish and to review" in message.body


def test_only_who_is_newly_assigned_is_told(sent: Sent) -> None:
    tina, rita = translator(), reviewer()
    edition = draft(translator=tina)
    mails = sent(lambda: actions.assign(edition, translator=tina, reviewer=rita))
    assert addresses(mails) == ["Rita@example.org"]
    assert sent(lambda: actions.assign(edition, translator=tina, reviewer=rita)) == []


def test_nobody_is_told_what_they_did_themselves(sent: Sent) -> None:
    edition, lead = draft(), person("Lead", "translate_es", "assign_edition")
    assert sent(lambda: actions.assign(edition, translator=lead, user=lead)) == []


def test_an_assignment_taken_back_at_once_is_told_to_nobody(sent: Sent) -> None:
    edition, tina = draft(), translator()

    def assign_and_take_back() -> None:
        actions.assign(edition, translator=tina)
        actions.assign(edition, translator=None)

    assert sent(assign_and_take_back) == []


# In review


def test_the_reviewer_who_is_named_is_asked_and_nobody_else(sent: Sent) -> None:
    reviewed()
    tina, rita = translator(), reviewer()
    reviewer("Other")
    edition = draft(translator=tina, reviewer=rita)
    [message] = sent(lambda: actions.submit(edition, user=tina))
    assert message.to == ["Rita@example.org"]
    assert message.subject == "For review in Spanish: Bridge opened"
    assert "Submitted by: Tina" in message.body


def test_where_no_reviewer_is_named_all_who_may_review_the_language_are_asked(sent: Sent) -> None:
    reviewed()
    tina = translator()
    reviewer("Rita")
    reviewer("Rolf")
    person("English", "review_en")
    person("Gone", "review_es", is_active=False)
    direct = get_user_model().objects.create_user("Direct", "direct@example.org")
    direct.user_permissions.add(Permission.objects.get(codename="review_es"))
    edition = draft(translator=tina)
    mails = sent(lambda: actions.submit(edition, user=tina))
    assert addresses(mails) == ["Rita@example.org", "Rolf@example.org", "direct@example.org"]


def test_a_superuser_is_asked_only_as_a_member_of_the_reviewers(sent: Sent) -> None:
    reviewed()
    tina, chief = translator(), factories.superuser()
    assert sent(lambda: actions.submit(draft(), user=tina)) == []
    chief.groups.add(reviewer().groups.get())
    second = factories.release(languages=("en",), headline_en="Other").edition("es")
    mails = sent(lambda: actions.submit(second, user=tina))
    assert addresses(mails) == ["Rita@example.org", "chief@example.org"]


def test_who_submits_is_not_asked_even_where_they_are_the_reviewer(sent: Sent) -> None:
    reviewed()
    rita = reviewer()
    reviewer("Other")
    edition = draft(reviewer=rita)
    mails = sent(lambda: actions.submit(edition, user=rita))
    assert addresses(mails) == ["Other@example.org"]


def test_the_reviewer_is_asked_again_when_a_returned_translation_comes_back(sent: Sent) -> None:
    reviewed()
    tina, rita = translator(), reviewer()
    edition = draft(translator=tina, reviewer=rita)
    actions.submit(edition, user=tina)
    actions.return_(Edition.objects.get(pk=edition.pk), user=rita, comment="Too long.")
    mails = sent(lambda: actions.submit(Edition.objects.get(pk=edition.pk), user=tina))
    assert addresses(mails) == ["Rita@example.org"]


# Returned


def test_a_returned_translation_comes_with_the_comment_to_translator_and_submitter(sent: Sent) -> None:
    reviewed()
    tina, rita = translator(), reviewer()
    colleague = translator("Colleague")
    translator("Uninvolved")
    edition = draft(translator=tina, reviewer=rita)
    actions.submit(edition, user=colleague)
    edition = Edition.objects.get(pk=edition.pk)
    mails = sent(lambda: actions.return_(edition, user=rita, comment="Use “María's” <b>name</b> & date."))
    assert addresses(mails) == ["Colleague@example.org", "Tina@example.org"]
    assert mails[0].subject == "Returned: Bridge opened (Spanish)"
    assert "Comment:\nUse “María's” <b>name</b> & date." in mails[0].body
    assert "Returned by: Rita" in mails[0].body


def test_a_translator_who_submitted_is_told_once_of_the_return(sent: Sent) -> None:
    reviewed()
    tina, rita = translator(), reviewer()
    edition = draft(translator=tina)
    actions.submit(edition, user=tina)
    edition = Edition.objects.get(pk=edition.pk)
    mails = sent(lambda: actions.return_(edition, user=rita, comment="Shorter."))
    assert addresses(mails) == ["Tina@example.org"]


# Published


def test_translator_reviewer_owner_and_submitter_are_told_when_a_language_goes_live(sent: Sent) -> None:
    reviewed()
    tina, rita, rolf = translator(), reviewer(), reviewer("Rolf")
    owner, colleague = person("Owner"), translator("Colleague")
    translator("Uninvolved")
    edition = draft(translator=tina, reviewer=rolf)
    BasePage.objects.filter(pk=edition.page_id).update(owner=owner)
    actions.submit(edition, user=colleague)
    edition = Edition.objects.get(pk=edition.pk)
    mails = sent(lambda: actions.approve(edition, user=rita, comment="Well done."))
    assert [address.split("@")[0] for address in addresses(mails)] == ["Colleague", "Owner", "Rolf", "Tina"]
    assert {message.subject for message in mails} == {"Published in Spanish: Puente abierto"}
    assert "“Puente abierto” is live in Spanish." in mails[0].body
    assert "http://testserver/es/noticias/puente-abierto/" in mails[0].body
    assert "Comment:\nWell done." in mails[0].body


def test_a_later_text_is_told_as_such_and_without_the_comment_on_the_former(sent: Sent) -> None:
    reviewed()
    tina, rita = translator(), reviewer()
    edition = draft(translator=tina)
    actions.submit(edition, user=tina)
    actions.approve(Edition.objects.get(pk=edition.pk), user=rita, comment="Well done.")
    edition = Edition.objects.get(pk=edition.pk)
    edition.content = edition.content | {"headline_es": "Puente reabierto"}
    edition.save_revision(user=rita)
    [message] = sent(lambda: publish(edition, rita))
    assert message.subject == "Published again in Spanish: Puente reabierto"
    assert "A new text of “Puente reabierto” is live in Spanish." in message.body
    assert "Well done." not in message.body


def test_who_publishes_by_a_verb_is_not_told(sent: Sent) -> None:
    rita = reviewer()
    edition = draft(reviewer=rita)
    assert sent(lambda: actions.publish(edition, user=rita)) == []


def test_who_publishes_where_wagtail_writes_no_history_is_not_told(sent: Sent) -> None:
    rita = reviewer()
    edition = draft(reviewer=rita)

    def work() -> None:
        with LogContext(user=rita):
            edition.get_latest_revision().publish(log_action=False)

    assert sent(work) == []
    assert Edition.objects.get(pk=edition.pk).live


def test_who_publishes_in_the_admin_is_not_told(sent: Sent, admin: Client) -> None:
    chief, tina = get_user_model().objects.get(username="chief"), translator()
    page = translated(translator=tina)
    BasePage.objects.filter(pk=page.pk).update(owner=chief)
    Edition.objects.filter(page=page, language="en").update(translator=tina)

    def work() -> None:
        post_page(admin, page, "publish", headline_en="Bridge reopened")
        publish_anyway(admin, page)

    mails = sent(work)
    assert NewsRelease.objects.get(pk=page.pk).headline_en == "Bridge reopened"
    assert [message.subject for message in mails] == [
        "Published again in English: Bridge reopened",
        "Out of date in Spanish: Bridge reopened",
    ]
    assert set(addresses(mails)) == {"Tina@example.org"}


def test_the_owner_is_told_when_another_publishes_the_original(sent: Sent) -> None:
    owner, chief = person("Owner"), factories.superuser()
    page = factories.release(languages=("en",))
    BasePage.objects.filter(pk=page.pk).update(owner=owner)
    [message] = sent(lambda: correct(page, chief, headline_en="Bridge reopened"))
    assert message.to == ["Owner@example.org"]
    assert message.subject == "Published again in English: Bridge reopened"
    assert "http://testserver/en/news/bridge-opened/" in message.body


def test_a_translation_that_waits_for_its_original_is_told_as_waiting(sent: Sent) -> None:
    tina = translator()
    page = NewsRelease(
        headline_en="Plan",
        body_en=factories.body("x"),
        headline_es="Plan",
        body_es=factories.body("y"),
        date=datetime.date(2026, 3, 1),
    )
    actions.create(page, factories.news_index())
    Edition.objects.filter(page=page, language="es").update(translator=tina)
    [message] = sent(lambda: publish(Edition.objects.get(page=page, language="es")))
    assert "readers see it when the original is live" in message.body
    assert "To read it" not in message.body


def test_what_goes_out_on_schedule_is_told_to_all_its_people(sent: Sent) -> None:
    tina, rita = translator(), reviewer()
    edition = draft(translator=tina, reviewer=rita)
    revision = edition.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.user = rita
    revision.save()
    mails = sent(lambda: call_command("publish_scheduled"))
    assert addresses(mails) == ["Rita@example.org", "Tina@example.org"]


def test_who_publishes_all_languages_together_is_told_of_none(sent: Sent) -> None:
    chief = factories.superuser()
    page = NewsRelease(
        headline_en="Plan",
        body_en=factories.body("x"),
        headline_es="Plan",
        body_es=factories.body("y"),
        date=datetime.date(2026, 3, 1),
        release_policy="together",
    )
    actions.create(page, factories.news_index(), user=chief)
    actions.publish(Edition.objects.get(page=page, language="es"), user=chief)
    tina = translator()
    Edition.objects.filter(page=page, language="es").update(translator=tina)
    mails = sent(lambda: actions.publish(NewsRelease.objects.get(pk=page.pk), user=chief))
    assert NewsRelease.objects.get(pk=page.pk).readable_languages == ["en", "es"]
    assert addresses(mails) == ["Tina@example.org"]


def test_what_is_not_published_in_the_end_is_told_to_nobody(sent: Sent) -> None:
    edition = draft(translator=translator())

    def publish_and_undo() -> None:
        with transaction.atomic():
            publish(edition)
            transaction.set_rollback(True)

    assert sent(publish_and_undo) == []
    assert not Edition.objects.get(pk=edition.pk).live


# Gone stale


def translated(**people: Any) -> NewsRelease:
    """A release live in both languages, its Spanish made from the English as it is."""
    page = factories.release()
    Edition.objects.filter(page=page, language="es").update(**people)
    assert page.edition("es").segments_stale == 0
    return page


def test_the_translator_is_told_how_much_a_published_change_of_the_original_left_stale(sent: Sent) -> None:
    page = translated(translator=translator())
    [message] = sent(lambda: correct(page, headline_en="Bridge reopened", summary_en="A new bridge."))
    assert message.to == ["Tina@example.org"]
    assert message.subject == "Out of date in Spanish: Bridge reopened"
    assert "2 segments of its translation into Spanish are out of date." in message.body


def test_one_stale_segment_is_told_in_the_singular(sent: Sent) -> None:
    page = translated(translator=translator())
    [message] = sent(lambda: correct(page, summary_en="A new bridge."))
    assert "1 segment of its translation into Spanish is out of date." in message.body


def test_a_draft_of_the_original_is_told_to_nobody_until_it_goes_out(sent: Sent) -> None:
    page = translated(translator=translator())
    page.summary_en = "A new bridge."
    assert sent(page.save_revision) == []
    assert len(sent(lambda: publish(page))) == 1


def test_the_same_staleness_is_told_once_and_new_staleness_again(sent: Sent) -> None:
    tina = translator()
    page = translated(translator=tina)
    assert len(sent(lambda: correct(page, summary_en="A new bridge."))) == 1
    assert sent(lambda: correct(page, summary_en="A newer bridge.")) == []
    actions.translate(page.edition("es"), {"summary": "Un puente nuevo."}, user=tina)
    assert page.edition("es").segments_stale == 0
    assert len(sent(lambda: correct(page, summary_en="Another bridge."))) == 1


def test_of_a_minor_change_and_of_a_stale_edition_without_translator_nobody_is_told(sent: Sent) -> None:
    reviewer()
    page = translated()
    assert sent(lambda: correct(page, summary_en="A new bridge.")) == []
    second = factories.release(headline_en="Second")
    Edition.objects.filter(page=second, language="es").update(translator=translator())
    assert sent(lambda: correct(second, summary_en="A bridge!", is_minor_edit=True)) == []


def test_a_translator_who_changes_the_original_is_not_told(sent: Sent) -> None:
    tina = translator()
    assert sent(lambda: correct(translated(translator=tina), tina, summary_en="A new bridge.")) == []


# Whoever it is


@pytest.mark.parametrize("values", [{"is_active": False}, {"email": ""}])
def test_who_cannot_be_reached_gets_none(sent: Sent, values: dict[str, Any]) -> None:
    tina = translator()
    edition = draft(translator=tina)
    get_user_model().objects.filter(pk=tina.pk).update(**values)
    assert sent(lambda: publish(edition)) == []


@pytest.mark.parametrize("event", ["assigned", "review", "returned", "published", "stale"])
def test_each_mail_can_be_refused_and_no_other_with_it(sent: Sent, event: str) -> None:
    reviewed()
    both, rita = person("Both", "translate_es", "review_es"), reviewer()
    edition = draft()
    refuse(event, both)

    def fresh() -> Edition:
        return Edition.objects.get(pk=edition.pk)

    got = {"assigned": sent(lambda: actions.assign(edition, translator=both, reviewer=both))}
    got["review"] = sent(lambda: actions.submit(fresh(), user=rita))
    Edition.objects.filter(pk=edition.pk).update(reviewer=None)
    got["returned"] = sent(lambda: actions.return_(fresh(), user=rita, comment="No."))
    actions.submit(fresh(), user=both)
    got["published"] = sent(lambda: actions.approve(fresh(), user=person("Third", "review_es")))
    got["stale"] = sent(lambda: correct(edition.page.specific, summary_en="A new bridge."))
    told = {name for name, mails in got.items() if "Both@example.org" in addresses(mails)}
    assert told == {"assigned", "review", "returned", "published", "stale"} - {event}


def test_each_is_written_to_in_their_own_language_whatever_the_doers(sent: Sent) -> None:
    spanish, none = translator("Spanish", language="es"), translator("None")
    edition = draft(translator=spanish, reviewer=none)
    with translation.override("es"):
        mails = sent(lambda: publish(edition))
        assert translation.get_language() == "es"
    assert addresses(mails) == ["None@example.org", "Spanish@example.org"]
    assert "is live in Spanish" in mails[0].body
    assert "español" in mails[1].body.lower()
    assert "Spanish." not in mails[1].body


def test_a_due_date_is_written_as_the_persons_language_writes_dates(sent: Sent) -> None:
    edition, spanish = draft(), translator(language="es")
    due = datetime.date(timezone.localdate().year + 1, 3, 5)
    [message] = sent(lambda: actions.assign(edition, translator=spanish, due_date=due))
    assert f"5 de marzo de {due.year}" in message.body


def test_a_headline_cannot_write_headers(sent: Sent) -> None:
    edition = draft(translator=translator())
    BasePage.objects.filter(pk=edition.page_id).update(headline_es="Uno\r\nBcc: all@example.org")
    edition.content = edition.content | {"headline_es": "Uno\nBcc: all@example.org"}
    edition.save_revision(clean=False)
    [message] = sent(lambda: publish(edition))
    assert message.subject == "Published in Spanish: Uno Bcc: all@example.org"
    assert message.recipients() == ["Tina@example.org"]


def test_a_mail_server_that_does_not_answer_is_logged_and_stops_nothing(
    sent: Sent, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse_connection(self: EmailBackend) -> None:
        raise ConnectionRefusedError("no server")

    monkeypatch.setattr(EmailBackend, "open", refuse_connection)
    edition = draft(translator=translator())
    assert sent(lambda: publish(edition)) == []
    assert Edition.objects.get(pk=edition.pk).live
    assert "no server" in caplog.text


def test_an_address_the_server_refuses_keeps_no_other_from_its_mail(
    sent: Sent, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    send = EmailBackend.send_messages

    def send_but_one(self: EmailBackend, messages: Mails) -> int:
        if "Tina@example.org" in messages[0].to:
            raise smtplib.SMTPRecipientsRefused({})
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send_but_one)
    edition = draft(translator=translator(), reviewer=reviewer())
    assert addresses(sent(lambda: publish(edition))) == ["Rita@example.org"]
    assert "Tina@example.org" in caplog.text


def test_many_readers_cost_no_more_queries_than_one(sent: Sent) -> None:
    reviewed()
    tina = translator()
    counts = []
    # The first round fills the caches.
    for number, newcomers in enumerate([1, 0, 11]):
        for name in range(newcomers):
            reviewer(f"Reviewer {number} {name}")
        edition = factories.release(languages=("en",), headline_en=f"Release {number}").edition("es")
        with CaptureQueriesContext(connection) as captured:
            mails = sent(lambda: actions.submit(edition, user=tina))  # noqa: B023 - called at once
        counts.append((len(mails), len(captured)))
    assert [count for count, _queries in counts] == [1, 1, 12]
    assert counts[1][1] == counts[2][1]


# Wagtail's own


def test_of_an_edition_wagtail_itself_mails_nothing(sent: Sent) -> None:
    moderator, tina, rita = person("Moderator"), translator(), reviewer()
    factories.superuser()
    task = GroupApprovalTask.objects.create(name="Group")
    task.groups.set(moderator.groups.all())
    under_workflow(task, Edition)
    edition = draft()
    assert sent(lambda: actions.submit(edition, user=tina)) == []

    def fresh() -> Edition:
        return Edition.objects.get(pk=edition.pk)

    mails = sent(lambda: actions.return_(fresh(), user=rita, comment="No."))
    assert [message.subject for message in mails] == ["Returned: Bridge opened (Spanish)"]
    actions.submit(fresh(), user=tina)
    mails = sent(lambda: actions.approve(fresh(), user=rita))
    assert [message.subject for message in mails] == ["Published in Spanish: Puente abierto"]


def test_of_an_original_wagtail_mails_as_ever_and_no_review_of_a_language_is_asked(sent: Sent) -> None:
    moderator, chief = person("Moderator"), factories.superuser()
    reviewer()
    task = GroupApprovalTask.objects.create(name="Group")
    task.groups.set(moderator.groups.all())
    workflow = under_workflow(task, Page)
    page = factories.release(languages=("en",))
    mails = sent(lambda: workflow.start(page, chief))
    assert set(addresses(mails)) == {"Moderator@example.org", "chief@example.org"}
    assert not [message for message in mails if "review in" in message.subject]
    state = NewsRelease.objects.get(pk=page.pk).current_workflow_task_state
    mails = sent(lambda: state.reject(user=moderator, comment="No."))
    assert addresses(mails) == ["chief@example.org"]


def test_wagtails_receivers_are_replaced_whichever_app_is_ready_first() -> None:
    for connect in (signal_handlers.register_signal_handlers, signals.connect):
        connect()
        for signal in (task_submitted, workflow_submitted, workflow_rejected, workflow_approved):
            of_wagtail = [receiver for (name, _sender), receiver, _async in signal.receivers if _is_its(name)]
            assert [receiver.__module__ for receiver in of_wagtail] == ["editions.mail.signals"]


def _is_its(name: Any) -> bool:
    return str(name).endswith("email_notification")


# Account settings


def test_everybody_chooses_their_mails_in_their_account(client: Client) -> None:
    tina = translator()
    client.force_login(tina)
    url = reverse("wagtailadmin_account")
    page = client.get(url).content.decode()
    assert "Mails about languages" in page
    assert not MailPreference.objects.exists()
    data = querydict_from_html(page, form_index=_settings_form(page))
    for event in ("assigned", "review", "returned", "published", "stale"):
        # Only boxes that are ticked are sent.
        data.pop(f"language_mails-{event}")
    data |= {"language_mails-review": "on", "name_email-last_name": "Test"}
    assert client.post(url, data).status_code == 302
    preference = MailPreference.objects.get(user=tina)
    assert preference.review
    assert not preference.stale
    assert 'name="language_mails-stale"' in client.get(url).content.decode()


def _settings_form(page: str) -> int:
    """Which of the page's forms holds the settings."""
    before = page[: page.index("language_mails-review")]
    return before.count("<form") - 1
