"""For working on Portavoz: the demo's settings with errors shown and static files unhashed."""

from .demo import *

DEBUG = True
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
