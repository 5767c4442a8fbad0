"""Every way in which an edition goes out; each function is made as those of the originals are."""

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import travel
from wagtail.actions.publish_revision import PublishRevisionAction

from editions import actions
from editions.models import Edition
from tests.editing import EDITION_FORM, _post, post_edition, publish_anyway

from .routes_of_originals import HOUR, Publish, posted
from .scene import NEXT, Scene, begin_review


def by_edit_view(scene: Scene, admin: Client) -> Publish:
    post_edition(admin, scene.edition, **posted(NEXT, scene.other))
    return lambda: post_edition(admin, scene.edition, "publish")


def by_publishing_anyway(scene: Scene, admin: Client) -> Publish:
    scene.translated(NEXT).save_revision()
    return lambda: publish_anyway(admin, scene.edition)


def by_approval(scene: Scene, admin: Client) -> Publish:
    scene.translated(NEXT).save_revision()
    state = begin_review(scene.edition)
    view = Edition.snippet_viewset.get_url_name("workflow_action")
    return lambda: admin.post(reverse(view, args=[scene.edition.pk, "approve", state.pk]), {"comment": ""})


def by_schedule(scene: Scene, admin: Client) -> Publish:
    scene.translated(NEXT, go_live_at=timezone.now() + HOUR).save_revision().publish()

    def publish() -> None:
        with travel(timezone.now() + 2 * HOUR):
            call_command("publish_scheduled")

    return publish


def by_reverting(scene: Scene, admin: Client) -> Publish:
    older = scene.translated(NEXT).save_revision()
    scene.publish(scene.other, "Published in the meantime")
    view = Edition.snippet_viewset.get_url_name("revisions_revert")
    url = reverse(view, args=[scene.edition.pk, older.pk])

    def publish() -> None:
        _post(admin, url, EDITION_FORM, "publish", {})
        # The original has moved on since that version, so it is asked about.
        publish_anyway(admin, scene.edition)

    return publish


def by_general_action(scene: Scene, admin: Client) -> Publish:
    return PublishRevisionAction(scene.translated(NEXT).save_revision()).execute


def by_revision(scene: Scene, admin: Client) -> Publish:
    return scene.translated(NEXT).save_revision().publish


def by_edition(scene: Scene, admin: Client) -> Publish:
    revision = scene.translated(NEXT).save_revision()
    return lambda: scene.edition.publish(revision)


def by_verb(scene: Scene, admin: Client) -> Publish:
    scene.translated(NEXT).save_revision()
    chief = get_user_model().objects.get(username="chief")
    return lambda: actions.publish(scene.edition, user=chief)


ROUTES = [
    by_edit_view,
    by_publishing_anyway,
    by_approval,
    by_schedule,
    by_reverting,
    by_general_action,
    by_revision,
    by_edition,
    by_verb,
]

WAITING = [by_approval, by_schedule, by_general_action, by_revision, by_edition]
