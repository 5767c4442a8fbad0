"""`import_text`: a pasted page becomes a publication, or a sentence says why not."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from publications import models
from tests import factories
from tests.publications.test_content_types import meeting, strategy

pytestmark = pytest.mark.django_db
PAGES = Path(__file__).parent / "text_import" / "pages"


def import_text(name: str | Path, kind: str, *options: str) -> list[dict[str, Any]]:
    out = StringIO()
    path = name if isinstance(name, Path) else PAGES / name
    call_command("import_text", str(path), "--as", kind, *options, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def refused(path: Path, *options: str) -> CommandError:
    before = models.NewsRelease.objects.count()
    with pytest.raises(CommandError) as refusal:
        call_command("import_text", str(path), "--as", "release", *options)
    assert refusal.value.returncode == 2
    assert models.NewsRelease.objects.count() == before
    return refusal.value


def test_a_release_is_published_at_its_address(client: Client) -> None:
    factories.news_index()
    (made,) = import_text("release_en.txt", "release", "--publish")
    assert made["state"] == "live"
    assert made["kind"] == "news_release"
    response = client.get(made["url"].removeprefix("http://testserver"))
    assert response.status_code == 200
    page = models.NewsRelease.objects.get(pk=made["id"])
    html = response.content.decode()
    assert page.headline_en in html
    assert str(page.dateline) in html
    assert page.release_contacts.count() > 1
    assert made["set_aside"]


def test_a_spanish_release_is_written_in_spanish_and_read_under_its_address(client: Client) -> None:
    factories.news_index()
    (made,) = import_text("release_es.txt", "release", "--publish")
    assert made["language"] == "es"
    assert made["url"].startswith("http://testserver/es/noticias/")
    assert client.get(made["url"].removeprefix("http://testserver")).status_code == 200
    assert not models.NewsRelease.objects.readable("en").exists()


def test_without_publish_it_is_a_draft_nobody_reads() -> None:
    factories.news_index()
    (made,) = import_text("statement_en.txt", "statement")
    assert made["state"] == "draft"
    assert made["kind"] == "statement"
    assert made["url"] is None
    assert not models.NewsRelease.objects.readable("en").exists()
    assert models.NewsRelease.objects.get().kind == "statement"


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_strategy_stands_beside_the_others(client: Client, language: str) -> None:
    beside = strategy()
    (made,) = import_text(f"strategy_{language}.txt", "strategy", "--publish")
    page = models.Strategy.objects.get(pk=made["id"])
    assert page.get_parent().pk == beside.get_parent().pk
    assert client.get(page.address(language)).status_code == 200


def test_reports_stand_under_the_mechanism_each_with_its_date(client: Client) -> None:
    meeting()
    made = import_text("reports_es.txt", "reports", "--publish")
    assert len(made) > 1
    for one in made:
        page = models.InstitutionalReport.objects.get(pk=one["id"])
        assert page.date
        assert page.institution
        assert client.get(page.address("es")).status_code == 200


def test_a_page_with_a_report_of_nobody_known_is_published_as_a_whole_or_not_at_all() -> None:
    meeting()
    with pytest.raises(CommandError, match="Institution: missing"):
        import_text("reports_en.txt", "reports", "--publish")
    assert not models.InstitutionalReport.objects.exists()
    assert len(import_text("reports_en.txt", "reports")) > 1


def test_importing_twice_makes_no_second_contact_and_says_so() -> None:
    factories.news_index()
    import_text("release_en.txt", "release", "--publish")
    contacts = models.Contact.objects.count()
    (again,) = import_text("release_en.txt", "release")
    assert models.Contact.objects.count() == contacts
    assert any("there already" in warning["message"] for warning in again["warnings"])


def test_institutions_are_found_by_their_acronym_in_any_language() -> None:
    factories.news_index()
    known = models.Institution.objects.create(
        name_en="International Organization for Migration", acronym_en="IOM", acronym_es="OIM"
    )
    path = PAGES / "release_es.txt"
    if "OIM" in path.read_text():
        import_text("release_es.txt", "release")
        assert models.Institution.objects.filter(acronym_en="IOM").get() == known


def test_the_page_above_is_named_by_its_address() -> None:
    factories.news_index()
    (made,) = import_text("release_en.txt", "release", "--publish", "--parent", "/es/noticias/")
    assert models.NewsRelease.objects.get(pk=made["id"]).public_path_en.startswith("/news/")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no text"),
        (b" \n\t\n", "no text"),
        ("Panamá".encode("latin-1"), "UTF-8"),
        ("Panama".encode("utf-16"), "UTF-16"),
        (b"x" * 10_000_000, "2000000 bytes"),
        (b"\x00\x01\x02", "not plain text"),
        ("Headline here for all\nPanama, 31 June 2023 – Text of it.".encode(), "31 June 2023"),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_nothing_is_written(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    factories.news_index()
    path = tmp_path / "page.txt"
    path.write_bytes(content)
    assert sentence in str(refused(path))


def test_a_directory_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "folder" in str(refused(tmp_path))
    assert "no file" in str(refused(tmp_path / "absent.txt"))


def test_a_page_above_that_is_not_there_or_cannot_hold_it_is_refused() -> None:
    factories.news_index()
    assert "/en/nowhere/" in str(refused(PAGES / "release_en.txt", "--parent", "/en/nowhere/"))
    assert "cannot hold" in str(refused(PAGES / "release_en.txt", "--parent", "/en/"))


def test_without_a_place_for_it_the_import_asks_for_one() -> None:
    assert "--parent" in str(refused(PAGES / "release_en.txt"))


def test_publishing_under_a_page_without_the_language_leaves_nothing_behind() -> None:
    factories.news_index(languages=("en",))
    before = models.Contact.objects.count()
    assert "News" in str(refused(PAGES / "release_es.txt", "--publish"))
    assert models.Contact.objects.count() == before


def test_text_is_taken_as_text_and_not_as_markup(tmp_path: Path, client: Client) -> None:
    factories.news_index()
    path = tmp_path / "page.txt"
    path.write_text(
        "A headline that is long enough to be one\n"
        "Lima, 3 March 2026 – First <script>alert(1)</script> & more text in a paragraph that ends here.\n"
    )
    (made,) = import_text(path, "release", "--publish")
    html = client.get(made["url"].removeprefix("http://testserver")).content.decode()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_what_stands_between_reports_is_told_and_not_lost(tmp_path: Path) -> None:
    meeting()
    path = tmp_path / "page.txt"
    path.write_text(
        "Date: 3/16/2018\nThe institution trained officials in four countries.\nParagraphs: 17\n\n"
        "A sentence that belongs to no report at all.\n\n"
        "Date: 4/20/2019\nThe institution published a second study.\nParagraphs: 18\n"
    )
    made = import_text(path, "reports", "--language", "en")
    assert len(made) == 2
    assert any("belongs to no report" in line["text"] for line in made[0]["set_aside"])
