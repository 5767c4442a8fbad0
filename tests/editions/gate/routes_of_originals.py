"""Every way in which a text of the original goes out.

Each function prepares a text with the headline `NEXT` and gives the act that publishes it, so that a test
can let something happen in between.
"""

import datetime
from collections.abc import Callable
from typing import Any

import time_machine
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import APIToken

from editions import actions
from editions.languages import localized
from tests.editing import paragraphs, post_new, post_page, publish_anyway

from .scene import NEXT, Scene, begin_review

Publish = Callable[[], Any]
HOUR = datetime.timedelta(hours=1)


def posted(headline: str, language: str) -> dict[str, Any]:
    return {localized("headline", language): headline, localized("body", language): paragraphs(headline)}


def as_bearer(*, of: str = "chief") -> dict[str, str]:
    """The headers of a request to the API v3."""
    user = get_user_model().objects.get(username=of)
    _token, secret = APIToken.create_token(user=user, name="tests")
    return {"Authorization": f"Bearer {secret}"}


def by_edit_view(scene: Scene, admin: Client) -> Publish:
    post_page(admin, scene.page, **posted(NEXT, scene.original))
    return lambda: post_page(admin, scene.page, "publish")


def by_publishing_anyway(scene: Scene, admin: Client) -> Publish:
    scene.corrected(NEXT).save_revision()
    return lambda: publish_anyway(admin, scene.page)


def by_bulk_publish(scene: Scene, admin: Client) -> Publish:
    scene.corrected(NEXT).save_revision()
    url = reverse("wagtail_bulk_action", args=["editions", "basepage", "publish"])
    return lambda: admin.post(f"{url}?id={scene.pk}")


def by_approval(scene: Scene, admin: Client) -> Publish:
    scene.corrected(NEXT).save_revision()
    state = begin_review(scene.page)
    url = reverse("wagtailadmin_pages:workflow_action", args=[scene.pk, "approve", state.pk])
    return lambda: admin.post(url, {"comment": ""})


def by_schedule(scene: Scene, admin: Client) -> Publish:
    scene.corrected(NEXT, go_live_at=timezone.now() + HOUR).save_revision().publish()

    def publish() -> None:
        with time_machine.travel(timezone.now() + 2 * HOUR):
            call_command("publish_scheduled")

    return publish


def by_reverting(scene: Scene, admin: Client) -> Publish:
    older = scene.corrected(NEXT).save_revision()
    scene.publish(scene.original, "Published in the meantime")
    url = reverse("wagtailadmin_pages:revisions_revert", args=[scene.pk, older.pk])
    return lambda: post_new(admin, url, "publish")


def by_page_action(scene: Scene, admin: Client) -> Publish:
    return PublishPageRevisionAction(scene.corrected(NEXT).save_revision()).execute


def by_general_action(scene: Scene, admin: Client) -> Publish:
    return PublishRevisionAction(scene.corrected(NEXT).save_revision()).execute


def by_revision(scene: Scene, admin: Client) -> Publish:
    return scene.corrected(NEXT).save_revision().publish


def by_page(scene: Scene, admin: Client) -> Publish:
    revision = scene.corrected(NEXT).save_revision()
    return lambda: scene.page.publish(revision)


def by_verb(scene: Scene, admin: Client) -> Publish:
    scene.corrected(NEXT).save_revision()
    chief = get_user_model().objects.get(username="chief")
    return lambda: actions.publish(scene.page, user=chief)


def by_admin_api(scene: Scene, admin: Client) -> Publish:
    scene.corrected(NEXT).save_revision()
    return lambda: admin.post(reverse("wagtailadmin_api:pages:action", args=[scene.pk, "publish"]))


def by_api_update(scene: Scene, admin: Client) -> Publish:
    """Writes a bare name, which means the other language wherever that is the one in use."""
    scene.corrected(NEXT).save_revision()
    data = {"meta": {"action": "publish"}, "seo_title": "Sent by the API"}
    url = reverse("wagtailapi_v3:update_page", args=[scene.pk])
    headers = as_bearer() | {"Accept-Language": scene.other}
    return lambda: admin.patch(url, data, content_type="application/json", headers=headers)


def by_api_publish(scene: Scene, admin: Client) -> Publish:
    scene.corrected(NEXT).save_revision()
    url = reverse("wagtailapi_v3:pages_actions_publish", args=[scene.pk])
    headers = as_bearer()
    return lambda: admin.post(url, headers=headers)


def by_api_revert(scene: Scene, admin: Client) -> Publish:
    older = scene.corrected(NEXT).save_revision()
    scene.publish(scene.original, "Published in the meantime")
    headers = as_bearer()

    def publish() -> None:
        for verb, data in (("revert", {"revision_id": older.pk}), ("publish", {})):
            url = reverse(f"wagtailapi_v3:pages_actions_{verb}", args=[scene.pk])
            admin.post(url, data, content_type="application/json", headers=headers)

    return publish


ROUTES = [
    by_edit_view,
    by_publishing_anyway,
    by_bulk_publish,
    by_approval,
    by_schedule,
    by_reverting,
    by_page_action,
    by_general_action,
    by_revision,
    by_page,
    by_verb,
    by_admin_api,
    by_api_update,
    by_api_publish,
    by_api_revert,
]

# Those in which a revision lies about for a while before it goes out.
WAITING = [by_approval, by_schedule, by_page_action, by_general_action, by_revision, by_page]
