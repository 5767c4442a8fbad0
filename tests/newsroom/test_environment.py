"""A missing or wrong variable stops the start with a sentence that says what to set."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from newsroom.settings import environment

# What the server does first.
START = "import sys; sys.path[:0] = ['site', '.']; import django; django.setup()"
GOOD = {
    "SECRET_KEY": "x" * 50,
    "DATABASE_URL": "postgres://user:password@db:5432/portavoz",
    "ALLOWED_HOSTS": "news.example.org",
    "BASE_URL": "https://news.example.org",
}


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in GOOD}
    environment |= GOOD | changes | {"DJANGO_SETTINGS_MODULE": "newsroom.settings.production"}
    environment = {name: value for name, value in environment.items() if value}
    return subprocess.run(
        [sys.executable, "-c", START],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_production_starts_with_all_that_is_required() -> None:
    done = start()
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("SECRET_KEY", "", "SECRET_KEY: is not set"),
        ("SECRET_KEY", "short", "SECRET_KEY: is too short"),
        ("DATABASE_URL", "", "DATABASE_URL: is not set"),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL: names a database"),
        ("STATEMENT_TIMEOUT", "soon", "STATEMENT_TIMEOUT: is 'soon'"),
        ("PREPARED_STATEMENTS", "maybe", "PREPARED_STATEMENTS: is 'maybe'"),
        ("CACHE_URL", "memcache://x", "CACHE_URL: names a cache"),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS: is not set"),
        ("ALLOWED_HOSTS", "https://news.example.org", "ALLOWED_HOSTS: holds"),
        ("BASE_URL", "news.example.org", "BASE_URL: is"),
        ("PAGE_CACHE_REDIS", "cache:6379", "PAGE_CACHE_REDIS: names no server"),
        ("EMAIL_URL", "imap://mail.example.org", "EMAIL_URL: names no mail server"),
        ("EMAIL_URL", "smtp+tls://:587", "EMAIL_URL: names no mail server"),
        ("EMAIL_URL", "smtp+tls://u:topsecret@mail.example.org:x", "EMAIL_URL: has a port"),
        ("EMAIL_URL", "smtp://mail.example.org", "DEFAULT_FROM_EMAIL: is not set"),
        ("CDN_URL", "akamai://token@zone", "CDN_URL: names no network"),
        ("TIME_ZONE", "Panama/City", "TIME_ZONE: is"),
        ("MEDIA_ROOT", "pyproject.toml", "MEDIA_ROOT: is"),
        ("MIRROR_FOLDER", "pyproject.toml", "MIRROR_FOLDER: is"),
    ],
)
def test_a_wrong_variable_is_named_with_what_to_set(name: str, value: str, advice: str) -> None:
    done = start(**{name: value})
    assert done.returncode != 0
    assert advice in done.stderr
    assert "docs/configuration.md" in done.stderr


def test_a_wrong_port_is_named() -> None:
    environment = {**os.environ, "PORT": "99999", "DJANGO_SETTINGS_MODULE": "newsroom.settings.demo"}
    done = subprocess.run(
        [sys.executable, "-c", START],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert "PORT: is “99999”" in done.stderr


def test_a_wrong_sender_is_named() -> None:
    done = start(EMAIL_URL="smtp://mail.example.org", DEFAULT_FROM_EMAIL="newsroom")
    assert "DEFAULT_FROM_EMAIL: is “newsroom”" in done.stderr


def test_the_mail_servers_password_is_not_shown() -> None:
    done = start(EMAIL_URL="smtp+tls://u:topsecret@mail.example.org:x")
    assert "topsecret" not in done.stderr


def test_a_mail_server_is_read_from_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://news%40example.org:p%2Fw@mail.example.org")
    monkeypatch.setenv("DEFAULT_FROM_EMAIL", "Newsroom <news@example.org>")
    known = environment.mail()
    assert known["EMAIL_HOST"] == "mail.example.org"
    assert known["EMAIL_PORT"] == 587
    assert known["EMAIL_HOST_USER"] == "news@example.org"
    assert known["EMAIL_HOST_PASSWORD"] == "p/w"
    assert known["EMAIL_USE_TLS"]
    assert not known["EMAIL_USE_SSL"]
    assert known["DEFAULT_FROM_EMAIL"] == "Newsroom <news@example.org>"


def test_without_a_mail_server_the_default_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EMAIL_URL", raising=False)
    assert environment.mail() == {}


def test_what_the_databases_address_says_of_the_connection_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://user:password@db:5432/portavoz?sslmode=require")
    assert environment.database(None)["OPTIONS"]["sslmode"] == "require"


def test_plans_are_kept_unless_a_pool_forbids_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", GOOD["DATABASE_URL"])
    monkeypatch.delenv("PREPARED_STATEMENTS", raising=False)
    assert environment.database(None)["KEEP_PLANS"]
    monkeypatch.setenv("PREPARED_STATEMENTS", "off")
    assert not environment.database(None)["KEEP_PLANS"]
