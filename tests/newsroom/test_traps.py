"""One guard for each trap that was met: see docs/decisions.md."""

import re
import site
import subprocess
import sysconfig
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from wagtail.admin.forms import WagtailAdminPageForm

from editions.models import BasePage

ROOT: Path = settings.BASE_DIR
OURS = [path for folder in ("site", "publications") for path in (ROOT / folder).rglob("*.py")]


def test_the_folder_site_does_not_hide_pythons_own_module() -> None:
    assert Path(site.__file__).parent == Path(sysconfig.get_path("stdlib"))
    assert not list((ROOT / "site").glob("*.py"))


@pytest.mark.django_db
def test_the_models_and_the_migrations_agree() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_base_page_is_ours_and_keeps_what_search_needs() -> None:
    names = {field.field_name for field in BasePage.search_fields}
    assert {"title", "live", "path", "show_in_menus", "headline_en", "headline_es"} <= names
    assert settings.WAGTAIL_PAGE_MODEL == "editions.BasePage"


def test_wagtails_own_page_is_imported_nowhere() -> None:
    imports = re.compile(r"from wagtail\.models import [^\n]*\bPage\b(?! as)")
    guilty = [path for path in OURS if imports.search(path.read_text())]
    assert not guilty


def test_every_form_of_a_publication_is_ours() -> None:
    from editions.admin.forms import PublicationForm

    for model in apps.get_models():
        if issubclass(model, BasePage) and model is not BasePage:
            form = model.get_edit_handler().get_form_class()
            assert issubclass(form, PublicationForm), model
            assert issubclass(form, WagtailAdminPageForm)


def test_no_code_names_a_language() -> None:
    """Settings, formats, demo content, word tables of the importer and tests aside."""
    allowed = ("settings", "formats", "demo", "languages", "migrations", "messages.py")
    named = re.compile(r"""(["'])(en|es)\1|_(en|es)\b""")
    guilty = []
    for path in OURS:
        if not set(path.relative_to(ROOT).parts) & set(allowed):
            guilty += [f"{path.name}: {line}" for line in path.read_text().splitlines() if named.search(line)]
    for path in (ROOT / "templates").rglob("*.html"):
        guilty += [path.name for line in path.read_text().splitlines() if named.search(line)]
    assert not guilty


def test_no_fallback_from_one_language_to_another() -> None:
    assert settings.MODELTRANSLATION_ENABLE_FALLBACKS is False
    assert settings.WAGTAIL_I18N_ENABLED is False


def test_bare_translated_fields_are_in_no_panel() -> None:
    """A bare attribute follows the editor's interface language."""
    from editions.desk.order import panel_fields
    from editions.languages import translated_names

    for model in apps.get_models():
        if issubclass(model, BasePage) and model is not BasePage:
            fields = set(panel_fields(model.get_edit_handler()))
            assert not fields & set(translated_names(model)), model


def test_compiled_messages_and_other_products_are_not_in_the_repository() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split()
    assert not [name for name in tracked if name.endswith((".mo", ".pyc", ".sqlite3"))]
