"""The page cache put together from the settings, in every process that serves or writes."""

import logging
from functools import cache
from wsgiref.types import WSGIApplication

from django.conf import settings
from django.urls import reverse

from .cache import PageCache
from .versions import Versions
from .watching import watch_connections

logger = logging.getLogger(__name__)


@cache
def versions() -> Versions | None:
    """None where pages are not kept: because nobody wants it, or processes could not tell each other of writes."""
    path, redis = settings.PAGE_CACHE_FOLDER / "versions", settings.PAGE_CACHE_REDIS
    # A machine that keeps none may write what others have kept.
    if not (settings.PAGE_CACHE_BYTES or redis):
        return None
    try:
        if not redis:
            return Versions(path)
        # Loaded where it is used: seven megabytes.
        from .machines import VersionsOfMachines

        # Of this newsroom, should others use the same server.
        return VersionsOfMachines(path, redis, f"page cache {settings.BASE_URL}")
    except OSError as error:
        logger.warning("Pages are not kept: %s cannot be written (%s).", path, error.strerror)
        return None


def watch() -> None:
    """Tells of what this process writes."""
    if found := versions():
        watch_connections(found)


def in_front_of(application: WSGIApplication) -> WSGIApplication:
    found = versions()
    if found is None or not settings.PAGE_CACHE_BYTES:
        return application
    found.listen()
    # Large, or nobody's but the editors'.
    besides = (settings.STATIC_URL, settings.MEDIA_URL, reverse("wagtailadmin_home"), "/documents/")
    return PageCache(application, found, settings.PAGE_CACHE_BYTES, besides)
