"""For working on Portavoz: the demo's settings with errors shown and static files unhashed."""

from .demo import *

DEBUG = True
# A changed template shows at once.
PAGE_CACHE_BYTES = 0
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
