from django.conf import settings
from django.db import migrations

from newsroom import roles


def make(apps, schema_editor):
    # Wagtail's two groups stand for nothing here; an office that already uses them keeps them.
    groups = apps.get_model("auth", "Group").objects.filter(name__in=("Moderators", "Editors"))
    groups.filter(user=None).delete()
    roles.make(apps.get_model)
    roles.make_moderation(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("editions", "0005_people_staleness_and_moderation"),
        ("newsroom", "0003_home_page"),
        ("publications", "0002_country_data"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        # They give permissions to the groups they find.
        ("wagtaildocs", "0012_uploadeddocument"),
        ("wagtailimages", "0023_add_choose_permissions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
