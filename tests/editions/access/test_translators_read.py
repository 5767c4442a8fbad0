"""A translator of one language reads nothing of a publication that is not theirs to translate."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow

from editions import actions
from editions.models import Edition
from newsroom.roles import group_of
from publications.models import File, NewsRelease
from tests import factories
from tests.editions.access.every_address import addresses
from tests.files import picture
from tests.people import person

pytestmark = pytest.mark.django_db

SECRET = "Quetzalcoatlus"
# Repeated in search fields, so less than the whole word.
SEARCHED = "Quetzalc"


def secret_release() -> NewsRelease:
    """An unfinished original, with an unfinished translation, nobody asked this translator for."""
    image = picture(SECRET)
    document = File.objects.create(title=SECRET, file=ContentFile(b"secret", name=f"{SECRET}.pdf"))
    body = [
        ("paragraph", f'<p>{SECRET} <a linktype="document" id="{document.pk}">file</a></p>'),
        ("picture", {"image": image, "alt": SECRET, "caption": "", "credit": ""}),
    ]
    page = NewsRelease(
        original_language="en",
        headline_en=SECRET,
        summary_en=SECRET,
        body_en=body,
        headline_es=SECRET,
        summary_es=SECRET,
        body_es=body,
        image=image,
    )
    page = actions.create(page, factories.news_index())
    other = person("other", group_of("Translators", "Spanish"), group_of("Reviewers", "Spanish"))
    actions.assign(page.edition("es"), translator=other, reviewer=other)
    actions.submit(page.edition("es"), user=other)
    Workflow.objects.get(name="Original: four eyes").start(page, None)
    return page


@pytest.fixture(params=["Translators", "Reviewers"])
def translator(client: Client, request: pytest.FixtureRequest) -> Client:
    client.force_login(person("translator", group_of(request.param, "Spanish")))
    return client


@pytest.fixture
def secret() -> NewsRelease:
    factories.release()
    return secret_release()


def ids(page: NewsRelease) -> dict[str, list[Any]]:
    edition = page.edition("es")
    revisions = [page.latest_revision_id, edition.latest_revision_id]
    tasks = [page.current_workflow_task_state.pk, edition.current_workflow_task_state.pk]
    return {
        "language": ["en", "es"],
        "revision_id": revisions,
        "revision_id_a": ["earliest", *revisions],
        "revision_id_b": ["latest", *revisions],
        "task_state_id": tasks,
        "workflow_state_id": [page.current_workflow_state.pk, edition.current_workflow_state.pk],
        "page_id": [page.pk],
        "edition_id": [edition.pk],
        "": [page.pk, edition.pk, page.image_id],
    }


def queries(address: str) -> Iterator[dict[str, str]]:
    yield {}
    if "chosen_multiple" in address or "chosen-multiple" in address:
        yield {"id": "1"}
    if not any(character.isdigit() for character in address):
        yield {"q": SEARCHED, "search": SEARCHED}


def test_no_address_of_the_admin_tells_of_what_is_not_theirs(translator: Client, secret: NewsRelease) -> None:
    told = []
    tried = 0
    translator.raise_request_exception = False
    for address in addresses(ids(secret)):
        if "logout" in address:
            continue
        for query in queries(address):
            response = translator.get(address, query)
            content = b"".join(response.streaming_content) if response.streaming else response.content
            tried += 1
            if SECRET in content.decode("utf-8", "replace"):
                told.append(f"{response.status_code} {address} {query}")
    assert tried > 500
    assert not told, "\n".join(told)


def test_the_watcher_sees_what_an_editor_sees(client: Client, secret: NewsRelease) -> None:
    client.force_login(factories.superuser())
    html = client.get(reverse("wagtailadmin_pages:edit", args=[secret.pk])).content.decode()
    assert SECRET in html


def test_what_is_theirs_opens(translator: Client, secret: NewsRelease) -> None:
    from editions.admin.addresses import edition_url

    edition = Edition.objects.get(page=secret, language="es")
    assert translator.get(edition_url(edition)).status_code == 302
    theirs = get_user_model().objects.get(username="translator")
    Edition.objects.filter(pk=edition.pk).update(translator=theirs, reviewer=theirs)
    assert SECRET in translator.get(edition_url(edition)).content.decode()
