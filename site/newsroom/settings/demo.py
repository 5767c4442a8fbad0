"""The production server on one's own machine: SQLite in var/, plain HTTP on the loopback."""

from .base import *

PORT = environment.port()
SECRET_KEY = environment.kept_secret_key(VAR_DIR / "secret_key")
DATABASES = {"default": environment.database(default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
CACHES = {"default": environment.cache()}
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
BASE_URL = environment.base_url(default=f"http://127.0.0.1:{PORT}")
WAGTAILADMIN_BASE_URL = BASE_URL
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_PROXY_SSL_HEADER = None
# No second process to start: what would wait for a worker is done at once.
TASKS = TASKS | {"alerts": TASKS["default"]}
