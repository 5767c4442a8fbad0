"""Without a network of caches, editors' work costs nothing more."""

from typing import Any

import pytest
from django.apps import apps

from newsroom.cdn import changes
from newsroom.cdn.sending import sender
from newsroom.models import Branding
from newsroom.settings import environment
from tests import factories


def test_nothing_is_asked_or_sent(
    db: None, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    def fail(*args: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(changes, "states_of", fail)
    monkeypatch.setattr(sender, "send", fail)
    with django_capture_on_commit_callbacks(execute=True):
        page = factories.release()
        page.unpublish()
        page.delete()
        Branding.load().save()


def test_wagtail_s_own_handlers_are_not_installed() -> None:
    """They know nothing of editions, and would purge each page once more."""
    assert not apps.is_installed("wagtail.contrib.frontend_cache")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "http://varnish:6081",
            {"BACKEND": "newsroom.cdn.backends.Proxy", "LOCATION": "http://varnish:6081"},
        ),
        (
            "fastly://a%2Fb@SU1Z0",
            {"BACKEND": "newsroom.cdn.backends.Fastly", "TOKEN": "a/b", "SERVICE": "SU1Z0"},
        ),
        (
            "cloudflare://token@zone",
            {"BACKEND": "newsroom.cdn.backends.Cloudflare", "BEARER_TOKEN": "token", "ZONEID": "zone"},
        ),
        (
            "cloudfront://E2QWR",
            {"BACKEND": "newsroom.cdn.backends.CloudFront", "DISTRIBUTION_ID": "E2QWR"},
        ),
    ],
)
def test_one_variable_names_the_network(monkeypatch: Any, url: str, expected: dict[str, str]) -> None:
    monkeypatch.setattr(environment, "find_spec", lambda name: name)
    monkeypatch.setenv("CDN_URL", url)
    assert environment.cdn() == {"default": expected}
    monkeypatch.delenv("CDN_URL")
    assert environment.cdn() == {}


@pytest.mark.parametrize(
    "url", ["varnish:6081", "akamai://x", "fastly://service", "cloudflare://@z", "cloudfront://E2QWR"]
)
def test_a_network_that_is_not_known_is_named_without_its_token(monkeypatch: Any, url: str) -> None:
    monkeypatch.setattr(environment, "find_spec", lambda name: None)
    monkeypatch.setenv("CDN_URL", url)
    with pytest.raises(environment.ImproperlyConfigured, match="CDN_URL: names") as error:
        environment.cdn()
    assert url not in str(error.value)
