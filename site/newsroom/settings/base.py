"""Safe in production; dev, demo and test loosen it. Nothing here reads the environment directly."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_noop

from . import environment
from .language_rules import *

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = BASE_DIR / "var"

DEBUG = False
BASE_URL = ""
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # Before the apps with models: it adds their language columns while they load.
    "modeltranslation",
    # In this order: a parent's translated fields are registered before its subclasses'.
    "editions",
    "publications",
    "newsroom",
    "wagtail.contrib.settings",
    "newsroom.without_api.SnippetsConfig",
    "newsroom.without_api.DocumentsConfig",
    "newsroom.without_api.ImagesConfig",
    "wagtail.embeds",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "newsroom.page_cache.parameters.ParametersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.middleware.ContentSecurityPolicyMiddleware",
    "newsroom.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "editions.confinement.ConfinementMiddleware",
    "editions.middleware.RefusalMiddleware",
    "newsroom.cdn.keys.SurrogateKeyMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# Languages: one line each is all it takes, with `makemigrations` after it.
LANGUAGES = [
    ("en", gettext_noop("English")),
    ("es", gettext_noop("Spanish")),
]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["newsroom.formats"]
USE_I18N = True
TIME_ZONE = environment.time_zone()
USE_TZ = True

MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField", "RichTextField")
# A reader of one language never gets another's text unnoticed.
MODELTRANSLATION_ENABLE_FALLBACKS = False
MODELTRANSLATION_FALLBACK_LANGUAGES: tuple = ()

# Language trees are the other translation design; editions take their place.
WAGTAIL_I18N_ENABLED = False
WAGTAIL_PAGE_MODEL = "editions.BasePage"
WAGTAIL_SITE_NAME = "Portavoz"
# Approved, and out as far as the publication's policy lets it.
WAGTAIL_FINISH_WORKFLOW_ACTION = "editions.workflows.finish"
# Instants are entered on one clock, the newsroom's, by everybody.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Nothing an editor does tells another host.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {
            "features": ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"],
        },
    },
}
WAGTAILIMAGES_IMAGE_MODEL = "publications.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "publications.File"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
# Endings are cut before words are indexed; a language without a stemmer is searched by whole words.
SEARCH_STEMMERS = {
    "en": "newsroom.search.languages.english.stem",
    "es": "newsroom.search.languages.spanish.stem",
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = environment.folder("MEDIA_ROOT", VAR_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Pages kept as they were sent: see docs/cache.md. The folder is one that all processes of this machine share.
PAGE_CACHE_BYTES = environment.page_cache_bytes()
PAGE_CACHE_FOLDER = VAR_DIR / "page-cache"
PAGE_CACHE_REDIS = environment.page_cache_redis()
# What is live as files, for when the newsroom does not answer: see docs/mirror.md.
MIRROR_FOLDER = environment.folder("MIRROR_FOLDER", VAR_DIR / "mirror")
# How the network of caches in front is told what to drop, where there is one: see docs/cdn.md.
WAGTAILFRONTENDCACHE: dict[str, dict[str, str]] = {}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"
# Until an office names its mail server: nothing is lost in a queue nobody reads.
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# Wagtail's tasks run at once, but for what may wait until everything due at an instant is live; mails to subscribers wait for a worker: see docs/subscribers.md.
TASKS = {
    "default": {"BACKEND": "editions.tasks.Backend"},
    "alerts": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
# On the newsroom's own clock.
ALERTS_DIGEST_HOUR = 7

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_PROXY_SSL_HEADER: tuple[str, str] | None = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = True
CSRF_FAILURE_VIEW = "newsroom.errors.forbidden"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
