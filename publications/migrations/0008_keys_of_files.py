import secrets

from django.db import migrations


def give_keys(apps, schema_editor):
    """Files from before have keys too; where they lie on the disk stays as it is, and is told to nobody."""
    for file in apps.get_model("publications", "File").objects.filter(key=None):
        file.key = secrets.token_hex(16)
        file.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0007_random_addresses"),
    ]

    operations = [
        migrations.RunPython(give_keys, migrations.RunPython.noop),
    ]
