"""Fast hashing, plain static files; the database is the one DATABASE_URL names, SQLite if none."""

import os
import tempfile

from .base import *

SECRET_KEY = "a key for tests only, known to everybody who reads this line"
DATABASES = {"default": environment.database(default="sqlite://:memory:")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
BASE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = BASE_URL
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
# Not MEDIA_ROOT, which may be one that readers use. Named where several processes share a database.
MEDIA_ROOT = Path(os.environ.get("TEST_MEDIA_ROOT") or tempfile.mkdtemp(prefix="portavoz-media-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files straight from their sources: nothing is collected for tests.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# Tests of it put it in front themselves.
PAGE_CACHE_BYTES, PAGE_CACHE_REDIS = 0, ""
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
