"""What Wagtail's API would cost is not paid by a site that has none; the rest of its apps is as it was."""

import os
import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.conf import settings
from wagtail.admin.compare import comparison_class_registry
from wagtail.images import get_image_model
from wagtail.snippets.models import get_snippet_models

WITH_API = """
from newsroom.settings.test import *
INSTALLED_APPS = [*INSTALLED_APPS, "wagtail.api.v3"]
"""


def _loads_the_api(**environ: str) -> bool:
    """Whether a process that has set up Django has the API's schemas of pictures."""
    asked = "import django, sys; django.setup(); print('wagtail.images.api.v3.schemas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", asked],
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()[-1] == "True"


def test_a_process_does_not_load_the_api():
    assert not _loads_the_api(DJANGO_SETTINGS_MODULE="newsroom.settings.test", PYTHONPATH="site")


def test_the_api_is_loaded_where_it_is_installed(tmp_path: Path):
    (tmp_path / "with_api.py").write_text(WITH_API)
    assert _loads_the_api(DJANGO_SETTINGS_MODULE="with_api", PYTHONPATH=f"site{os.pathsep}{tmp_path}")


def test_the_modules_of_the_api_can_be_loaded_later():
    from wagtail.images.api.v3 import registry

    assert registry.register_content_types.__module__ == "wagtail.images.api.v3.registry"


def test_each_app_is_wagtails_in_all_else():
    assert apps.get_app_config("wagtailimages").name == "wagtail.images"
    to_picture = comparison_class_registry.values_by_fk_related_model[get_image_model()]
    assert to_picture.__name__ == "ImageFieldComparison"
    assert get_snippet_models()
    for name in ("wagtail.documents", "wagtail.images", "wagtail.snippets"):
        assert name not in settings.INSTALLED_APPS, "it would load the API"
