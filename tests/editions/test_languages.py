"""Adding a language is a line in the settings and `makemigrations`: done here with Portuguese."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from editions.languages import codes, endonym, fields_in, fields_of_others, translated_names
from publications.models import NewsRelease

WORK = """
import datetime
from django.test import Client
from newsroom.models import HomePage
from publications.models import NewsIndex, NewsRelease

home = HomePage.objects.get()
edition = home.edition("pt")
edition.content = {"headline_pt": "Início"}
edition.save_revision().publish()
index = NewsIndex(original_language="pt", headline_pt="Notícias", headline_es="Noticias")
home.add_child(instance=index)
release = NewsRelease(
    original_language="pt",
    headline_pt="Ponte aberta",
    body_pt=[("paragraph", "<p>A ponte está aberta.</p>")],
    headline_es="Puente abierto",
    date=datetime.date(2026, 3, 1),
)
index.add_child(instance=release)
client = Client()
page = client.get("/pt/noticias/ponte-aberta/")
assert page.status_code == 200, page.status_code
assert '<html lang="pt">' in page.content.decode()
assert "A ponte está aberta." in page.content.decode()
assert client.get("/es/noticias/puente-abierto/").status_code == 404
assert client.get("/en/", headers={"accept-language": "pt"}).status_code == 200
assert client.get("/", headers={"accept-language": "pt-BR"})["Location"] == "/pt/"
print("Portuguese runs")
"""


def test_a_language_is_added_by_one_line_and_makemigrations(tmp_path: Path) -> None:
    for name in ("site", "publications", "templates", "locale"):
        shutil.copytree(
            settings.BASE_DIR / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo")
        )
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    base = tmp_path / "site" / "newsroom" / "settings" / "base.py"
    line = '    ("pt", gettext_noop("Portuguese")),\n]\nLANGUAGE_CODE'
    base.write_text(base.read_text().replace("]\nLANGUAGE_CODE", line))
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings.test",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
    }

    def manage(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    manage("makemigrations", "--no-input")
    manage("migrate", "--no-input", "--verbosity", "0")
    assert "Portuguese runs" in manage("shell", "--verbosity", "0", "--command", WORK)


def test_fields_of_a_language_come_in_one_order_and_without_what_is_derived() -> None:
    names = fields_in(NewsRelease, "es")
    assert names == fields_in(NewsRelease, "es")
    assert "headline_es" in names
    assert "public_path_es" not in names
    assert "public_path_es" in fields_in(NewsRelease, "es", derived=True)
    assert set(fields_of_others(NewsRelease, "en")) == set(names)
    assert "title" not in translated_names(NewsRelease)


def test_languages_are_called_by_their_own_names() -> None:
    assert [endonym(code) for code in codes()] == ["English", "Español"]
