"""What the environment may say, and the sentence a person reads when it says it wrongly.

Only settings read the environment; docs/configuration.md lists every variable.
"""

import secrets
import zoneinfo
from email.utils import parseaddr
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

env = environ.Env()

SHORTEST_SECRET = 50
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}


def fail(name: str, advice: str) -> None:
    raise ImproperlyConfigured(f"{name}: {advice} See docs/configuration.md.")


def required(name: str, advice: str) -> str:
    value: str = env.str(name, default="").strip()
    if not value:
        fail(name, f"is not set. {advice}")
    return value


def whole_number(name: str, text: str, of_what: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdecimal()):
        fail(name, f"is {text!r}, not a number of {of_what}")
    return int(text)


def secret_key() -> str:
    key = required("SECRET_KEY", f"Set it to {SHORTEST_SECRET} or more random characters.")
    if len(key) < SHORTEST_SECRET:
        fail("SECRET_KEY", f"is too short. Set it to {SHORTEST_SECRET} or more random characters.")
    return key


def kept_secret_key(path: Path) -> str:
    """The key from the environment, else one made once and kept in `path` (mode 600)."""
    if env.str("SECRET_KEY", default=""):
        return secret_key()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text().strip()


def database(default: str | None) -> dict:
    """Django's settings for `DATABASE_URL` (sqlite:// or postgres://)."""
    advice = "Set it to sqlite:///path/to/file or postgres://user:password@host:5432/name."
    url = env.str("DATABASE_URL", default=default or "").strip()
    if not url:
        fail("DATABASE_URL", f"is not set. {advice}")
    if urlsplit(url).scheme not in ("sqlite", "postgres", "postgresql"):
        fail("DATABASE_URL", f"names a database Portavoz does not know. {advice}")
    config = environ.Env.db_url_config(url)
    if not config.get("NAME"):
        fail("DATABASE_URL", f"names no database. {advice}")
    # A new connection costs PostgreSQL a process, and SQLite a reading of all tables' definitions.
    config["CONN_MAX_AGE"] = 60
    if config["ENGINE"].endswith("sqlite3"):
        # A transaction that begins by reading cannot be upgraded when two people write: begin as a writer.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        if config["NAME"] != ":memory:":
            Path(config["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    else:
        config["CONN_HEALTH_CHECKS"] = True
        # PostgreSQL's own figures are for turning disks and for reports that run for seconds: by them it reads
        # whole tables where an index would do, and compiles what is over before it is compiled.
        options = ["random_page_cost=1.1", "jit=off"]
        if seconds := statement_timeout():
            options.append(f"statement_timeout={seconds}s")
        # The address has some of its own: `?sslmode=require`.
        config["OPTIONS"] = {
            "options": " ".join(f"-c {option}" for option in options),
            # Without it no plan could be kept: see editions/prepared.py.
            "server_side_binding": True,
            **config.get("OPTIONS", {}),
        }
        config["KEEP_PLANS"] = prepared_statements()
    return config


def prepared_statements() -> bool:
    """Whether PostgreSQL is to keep plans: not behind a pool that lends connections by the transaction."""
    text = env.str("PREPARED_STATEMENTS", default="").strip() or "on"
    if text not in ("on", "off"):
        fail("PREPARED_STATEMENTS", f"is {text!r}. Set it to on or off.")
    return text == "on"


def statement_timeout() -> int:
    """Seconds after which PostgreSQL ends a statement; 0 for never, as commands need it."""
    return whole_number("STATEMENT_TIMEOUT", env.str("STATEMENT_TIMEOUT", default="0"), "seconds.")


def cache() -> dict:
    """Django's settings for `CACHE_URL` (locmem:// or redis://)."""
    url = env.str("CACHE_URL", default="locmem://").strip()
    scheme = urlsplit(url).scheme
    if scheme == "locmem":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if scheme in ("redis", "rediss"):
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
    fail("CACHE_URL", "names a cache Portavoz does not know. Set it to locmem:// or redis://host:6379/0.")
    raise AssertionError


def page_cache_bytes() -> int:
    """What the page cache of one process may hold; 0 where there is none."""
    text = env.str("PAGE_CACHE_MB", default="").strip() or "16"
    megabytes = whole_number("PAGE_CACHE_MB", text, "megabytes. Set it to 16, or to 0 for no page cache.")
    return megabytes * 1024 * 1024


def page_cache_redis() -> str:
    """The server through which several machines tell each other what they write; empty where there is one."""
    url: str = env.str("PAGE_CACHE_REDIS", default="").strip()
    if url and (urlsplit(url).scheme not in ("redis", "rediss") or not urlsplit(url).hostname):
        fail("PAGE_CACHE_REDIS", "names no server that Portavoz knows. Set it to redis://host:6379.")
    return url


def cdn() -> dict[str, dict[str, str]]:
    """Wagtail's settings for the network of caches in front (`CDN_URL`); none without it."""
    url = env.str("CDN_URL", default="").strip()
    if not url:
        return {}
    parts = urlsplit(url)
    # Not its `hostname`, which is in lower case.
    account, _at, place = parts.netloc.rpartition("@")
    token = unquote(account.removeprefix("token:"))
    known = {
        "http": ("Proxy", {"LOCATION": url}, bool(parts.hostname)),
        "https": ("Proxy", {"LOCATION": url}, bool(parts.hostname)),
        "fastly": ("Fastly", {"TOKEN": token, "SERVICE": place}, bool(token and place)),
        "cloudflare": ("Cloudflare", {"BEARER_TOKEN": token, "ZONEID": place}, bool(token and place)),
        "cloudfront": ("CloudFront", {"DISTRIBUTION_ID": place}, bool(place)),
    }
    name, params, is_whole = known.get(parts.scheme, ("", {}, False))
    if not is_whole:
        advice = "Set it to http://proxy:port, fastly://token@service, cloudflare://token@zone or cloudfront://distribution."
        fail("CDN_URL", f"names no network of caches that Portavoz knows. {advice}")
    if name == "CloudFront" and find_spec("boto3") is None:
        fail("CDN_URL", "names CloudFront, which is told through the package boto3. Install it.")
    return {"default": {"BACKEND": f"newsroom.cdn.backends.{name}", **params}}


def mail() -> dict[str, Any]:
    """Django's mail settings for `EMAIL_URL` and `DEFAULT_FROM_EMAIL`; none without the first."""
    url = env.str("EMAIL_URL", default="").strip()
    if not url:
        return {}
    advice = "Set it to smtp+tls://user:password@host:587 or smtp+ssl://user:password@host:465."
    parts = urlsplit(url)
    if parts.scheme not in MAIL_PORTS or not parts.hostname:
        fail("EMAIL_URL", f"names no mail server that Portavoz knows. {advice}")
    try:
        config = environ.Env.email_url_config(url)
    except ValueError:
        # Without the cause, which would show the password.
        config = {}
    if not config:
        fail("EMAIL_URL", f"has a port that is no number from 1 to 65535. {advice}")
    sender = mail_sender()
    return {
        "EMAIL_BACKEND": config["EMAIL_BACKEND"],
        "EMAIL_HOST": config["EMAIL_HOST"],
        "EMAIL_PORT": config["EMAIL_PORT"] or MAIL_PORTS[parts.scheme],
        "EMAIL_HOST_USER": config["EMAIL_HOST_USER"] or "",
        "EMAIL_HOST_PASSWORD": config["EMAIL_HOST_PASSWORD"] or "",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtp+ssl",
        # Mails go out while somebody waits for the page.
        "EMAIL_TIMEOUT": 10,
        "DEFAULT_FROM_EMAIL": sender,
        "SERVER_EMAIL": sender,
    }


def mail_sender() -> str:
    advice = "Set it to the newsroom's own address, for instance Newsroom <news@example.org>."
    sender = required("DEFAULT_FROM_EMAIL", advice)
    try:
        validate_email(parseaddr(sender)[1])
    except ValidationError:
        fail("DEFAULT_FROM_EMAIL", f"is “{sender}”, which is no mail address. {advice}")
    return sender


def allowed_hosts() -> list[str]:
    value = required("ALLOWED_HOSTS", "Set it to the host names of the site, separated by commas.")
    hosts = [host.strip() for host in value.split(",") if host.strip()]
    for host in hosts:
        if "/" in host or " " in host:
            fail("ALLOWED_HOSTS", f"holds “{host}”, which is no host name. Leave out https:// and paths.")
    return hosts


def base_url(default: str | None = None) -> str:
    advice = "Set it to the public address of the site, for instance https://news.example.org."
    value: str = env.str("BASE_URL", default=default or "").strip().rstrip("/")
    if not value:
        fail("BASE_URL", f"is not set. {advice}")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        fail("BASE_URL", f"is “{value}”. {advice}")
    return value


def time_zone() -> str:
    value: str = env.str("TIME_ZONE", default="America/Panama").strip()
    if value not in zoneinfo.available_timezones():
        fail("TIME_ZONE", f"is “{value}”, which is no time zone. Set it to a name such as America/Panama.")
    return value


def port() -> int:
    value: str = env.str("PORT", default="8000").strip()
    if not value.isdigit() or not 0 < int(value) < 65536:
        fail("PORT", f"is “{value}”. Set it to a number from 1 to 65535.")
    return int(value)


def folder(name: str, default: Path) -> Path:
    """A relative path starts at the project's folder."""
    path = Path(env.str(name, default="").strip() or default).expanduser()
    if not path.is_absolute():
        path = default.parents[1] / path
    if path.exists() and not path.is_dir():
        fail(name, f"is “{path}”, which is not a folder. Set it to a folder the server may write in.")
    return path
