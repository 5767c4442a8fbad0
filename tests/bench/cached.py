"""The demo's settings with Django's own cache middleware in place of the page cache: to compare with."""

from newsroom.settings import demo
from newsroom.settings.demo import *  # noqa: F403 - as settings build on each other

PAGE_CACHE_BYTES, PAGE_CACHE_REDIS = 0, ""
MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    "tests.bench.may_be_kept.may_be_kept",
    *demo.MIDDLEWARE,
    "django.middleware.cache.FetchFromCacheMiddleware",
]
