"""Every variable that has no safe default must be set; what is missing stops the start."""

from .base import *

SECRET_KEY = environment.secret_key()
DATABASES = {"default": environment.database(default=None)}
CACHES = {"default": environment.cache()}
ALLOWED_HOSTS = environment.allowed_hosts()
BASE_URL = environment.base_url()
WAGTAILADMIN_BASE_URL = BASE_URL
CSRF_TRUSTED_ORIGINS = [BASE_URL]
WAGTAILFRONTENDCACHE = environment.cdn()
SECURE_HSTS_SECONDS = 31_536_000
# Without a mail server, mails stay in the log: see EMAIL_BACKEND in base.py.
globals().update(environment.mail())
