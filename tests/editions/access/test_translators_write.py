"""A translator of one language changes no other, and publishes nothing, whatever they send where."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.test import Client

from editions import actions
from editions.admin.addresses import edition_url
from editions.models import Edition
from newsroom.roles import group_of
from publications.models import NewsRelease
from tests import factories
from tests.editing import desk, post_edition
from tests.editions.access.every_address import addresses
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator(client: Client) -> Client:
    client.force_login(person("translator", group_of("Translators", "Spanish")))
    return client


@pytest.fixture
def theirs(translator: Client) -> NewsRelease:
    """A live release whose Spanish is a draft of the translator's."""
    page = factories.release(languages=("en",))
    user = get_user_model().objects.get(username="translator")
    actions.assign(page.edition("es"), translator=user)
    actions.translate(page.edition("es"), {"headline": "Puente de prueba"}, user=user)
    return page


def state(page: NewsRelease) -> dict[str, Any]:
    row = NewsRelease.objects.get(pk=page.pk)
    texts = {field.attname: str(getattr(row, field.attname)) for field in row._meta.concrete_fields}
    return texts | {
        "revisions": row.revisions.count(),
        "editions": list(
            row.editions.order_by("pk").values_list("language", "live", "live_revision", "translator")
        ),
        "releases": NewsRelease.objects.count(),
    }


FORMS = (
    {"action-publish": "1"},
    {"action": "approve", "comment": "yes", "confirm": "1"},
    {"revision": "1", "text": "x", "translator": "", "due_date": ""},
)


def test_no_address_of_the_admin_lets_them_change_the_original_or_publish(
    translator: Client, theirs: NewsRelease
) -> None:
    edition = theirs.edition("es")
    before = state(theirs)
    ids = {
        "language": ["en", "es"],
        "revision_id": [theirs.latest_revision_id, edition.latest_revision_id],
        "revision_id_a": ["earliest"],
        "revision_id_b": ["latest"],
        "": [theirs.pk, edition.pk],
    }
    translator.raise_request_exception = False
    tried = 0
    for address in addresses(ids):
        if "logout" in address:
            continue
        for form in FORMS:
            data = form | {"revision": str(edition.latest_revision_id)} if "revision" in form else form
            translator.post(address, data)
            tried += 1
    assert tried > 500
    after = state(theirs)
    assert {name: value for name, value in after.items() if value != before[name]} == {}


def test_the_form_of_the_desk_publishes_nothing_for_them(translator: Client, theirs: NewsRelease) -> None:
    edition = theirs.edition("es")
    post_edition(translator, edition, "publish", headline_es="Puente publicado")
    row = Edition.objects.get(pk=edition.pk)
    assert not row.live
    assert row.get_latest_revision_as_object().content["headline_es"] == "Puente publicado"


def test_the_desk_of_another_language_is_closed(translator: Client, theirs: NewsRelease) -> None:
    english = factories.release(languages=("es",), original="es").edition("en")
    assert translator.get(edition_url(english)).status_code == 302
    assert translator.post(edition_url(english), {"segment-headline": "Mine"}).status_code == 302
    assert Edition.objects.get(pk=english.pk).get_latest_revision_as_object().content["headline_en"] != "Mine"


@pytest.mark.parametrize("verb", ["publish", "withdraw", "make_original", "assign", "approve"])
def test_the_verbs_refuse_them(theirs: NewsRelease, verb: str) -> None:
    user = get_user_model().objects.get(username="translator")
    edition = theirs.edition("es")
    calls: dict[str, Any] = {
        "publish": lambda: actions.publish(edition, user=user),
        "withdraw": lambda: actions.withdraw(theirs.edition("en"), user=user),
        "make_original": lambda: actions.make_original(theirs, "es", user=user),
        "assign": lambda: actions.assign(edition, translator=None, user=user),
        "approve": lambda: actions.approve(edition, user=user),
    }
    with pytest.raises(PermissionDenied):
        calls[verb]()


def test_desk_of_theirs_opens_and_saves(translator: Client, theirs: NewsRelease) -> None:
    form = desk(translator, theirs.edition("es"))
    assert form["segment-headline"].strip() == "Puente de prueba"
