from django.db import migrations

from newsroom import roles


def let_keep(apps, schema_editor):
    roles.let_keep_subscribers(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("newsroom", "0011_announced_before"),
    ]

    operations = [migrations.RunPython(let_keep, migrations.RunPython.noop)]
