"""A plain Wagtail page and its edit view, asked in this process: JSON on standard output."""

import datetime
import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.plain.settings"


def main() -> int:
    beside = Path(os.environ["PLAIN_DATABASE"]).parent
    (beside / "plain_migrations").mkdir()
    (beside / "plain_migrations" / "__init__.py").touch()
    sys.path.insert(0, str(beside))

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
    records = [Record.objects.create(name=f"Record {number}") for number in range(12)]
    for number in range(3):
        home.add_child(instance=_article(number, records))
    page = Article.objects.first()
    page.save_revision().publish()
    client = Client()
    anonymous = Client()
    client.force_login(get_user_model().objects.create_superuser("chief", "chief@example.org", "secret"))
    print(
        json.dumps(
            {
                "page": cost(lambda: anonymous.get(page.url)),
                "edit view": cost(lambda: client.get(f"/admin/pages/{page.pk}/edit/")),
                "address": page.url,
            }
        )
    )
    return 0


def _article(number: int, records: list[Any]) -> Any:
    """With a text and lists as long as the demo's releases have."""
    from .models import Article, ArticleContact, ArticleCountry, ArticleInstitution, ArticleRelated

    paragraph = ("paragraph", f"<p>{'A bridge was opened today. ' * 12}</p>")
    quotation = ("quotation", {"text": "A bridge joins.", "attribution": "An office"})
    return Article(
        title=f"Article {number}",
        kind="release",
        date=datetime.date(2026, 3, 1),
        summary="A bridge.",
        body=[paragraph, quotation] * 3,
        themes=records[:2],
        institutions=[ArticleInstitution(record=records[0])],
        contacts=[ArticleContact(record=record) for record in records[:2]],
        countries=[ArticleCountry(record=record) for record in records[:2]],
        related=[ArticleRelated(record=records[0])],
    )


if __name__ == "__main__":
    sys.exit(main())
