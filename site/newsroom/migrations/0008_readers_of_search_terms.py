from django.db import migrations

from newsroom import roles


def let_read(apps, schema_editor):
    roles.let_read_search_terms(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("newsroom", "0007_feeds_page_and_footer"),
    ]

    operations = [migrations.RunPython(let_read, migrations.RunPython.noop)]
