"""How each network is told: Wagtail's backends, which purge addresses, taught to purge a whole language by its key.

Each raises what `requests` raises where the network does not answer: the rest of the batch would not
reach it either.
"""

import logging
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from wagtail.contrib.frontend_cache.backends.base import BaseBackend
from wagtail.contrib.frontend_cache.backends.cloudflare import CloudflareBackend
from wagtail.contrib.frontend_cache.backends.cloudfront import CloudfrontBackend
from wagtail.contrib.frontend_cache.backends.http import HTTPBackend

logger = logging.getLogger(__name__)

# Wagtail's own HTTP backend waits for ever.
SECONDS = 10
FASTLY = "https://api.fastly.com"


def _ask(session: requests.Session, method: str, url: str, headers: dict[str, str]) -> None:
    answer = session.request(method, url, headers=headers, timeout=SECONDS, allow_redirects=False)
    # A proxy may say that it did not keep what it should drop.
    if not answer.ok and answer.status_code != requests.codes.not_found:
        logger.error("%s %s: the CDN answered %s.", method, url, answer.status_code)


class Proxy(HTTPBackend):
    """Varnish, or what else takes `PURGE`; a language is `PURGE /` with its key in `Surrogate-Key`."""

    def purge_batch(self, urls: Iterable[str]) -> None:
        with requests.Session() as session:
            for url in urls:
                self._purge(session, url)

    def purge(self, url: str) -> None:
        self.purge_batch([url])

    def purge_languages(self, languages: Iterable[str]) -> None:
        with requests.Session() as session:
            self._purge(session, f"{settings.BASE_URL}/", {"Surrogate-Key": " ".join(languages)})

    def _purge(self, session: requests.Session, url: str, headers: dict[str, str] | None = None) -> None:
        parts = urlsplit(url)
        there = f"{self.cache_scheme}://{self.cache_netloc}{parts.path}"
        _ask(session, "PURGE", there, {"Host": parts.netloc, **(headers or {})})


class Fastly(BaseBackend):
    """https://www.fastly.com/documentation/reference/api/purging/"""

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.service, self.headers = params["SERVICE"], {"Fastly-Key": params["TOKEN"]}

    def purge_batch(self, urls: Iterable[str]) -> None:
        with requests.Session() as session:
            for url in urls:
                parts = urlsplit(url)
                _ask(session, "POST", f"{FASTLY}/purge/{parts.netloc}{parts.path}", self.headers)

    def purge(self, url: str) -> None:
        self.purge_batch([url])

    def purge_languages(self, languages: Iterable[str]) -> None:
        headers = {**self.headers, "Surrogate-Key": " ".join(languages)}
        with requests.Session() as session:
            _ask(session, "POST", f"{FASTLY}/service/{self.service}/purge", headers)


class Cloudflare(CloudflareBackend):
    """https://developers.cloudflare.com/api/resources/cache/methods/purge/"""

    def purge_languages(self, languages: Iterable[str]) -> None:
        answer = requests.post(
            self.cloudflare_purge_endpoint_url,
            json={"tags": [*languages]},
            headers={"Authorization": f"Bearer {self.cloudflare_token}"},
            timeout=SECONDS,
        )
        if not answer.ok:
            logger.error("The CDN answered %s when a language was purged.", answer.status_code)


class CloudFront(CloudfrontBackend):
    """Knows no keys, but addresses that end in `*`; of headers it reads `Cache-Control` alone."""

    reads_cache_control_alone = True

    def purge_languages(self, languages: Iterable[str]) -> None:
        self.purge_batch([f"{settings.BASE_URL}/{language}/*" for language in languages])
