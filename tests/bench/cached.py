"""The demo's settings with Django's own cache middleware in place of the page cache: to compare with."""

from newsroom.settings.demo import *

PAGE_CACHE_BYTES, PAGE_CACHE_REDIS = 0, ""
MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    *MIDDLEWARE,
    "django.middleware.cache.FetchFromCacheMiddleware",
]
MIDDLEWARE.insert(1, "tests.bench.may_be_kept.may_be_kept")
