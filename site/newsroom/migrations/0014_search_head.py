"""Titles and summaries as a vector of their own on PostgreSQL: short, and so stored in the row itself.

What a question finds is ranked by them, and the whole vector would have to be fetched for each row it finds.
"""

from django.db import migrations

POSTGRESQL = [
    """
    ALTER TABLE newsroom_searchentry ADD COLUMN head tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_tokens || ' zzgap'), 'A')
        || setweight(to_tsvector('simple', summary_tokens || ' zzgap'), 'B')
    ) STORED
    """,
    "ALTER TABLE newsroom_searchentry ALTER COLUMN head SET STORAGE main",
    # Into the row, where it was put beside it before.
    "UPDATE newsroom_searchentry SET title_key = title_key",
]
POSTGRESQL_BACK = "ALTER TABLE newsroom_searchentry DROP COLUMN head"


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0013_corrections_page")]

    operations = [migrations.RunPython(make, unmake)]
