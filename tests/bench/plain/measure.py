"""A plain Wagtail page and its edit view, on the database of DATABASE_URL, asked in this process: JSON."""

import datetime
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.plain.settings"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        migrations = Path(folder) / "plain_migrations"
        migrations.mkdir()
        (migrations / "__init__.py").touch()
        sys.path.insert(0, folder)
        print(json.dumps(_measure()))
    return 0


def _measure() -> dict[str, Any]:
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test import Client
    from wagtail.models import Page

    from ..views import cost
    from .models import Article, Record

    call_command("makemigrations", "plain", verbosity=0)
    call_command("migrate", verbosity=0)
    home = Page.objects.get(depth=2)
    records = [Record.objects.create(name=f"Record {number}") for number in range(10)]
    for number in range(4):
        home.add_child(instance=_article(number, records))
    page = Article.objects.last()
    page.save_revision().publish()
    client = Client()
    anonymous = Client()
    client.force_login(get_user_model().objects.create_superuser("chief", "chief@example.org", "secret"))
    return {
        "page": cost(lambda: anonymous.get(page.url)),
        "edit view": cost(lambda: client.get(f"/admin/pages/{page.pk}/edit/")),
    }


def _article(number: int, records: list[Any]) -> Any:
    """With a picture, a text and lists as the demo's newest release has them, whose edit view is measured."""
    from wagtail.images import get_image_model
    from wagtail.images.tests.utils import get_test_image_file

    from .models import Article, ArticleContact, ArticleCountry, ArticleInstitution, ArticleRelated

    paragraph = ("paragraph", f"<p>{'A bridge was opened today. ' * 27}</p>")
    quotation = ("quotation", {"text": "A bridge joins. " * 18, "attribution": "An office"})
    return Article(
        title=f"Article {number}",
        kind="release",
        date=datetime.date(2026, 3, 1),
        summary="A bridge.",
        body=[paragraph, quotation, paragraph, quotation, paragraph],
        notes=f"<p>{'A bridge was opened today. ' * 14}</p>",
        image=get_image_model().objects.create(title="Bridge", file=get_test_image_file()),
        themes=records[:2],
        mechanisms=records[:2],
        institutions=[ArticleInstitution(record=record) for record in records[:2]],
        contacts=[ArticleContact(record=record) for record in records[:2]],
        countries=[ArticleCountry(record=record) for record in records[:5]],
        related=[ArticleRelated(other=other) for other in Article.objects.all()[:3]],
    )


if __name__ == "__main__":
    sys.exit(main())
