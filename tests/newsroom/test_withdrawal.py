"""What was withdrawn is gone from everything at once, and its readers may be told why."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from editions import actions
from editions.admin.withdrawing import PREFIX
from editions.models import Edition
from publications.models import NewsRelease
from tests import factories
from tests.editions.corrections.scene import ES, corrected, fresh, pending
from tests.newsroom.feeds import scenes

pytestmark = pytest.mark.django_db
SPANISH = "/es/noticias/puente-abierto/"


def one_language(page: Any) -> None:
    actions.withdraw(page.edition("es"))


def all_languages(page: Any) -> None:
    fresh(page).unpublish()


def expiry(page: Any) -> None:
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(hours=1))
    call_command("publish_scheduled")


def expiry_of_the_edition(page: Any) -> None:
    yesterday = timezone.now() - datetime.timedelta(days=1)
    Edition.objects.filter(page=page, language="es").update(expire_at=yesterday)
    call_command("publish_scheduled")


WAYS = [one_language, all_languages, expiry, expiry_of_the_edition]
ways = pytest.mark.parametrize("withdraw", WAYS)


def release() -> NewsRelease:
    page = factories.release(headline_es="Puente quetzalcoatlus", public_slug_es="puente-abierto")
    pending(page)
    return corrected(page, headline_en="Bridge opened at last")  # type: ignore[no-any-return]


def found(client: Client, words: str) -> str:
    """What readers of Spanish find who look for the words."""
    with translation.override("es"):
        address = reverse("search")
    return scenes.body_of(client, address, q=words).replace(f'value="{words}"', "")


@ways
def test_it_answers_410_at_its_address_and_below_it(client: Client, withdraw: Callable[[Any], None]) -> None:
    page = release()
    version = f"version-{page.corrections.get().pk}.html"
    withdraw(page)
    for file in ("", "release.txt", "card.jpg", "rss.xml", version):
        response = client.get(f"{SPANISH}{file}")
        assert response.status_code == 410, file
        assert "no-cache" in response["Cache-Control"]


@ways
def test_nothing_tells_of_it(client: Client, withdraw: Callable[[Any], None]) -> None:
    page = release()
    part = f"/sitemap-{page.pk // 2500}.xml"
    telling = ("/es/", "/es/noticias/", "/es/rss.xml", "/es/noticias/atom.xml", "/news-sitemap.xml")
    for address in telling:
        assert "quetzalcoatlus" in scenes.body_of(client, address), address
    assert SPANISH in found(client, "quetzalcoatlus")
    assert "quetzalcoatlus" in found(client, "quetzalcoatlux")
    assert f"http://testserver{SPANISH}" in scenes.body_of(client, part)
    withdraw(page)
    for address in telling:
        assert "quetzalcoatlus" not in scenes.body_of(client, address), address
    assert SPANISH not in found(client, "quetzalcoatlus")
    # Not even as a word that was meant.
    assert "quetzalcoatlus" not in found(client, "quetzalcoatlux")
    assert SPANISH not in scenes.body_of(client, part)


@pytest.mark.parametrize("withdraw", [one_language, expiry_of_the_edition])
def test_the_other_language_no_longer_leads_there(client: Client, withdraw: Callable[[Any], None]) -> None:
    page = release()
    assert SPANISH in scenes.body_of(client, page.address("en"))
    withdraw(page)
    html = scenes.body_of(client, page.address("en"))
    assert SPANISH not in html
    assert "workTranslation" not in html


@ways
def test_a_meeting_leaves_the_calendar(client: Client, withdraw: Callable[[Any], None]) -> None:
    forum = scenes.mechanism()
    meeting = scenes.meeting(forum, public_slug_es="reunion")
    calendar = f"{forum.address('es')}calendar.ics"
    assert "Tercera" in scenes.body_of(client, calendar)
    withdraw(meeting)
    assert "Tercera" not in scenes.body_of(client, calendar)


@pytest.mark.parametrize(
    "file", ["/es/rss.xml", "/es/noticias/atom.xml", "/news-sitemap.xml", "/sitemap.xml"]
)
@ways
def test_a_kept_copy_is_not_called_fresh(client: Client, withdraw: Callable[[Any], None], file: str) -> None:
    page = release()
    address = f"/sitemap-{page.pk // 2500}.xml" if file == "/sitemap.xml" else file
    copy = client.get(address)
    asked = {"if-none-match": copy["ETag"], "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert client.get(address, headers=asked).status_code == 304
    withdraw(page)
    assert client.get(address, headers=asked).status_code == 200
    assert "max-age" not in copy["Cache-Control"]


def test_readers_of_the_language_are_told_why(client: Client) -> None:
    page = factories.release()
    actions.withdraw(page.edition("es"), reason="Lo publicamos <antes> de tiempo.")
    html = client.get(SPANISH).content.decode()
    assert "Lo publicamos &lt;antes&gt; de tiempo." in html
    actions.publish(page.edition("es"))
    actions.withdraw(page.edition("es"))
    assert "antes" not in client.get(SPANISH).content.decode()


def test_the_admin_asks_why_for_one_language(admin: Client, client: Client) -> None:
    page = factories.release()
    edition = page.edition("es")
    url = reverse(Edition.snippet_viewset.get_url_name("unpublish"), args=[edition.pk])
    assert f'name="{PREFIX}es"' in admin.get(url).content.decode()
    admin.post(url, {f"{PREFIX}es": "Por error.", f"{PREFIX}en": "Not this."})
    assert "Por error." in client.get(SPANISH).content.decode()
    assert client.get(page.address("en")).status_code == 200
    assert Edition.objects.get(page=page, language="en").why_withdrawn == ""


def test_the_admin_asks_why_for_each_language_of_a_publication(admin: Client, client: Client) -> None:
    page = factories.release()
    url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    html = admin.get(url).content.decode()
    assert all(f'name="{PREFIX}{code}"' in html for code in ("en", "es"))
    admin.post(url, {f"{PREFIX}en": "By mistake.", f"{PREFIX}es": "Por error."})
    english = client.get(page.address("en")).content.decode()
    assert "By mistake." in english
    assert "Por error." not in english
    assert "Por error." in client.get(SPANISH).content.decode()


def test_a_note_of_a_withdrawn_language_is_not_told_there(client: Client) -> None:
    page = release()
    actions.withdraw(page.edition("es"))
    assert ES not in client.get(SPANISH).content.decode()
