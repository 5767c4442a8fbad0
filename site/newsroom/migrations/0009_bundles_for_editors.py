"""Groups from before there were bundles."""

from typing import Any

from django.db import migrations

from newsroom import roles


def let_make_bundles(apps: Any, schema_editor: Any) -> None:
    roles.let_make_bundles(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0008_readers_of_search_terms"),
        ("editions", "0006_schedule_and_bundles"),
    ]

    operations = [migrations.RunPython(let_make_bundles, migrations.RunPython.noop)]
