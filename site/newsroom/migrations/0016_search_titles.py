"""An index of titles alone on PostgreSQL: a word that every text has is in few of them."""

from django.db import migrations

MAKE = "CREATE INDEX newsroom_searchentry_titles ON newsroom_searchentry USING gin (ts_filter(head, '{a}'))"
UNMAKE = "DROP INDEX newsroom_searchentry_titles"


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(MAKE)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(UNMAKE)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0015_search_by_date")]

    operations = [migrations.RunPython(make, unmake)]
