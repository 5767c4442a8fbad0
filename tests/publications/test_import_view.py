"""The importer in the admin: paste, look, correct, save as draft."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from publications.models import NewsRelease
from tests import factories

pytestmark = pytest.mark.django_db
RELEASE = (Path(__file__).parent / "text_import" / "pages" / "release_en.txt").read_text()


def paste(client: Client, **data: object):
    return client.post(reverse("text_import:paste"), {"kind": "release", "text": RELEASE} | data)


def corrected(client: Client, **changes: str) -> dict[str, str]:
    html = paste(client).content.decode()
    return querydict_from_html(html, form_id="import-parts").dict() | changes


def test_what_was_recognised_is_shown_before_anything_is_saved(admin: Client) -> None:
    factories.news_index()
    response = paste(admin)
    correction = response.context["correction"]
    assert correction.parts.initial["headline"] in RELEASE
    assert len(correction.formsets["contacts"].initial) > 1
    assert not NewsRelease.objects.exists()


def test_the_corrected_text_is_saved_as_a_draft(admin: Client) -> None:
    factories.news_index()
    response = admin.post(reverse("text_import:save"), corrected(admin, headline="A better headline"))
    page = NewsRelease.objects.get()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.headline_en == "A better headline"
    assert not page.live
    assert page.get_latest_revision().user == get_user_model().objects.get()


def test_a_line_set_aside_can_be_put_back_and_a_paragraph_emptied(admin: Client) -> None:
    factories.news_index()
    data = corrected(admin)
    residue = data["set_aside-0-text"]
    gone = data["body-1-text"]
    admin.post(reverse("text_import:save"), data | {"set_aside-0-put_back": "on", "body-1-text": ""})
    html = str(NewsRelease.objects.get().body_en)
    assert residue in html
    assert gone[:40] not in html


def test_a_mistake_in_the_correction_is_marked_and_nothing_is_lost(admin: Client) -> None:
    factories.news_index()
    data = corrected(admin, headline="", **{"contacts-0-email": "no address"})
    response = admin.post(reverse("text_import:save"), data)
    assert response.status_code == 200
    html = response.content.decode()
    assert "nothing has been saved yet" in html
    assert "no address" in html
    assert data["body-0-text"][:40] in html
    assert not NewsRelease.objects.exists()


def test_a_file_is_uploaded_instead_of_pasted(admin: Client) -> None:
    factories.news_index()
    upload = SimpleUploadedFile("page.txt", RELEASE.encode())
    assert paste(admin, text="", file=upload).context["correction"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"text": "  "}, "Paste a text or choose a file."),
        ({"text": "", "file": SimpleUploadedFile("a.txt", "Panamá".encode("latin-1"))}, "UTF-8"),
        ({"text": "A headline that is one\nLima, 31 June 2023 – Text."}, "31 June 2023"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(admin: Client, data: dict, sentence: str) -> None:
    assert sentence in paste(admin, **data).content.decode()


def test_nobody_imports_where_they_may_not_add(client: Client) -> None:
    factories.news_index()
    user = get_user_model().objects.create_user("reader", password="x")
    client.force_login(user)
    assert paste(client).status_code in (302, 403)
