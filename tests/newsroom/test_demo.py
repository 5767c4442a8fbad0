"""The demo: loaded once, everything or nothing, and every page of it in one language."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from editions.languages import codes
from editions.models import BasePage, Edition
from newsroom.demo import accounts, markup
from publications import models

pytestmark = pytest.mark.django_db


def test_it_holds_what_a_newsroom_holds(loaded: None) -> None:
    assert models.NewsRelease.objects.count() >= 12
    assert models.NewsRelease.objects.filter(kind="statement").exists()
    assert models.Strategy.objects.count() == 2
    assert models.Mechanism.objects.count() == 9
    assert models.Country.objects.count() == 20
    assert models.Institution.objects.count() == 12
    assert models.InstitutionPage.objects.readable("es").count() == 12
    assert models.Resource.objects.count() == 6
    assert models.Commitment.objects.count() >= 20
    assert models.InstitutionalReport.objects.values("institution").distinct().count() >= 6
    assert models.InstitutionalReport.objects.dates("date", "year").count() >= 5


def test_some_publications_are_in_one_language_and_some_are_drafts(loaded: None) -> None:
    live = [
        set(page.editions.filter(live=True).values_list("language", flat=True))
        for page in models.NewsRelease.objects.all()
    ]
    assert {"en"} in live
    assert {"es"} in live
    assert any(edition.state == Edition.State.DRAFT for edition in Edition.objects.exclude(content={}))


def test_resources_have_real_pdfs(loaded: None) -> None:
    for resource in models.Resource.objects.all():
        for code in codes():
            for block in resource.text("files", code):
                assert block.value["document"].pages >= 1


def test_every_page_of_it_is_read_and_leads_to_its_alternates(loaded: None, client: Client) -> None:
    seen = 0
    # No publication's, but the site's own.
    own = {_alerts(code) for code in codes()}
    for language in codes():
        for page in BasePage.objects.readable(language):
            response = client.get(page.address(language))
            assert response.status_code == 200, page.address(language)
            html = response.content.decode()
            assert f'<html lang="{language}">' in html
            for address in set(re.findall(r'href="(/(?:[a-z]{2})/[^"?#]*)"', html)) - own:
                # A feed or calendar stands below its page.
                path = address[3 : address.rindex("/") + 1]
                assert (
                    BasePage.objects.readable(address[1:3])
                    .filter(**{f"public_path_{address[1:3]}": path})
                    .exists()
                ), (page, address)
            seen += 1
    assert seen > 200


def _alerts(language: str) -> str:
    with translation.override(language):
        return reverse("alerts")


def test_no_page_of_it_shows_markup_or_placeholders(loaded: None, client: Client) -> None:
    for language in codes():
        for page in BasePage.objects.readable(language):
            html = client.get(page.address(language)).content.decode()
            text = re.sub(r"<[^>]+>", " ", html)
            for residue in ("[(", "**", "](http", "&lt;p&gt;", "None", "{{", "lorem"):
                assert residue not in text, (page, residue)


def test_a_second_load_changes_nothing(loaded: None) -> None:
    before = BasePage.objects.count()
    out = StringIO()
    call_command("load_demo", accounts=True, stdout=out)
    assert BasePage.objects.count() == before
    assert "there already" in out.getvalue()
    for name in accounts.ACCOUNTS:
        assert name in out.getvalue()


@pytest.mark.parametrize(
    ("name", "publishes", "permissions"),
    [
        ("author", False, set()),
        ("editor", False, {"change_edition", "assign_edition"}),
        (
            "publisher",
            True,
            {"change_edition", "assign_edition", "publish_edition", "lock_edition", "unlock_edition"},
        ),
        ("translator", False, {"translate_es"}),
        ("reviewer", False, {"review_es"}),
        ("translator-en", False, {"translate_en"}),
        ("reviewer-en", False, {"review_en"}),
    ],
)
def test_the_accounts_may_do_what_they_are_there_for(
    loaded: None, client: Client, name: str, publishes: bool, permissions: set[str]
) -> None:
    assert client.login(username=name, password=accounts.PASSWORD)
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.get(username=name)
    page = models.NewsRelease.objects.first()
    assert page.permissions_for_user(user).can_publish() is publishes
    of_editions = {
        codename.removeprefix("editions.")
        for codename in user.get_all_permissions()
        if codename.startswith("editions.") and codename.endswith(("_edition", "_en", "_es"))
    }
    assert of_editions == permissions
    assert client.get("/admin/").status_code == 200


def test_the_light_markup_keeps_no_break_spaces_and_escapes_the_rest() -> None:
    assert markup.rich_text("4\u00a0300 <b>") == "<p>4\u00a0300 &lt;b&gt;</p>"
    blocks = markup.blocks("A\n\n> Said.\n> — Somebody\n\n- one\n- two")
    assert blocks == [
        ("paragraph", "<p>A</p>"),
        ("quotation", {"text": "Said.", "attribution": "Somebody"}),
        ("paragraph", "<ul><li>one</li><li>two</li></ul>"),
    ]
