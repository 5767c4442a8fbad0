"""docker-compose.yml against the files it stands on: .env.example, the Dockerfile, Portavoz's own commands."""

import re
import shlex
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management import get_commands

from editions.media.delivery import POLICY

ROOT = Path(__file__).resolve().parents[2]
COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(COMPOSE_TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
CADDYFILE = (ROOT / "deploy/Caddyfile").read_text(encoding="utf-8")
ENV_EXAMPLE_TEXT = (ROOT / ".env.example").read_text(encoding="utf-8")
ENV_EXAMPLE = dict(re.findall(r"^(\w+)=(.*)$", ENV_EXAMPLE_TEXT, re.MULTILINE))

RUN_ONCE = {"migrate"}
OWN = {"migrate", "web", "scheduler", "worker", "mirror"}
SECRET = re.compile(r"SECRET|PASSWORD")
# ${NAME:?what to set}: without a default, and compose refuses to start while it is empty.
REQUIRED_REFERENCE = re.compile(r"\$\{\w+:\?[^}]+\}")


def words(command: str | list[str]) -> str:
    """A command as one line, whichever of the two forms it is written in."""
    return command if isinstance(command, str) else shlex.join(command)


def own_commands() -> str:
    """Every command that the image and the services made from it run, one a line."""
    lines = re.findall(r"^(?:RUN|CMD|HEALTHCHECK) (?:.*\\\n)*.*$", DOCKERFILE, re.MULTILINE)
    for name in OWN:
        lines.append(words(SERVICES[name].get("command", "")))
        lines.append(words(SERVICES[name].get("healthcheck", {}).get("test", "")))
    return "\n".join(lines)


def named_volumes(service: dict[str, Any]) -> set[str]:
    """The volumes a service mounts by name; a source that begins with a dot or slash is a folder."""
    sources = {mount.split(":")[0] for mount in service.get("volumes", [])}
    return {source for source in sources if not source.startswith((".", "/"))}


def test_the_services_of_a_newsroom_are_all_there():
    assert set(SERVICES) == {"migrate", "web", "scheduler", "worker", "mirror", "db", "cache", "proxy"}


def test_our_services_share_one_image_built_here():
    assert {(SERVICES[name]["image"], SERVICES[name]["build"]) for name in OWN} == {("portavoz", ".")}


def test_foreign_images_name_their_major_version():
    images = {name: service["image"] for name, service in SERVICES.items() if name not in OWN}
    assert images == {"db": "postgres:17", "cache": "valkey/valkey:8", "proxy": "caddy:2"}


def test_every_long_running_service_restarts_and_says_whether_it_is_well():
    for name in SERVICES.keys() - RUN_ONCE:
        assert SERVICES[name]["restart"] == "unless-stopped", name
        assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}, name


def test_what_runs_once_is_not_started_again():
    assert {SERVICES[name]["restart"] for name in RUN_ONCE} == {"no"}


def test_named_volumes_are_declared_and_used():
    used = set().union(*(named_volumes(service) for service in SERVICES.values()))
    assert used == set(COMPOSE["volumes"])


def test_folders_and_files_that_are_mounted_exist():
    sources = [mount.split(":")[0] for service in SERVICES.values() for mount in service.get("volumes", [])]
    mounted = [source for source in sources if source.startswith(".")]
    assert mounted
    assert [source for source in mounted if not (ROOT / source).exists()] == []


def test_the_database_and_the_media_outlive_their_containers():
    assert "database" in named_volumes(SERVICES["db"])
    assert "media" in named_volumes(SERVICES["web"])


def test_every_variable_is_listed_in_the_example_and_the_example_lists_no_other():
    assert set(re.findall(r"(?<!\$)\$\{?(\w+)", COMPOSE_TEXT)) == set(ENV_EXAMPLE)


def test_the_example_holds_no_value():
    assert {name: value for name, value in ENV_EXAMPLE.items() if value} == {}


def test_secrets_are_references_without_a_default():
    secrets = {
        f"{service_name}.{key}": value
        for service_name, service in SERVICES.items()
        for key, value in service.get("environment", {}).items()
        if SECRET.search(key)
    }
    assert secrets
    assert [place for place, value in secrets.items() if not REQUIRED_REFERENCE.fullmatch(value)] == []


def test_addresses_hold_no_literal_password():
    passwords = re.findall(r"://[^:/@\s]*:([^@\s]*(?: [^@\n]*)?)@", COMPOSE_TEXT)
    assert passwords
    assert [password for password in passwords if not REQUIRED_REFERENCE.fullmatch(password)] == []


def test_a_service_waits_only_for_services_that_exist_and_in_a_way_they_can_satisfy():
    for name, service in SERVICES.items():
        for target, wait in service.get("depends_on", {}).items():
            expected = "service_completed_successfully" if target in RUN_ONCE else "service_healthy"
            assert wait == {"condition": expected}, f"{name} waits for {target}"
            assert target in SERVICES, f"{name} waits for {target}"


def test_nothing_of_ours_serves_before_the_tables_are_there():
    for name in OWN - RUN_ONCE:
        assert "migrate" in SERVICES[name]["depends_on"], name


def test_our_services_get_everything_that_production_requires():
    required = {"DATABASE_URL", "CACHE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL"}
    for name in OWN:
        assert required <= set(SERVICES[name]["environment"]), name


def test_addresses_inside_name_services_that_exist():
    hosts = re.findall(r"(?:postgres|redis)://(?:[^@\n]*@)?(\w+):\d+", COMPOSE_TEXT)
    hosts += re.findall(r"reverse_proxy (\w+):\d+", CADDYFILE)
    assert sorted(hosts) == ["cache", "db", "web"]


def test_only_the_proxy_can_be_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]


def test_the_proxy_takes_its_name_from_the_environment():
    assert "{$SITE_DOMAIN}" in CADDYFILE
    assert "SITE_DOMAIN" in SERVICES["proxy"]["environment"]


def test_the_mirror_is_where_the_proxy_looks_and_the_proxy_cannot_write_there():
    assert "mirror:/app/var/mirror" in SERVICES["mirror"]["volumes"]
    assert "mirror:/srv/mirror:ro" in SERVICES["proxy"]["volumes"]
    roots = set(re.findall(r"root (\S+)", CADDYFILE))
    assert roots == {"/srv/mirror/site", "/srv/mirror/unavailable"}
    assert re.findall(r"chown portavoz: .*var/mirror", DOCKERFILE)


def test_what_the_proxy_gives_from_the_mirror_is_kept_by_nobody_and_as_strict_as_the_newsroom_s():
    first, *others = re.findall(r'Content-Security-Policy "([^"]*)"', CADDYFILE)
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
    assert first.split("; ") == [" ".join([name, *values]) for name, values in directives]
    assert POLICY in others
    assert CADDYFILE.count("Cache-Control no-store") == 3
    assert "Portavoz-Mirror 1" in CADDYFILE


def test_the_proxy_takes_uploads_for_what_they_are_at_their_addresses():
    assert f"@uploaded path {settings.MEDIA_URL}* /documents/*" in CADDYFILE


def test_commands_are_management_commands_that_exist():
    named = set(re.findall(r"manage\.py'? '?(\w+)", own_commands()))
    assert named == {
        "migrate",
        "run_scheduler",
        "db_worker",
        "mirror",
        "compile_messages",
        "collectstatic",
    }
    assert named <= set(get_commands())


def test_scripts_that_are_run_exist():
    scripts = set(re.findall(r"[\w/]+\.py\b", own_commands()))
    assert scripts == {"manage.py", "deploy/health.py"}
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


def test_the_image_serves_an_application_that_exists_with_settings_that_exist():
    (module,) = re.findall(r"granian --interface wsgi .* ([\w.]+):application", DOCKERFILE)
    (settings,) = re.findall(r"DJANGO_SETTINGS_MODULE=(\S+)", DOCKERFILE)
    assert find_spec(module)
    assert settings == "newsroom.settings.production"
    assert find_spec(settings)


def test_secrets_and_data_stay_out_of_the_image():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".env", "var/", ".git/"} <= set(ignored)
