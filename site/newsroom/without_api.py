"""Wagtail's apps without its API, which this site does not serve: eighteen megabytes of each process, and a fifth
of the time it takes to start.

Each of these apps makes schemas of all its models for the API when it is ready, whether or not the API is installed.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from django.apps import AppConfig, apps
from wagtail.documents.apps import WagtailDocsAppConfig
from wagtail.images.apps import WagtailImagesAppConfig
from wagtail.snippets.apps import WagtailSnippetsAppConfig

API = "wagtail.api.v3"


class WithoutApi(AppConfig):
    """Once the API is among INSTALLED_APPS these are Wagtail's apps as they are."""

    def ready(self) -> None:
        if apps.is_installed(API):
            super().ready()
            return
        own = f"{self.name}.api.v3"
        with _left_out(f"{API}.api", own, f"{own}.registry", f"{own}.router"):
            super().ready()


class DocumentsConfig(WithoutApi, WagtailDocsAppConfig):
    pass


class ImagesConfig(WithoutApi, WagtailImagesAppConfig):
    pass


class SnippetsConfig(WithoutApi, WagtailSnippetsAppConfig):
    pass


class _Nothing(ModuleType):
    """A module of which every name can be imported, called and asked for more, and does nothing."""

    def __getattr__(self, name: str) -> "_Nothing":
        return _Nothing(name)

    def __call__(self, *args: Any) -> None:
        pass


@contextmanager
def _left_out(*modules: str) -> Iterator[None]:
    """While this lasts these modules are not loaded by whoever imports them."""
    left_out = {name: _Nothing(name) for name in modules if name not in sys.modules}
    sys.modules.update(left_out)
    try:
        yield
    finally:
        for name in left_out:
            del sys.modules[name]
